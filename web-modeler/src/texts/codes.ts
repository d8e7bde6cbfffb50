/** German words for the codes the server speaks in. One word per thing, as the glossary has it. */

const named = (words: Record<string, string>, code: string | null | undefined): string =>
  code ? (words[code] ?? code) : ''

const sources: Record<string, string> = {
  self: 'die Person selbst',
  family: 'Familie oder Bekannte',
  authority: 'Behörde',
  school: 'Schule oder Kita',
  accommodation: 'Unterkunft',
  counselling: 'Beratungsstelle',
  other: 'andere Stelle',
}
const topics: Record<string, string> = {
  livelihood: 'Lebensunterhalt',
  housing: 'Wohnen',
  german: 'Deutsch lernen',
  'childcare-school': 'Kita und Schule',
  health: 'Gesundheit',
  'work-recognition': 'Arbeit und Anerkennung',
  residence: 'Aufenthalt',
  family: 'Familie',
  discrimination: 'Diskriminierung',
}
const channels: Record<string, string> = {
  'text-message': 'nur Kurznachricht',
  phone: 'Anruf',
  email: 'E-Mail',
  letter: 'Brief',
  'through-reporter': 'über die meldende Stelle',
}
const contactStates: Record<string, string> = {
  open: 'offen',
  received: 'eingegangen',
  talked: 'Gespräch geführt',
  decided: 'entschieden',
  'case-opened': 'Fall eröffnet',
  closed: 'abgeschlossen',
}
const outcomes: Record<string, string> = {
  OPEN_CASE: 'Ins Case Management aufnehmen',
  SIGNPOSTING: 'Verweisberatung',
  SIGNPOSTING_WITH_FOLLOW_UP: 'Verweisberatung mit Nachfrage nach vier Wochen',
  ANONYMOUS_ADVICE: 'Anonyme Beratung ohne Akte',
  INFO_ONLY: 'Nur Auskunft',
  WARM_HANDOVER: 'An die bisherige Begleitung übergeben',
  EMERGENCY_HANDOVER: 'An eine Notfallstelle übergeben',
  TEAM_DECISION: 'Im Team entscheiden',
}
const phases: Record<string, string> = {
  access: 'Zugang',
  intake: 'Klärung',
  assessment: 'Bedarf',
  'support-plan': 'Hilfeplan',
  linking: 'Umsetzung',
  monitoring: 'Begleitung',
  closing: 'Abschluss',
}
const purposes: Record<string, string> = {
  'case-conference': 'Fallkonferenz',
  'case-management': 'Fallmanagement',
  counselling: 'Beratung',
  'migration-counselling': 'Migrationsberatung',
  'youth-counselling': 'Jugendmigrationsdienst',
  benefits: 'Leistung',
  livelihood: 'Lebensunterhalt',
  language: 'Sprachkurs',
  'language-course': 'Sprachkurs',
  work: 'Arbeit',
  residence: 'Aufenthalt',
}
const organisationKinds: Record<string, string> = {
  'municipal-integration-centre': 'Kommunales Integrationszentrum',
  jobcenter: 'Jobcenter',
  'social-welfare-office': 'Sozialamt',
  mbe: 'Migrationsberatung (MBE)',
  jmd: 'Jugendmigrationsdienst (JMD)',
  'youth-welfare-office': 'Jugendamt',
  'employment-agency': 'Agentur für Arbeit',
  'integration-course': 'Integrationskurs',
  'foreigners-authority': 'Ausländerbehörde',
  'nationality-authority': 'Staatsangehörigkeitsbehörde',
  'anti-discrimination-office': 'Servicestelle Antidiskriminierung',
  school: 'Schule',
  'adult-education-centre': 'Volkshochschule, Landeskurse',
  'family-benefits-office': 'Wohngeldstelle, Familienkasse',
  'job-language-course': 'Berufssprachkurs',
  'recognition-advice': 'Anerkennungsberatung',
  'return-advice': 'Rückkehrberatung',
  'special-advice-centre': 'Fachberatung',
}
const referralStates: Record<string, string> = {
  draft: 'in Vorbereitung',
  released: 'freigegeben',
  sent: 'gesendet',
  delivered: 'zugestellt',
  accepted: 'angenommen',
  rejected: 'abgelehnt',
  question: 'Rückfrage offen',
  started: 'begonnen',
  dropped: 'nicht zustande gekommen',
  withdrawn: 'zurückgezogen',
  undeliverable: 'nicht zustellbar',
}
const chainSteps: Record<string, string> = {
  released: 'Freigegeben',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  accepted: 'Annahme',
  started: 'Begonnen',
  closed: 'Abgeschlossen',
}
const dataCategories: Record<string, string> = {
  name: 'Name',
  birthDate: 'Geburtsdatum',
  'birth-date': 'Geburtsdatum',
  phone: 'Telefon',
  email: 'E-Mail',
  contact: 'Kontaktweg',
  channel: 'Kontaktweg',
  language: 'Sprache',
  languages: 'Sprache',
  interpreter: 'Dolmetschen',
  topics: 'Anliegen',
  appointmentWish: 'Terminwunsch',
  'appointment-wish': 'Terminwunsch',
  message: 'Nachricht',
  'residence-status': 'Aufenthaltsstatus',
  status: 'Aufenthaltsstatus',
  health: 'Gesundheit',
  benefits: 'Leistungen',
  family: 'Familie',
  notes: 'Gesprächsnotizen',
  situation: 'Lebenslage',
}
const rejections: Record<string, string> = {
  'not-competent': 'Nicht zuständig',
  'wrong-age': 'Altersgrenze nicht erfüllt',
  'no-places': 'Kein freier Platz',
  'documents-missing': 'Unterlagen fehlen',
  'did-not-appear': 'Person nicht erschienen',
  language: 'Sprache nicht abgedeckt',
}
const groups: Record<string, string> = {
  'case-management': 'Fallmanagement',
  'team-lead': 'Teamleitung',
  coordination: 'Koordination',
  'steering-group': 'Lenkungsgruppe',
  'working-group': 'Arbeitsgruppe',
  'data-protection': 'Datenschutz',
}
const teams = new Set(['case-management', 'team-lead', 'coordination', 'data-protection'])
const proceedingKinds: Record<string, string> = {
  intake: 'Aufnahme',
  'support-plan': 'Hilfeplanung',
  'regime-change': 'Rechtskreiswechsel',
  naturalisation: 'Einbürgerung',
  'right-to-remain': 'Bleiberecht',
  'structural-finding': 'Strukturhinweis',
  'case-closure': 'Fallabschluss',
}
const stepKinds: Record<string, string> = {
  start: 'Ereignis',
  task: 'Aufgabe',
  automatic: 'automatisch',
  decision: 'Regel',
  gateway: 'Entscheidung',
  split: 'Verzweigung',
  wait: 'Warten',
  call: 'Teilablauf',
  end: 'Ende',
  boundary: 'Ereignis',
}
const stepStates: Record<string, string> = {
  open: 'offen',
  current: 'jetzt',
  done: 'erledigt',
  cancelled: 'entfallen',
  failed: 'gestört',
}
const accountableSteps: Record<string, string> = {
  task: 'Aufgabe',
  acknowledgement: 'Annahme erklären',
  start: 'Beginn melden',
  question: 'Rückfrage beantworten',
  incident: 'Störung beheben',
  sending: 'Überleitung übermitteln',
  processing: 'nächsten Schritt vorbereiten',
  case: 'Fall begleiten',
}
const residenceStatuses: Record<string, string> = {
  'asylum-procedure': 'im Asylverfahren',
  tolerated: 'mit Duldung',
  recognised: 'anerkannt',
  'temporary-protection': 'vorübergehender Schutz',
  'eu-citizen': 'EU-Bürgerin oder EU-Bürger',
  'other-title': 'anderer Aufenthaltstitel',
  german: 'deutsch',
  unknown: 'nicht bekannt',
}

const proceedingPrefixes = /^(?:ABS|AUF|BLR|EBN|HPL|RKW|SIM)-/
const languageNames = new Intl.DisplayNames('de', { type: 'language' })

export const codes = {
  /**
   * Inside one district its own prefix goes without saying: AHR-2026-0418 → 2026-0418. The prefix of
   * a proceeding names its kind and stays: two numbers that look alike would be one for a reader.
   */
  number: (number: string) =>
    proceedingPrefixes.test(number) ? number : number.replace(/^[A-Z]{2,4}-(?=\d)/, ''),
  source: (code: string) => named(sources, code),
  topic: (code: string) => named(topics, code),
  channel: (code: string) => named(channels, code),
  contactState: (code: string) => named(contactStates, code),
  outcome: (code: string | null) => named(outcomes, code),
  phase: (code: string) => named(phases, code),
  purpose: (code: string) => named(purposes, code),
  organisationKind: (code: string) => named(organisationKinds, code),
  referralState: (code: string) => named(referralStates, code),
  chainStep: (code: string) => named(chainSteps, code),
  dataCategory: (code: string) => named(dataCategories, code),
  rejection: (code: string | null) => named(rejections, code),
  /** A group of a body outside is called as the body itself. */
  group: (code: string | null) => named({ ...organisationKinds, ...groups }, code),
  /** Who owes a step that nobody took: „Gruppe Fallmanagement“, but „Arbeitsgruppe“, „Ausländerbehörde“. */
  team: (code: string) => (teams.has(code) ? `Gruppe ${named(groups, code)}` : codes.group(code)),
  proceedingKind: (code: string) => named(proceedingKinds, code),
  stepKind: (code: string) => named(stepKinds, code),
  stepState: (code: string) => named(stepStates, code),
  accountableStep: (code: string) => named(accountableSteps, code),
  residenceStatus: (code: string) => named(residenceStatuses, code),
  /** The language's own German name; an unknown code stays as it is. */
  language(code: string): string {
    try {
      return languageNames.of(code) ?? code
    } catch {
      return code
    }
  },
}
