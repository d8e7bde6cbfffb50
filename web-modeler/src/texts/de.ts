import { caseTexts } from './case.ts'
import { contactTexts } from './contact.ts'
import { decisionTexts } from './decisions.ts'
import { inboxTexts } from './inbox.ts'
import { lifeEventTexts } from './life-event.ts'
import { noticeTexts } from './notice.ts'
import { proceedingTexts } from './proceeding.ts'
import { workTexts } from './work.ts'

/** Every word a person reads. Formal „Sie“, sentence case, verb phrases on buttons. */
export const t = {
  ...{ work: workTexts, caseFile: caseTexts, contact: contactTexts, inbox: inboxTexts },
  ...{ proceeding: proceedingTexts, lifeEvent: lifeEventTexts, notice: noticeTexts },

  decisions: decisionTexts,
  schemaFields: {
    choose: 'Bitte wählen',
    leaveEmpty: 'Leer lassen, wenn unbekannt.',
    dayHint: 'tt.mm.jjjj.',
    dayFault: (title: string) => `${title}: bitte als tt.mm.jjjj angeben, zum Beispiel 16.12.2026.`,
    more: (count: number) => `Weitere Angaben (${count}, freiwillig)`,
    yesNo: [
      { value: 'true', label: 'ja' },
      { value: 'false', label: 'nein' },
    ],
  },
  product: 'KIMflow',
  programme: ['Kommunales Integrationsmanagement', 'Nordrhein-Westfalen'],
  demoStrip: 'Übungsumgebung: Personen und Fälle sind erfunden',
  demoStripShort: 'Übungsumgebung, alles erfunden',
  demoWord: 'Übungsumgebung',
  flag: 'Flagge der Bundesrepublik Deutschland',
  loading: 'Wird geladen …',
  retry: 'Noch einmal versuchen',
  serviceReference: (code: string) => `Kennung für den Servicedesk: ${code}`,
  back: 'Zurück',
  cancel: 'Abbrechen',
  close: 'Schließen',
  optional: '(freiwillig)',
  none: '–',
  erased: 'Angaben gelöscht',
  erasedTitle: 'Die Angaben zur Person sind gelöscht.',
  erasedText:
    'Die Aufbewahrungsfrist ist abgelaufen (Art. 17 DSGVO). Geblieben sind Nummer, Tage und Stand, ohne Person.',
  toList: (list: string) => `Zur Liste: ${list}`,
  workingDaysLegend: 'AT = Arbeitstage in NRW',
  skip: {
    content: 'Zum Inhalt springen',
    list: 'Zur Liste springen',
    opened: 'Zum geöffneten Eintrag springen',
  },
  offline:
    'Keine Verbindung zum Server. Sie sehen den letzten Stand; Eingaben bleiben auf dieser Seite stehen.',
  online: 'Die Verbindung ist wieder da.',

  navigation: {
    label: 'Hauptnavigation',
    work: 'Arbeit',
    cases: 'Fälle',
    contacts: 'Kontakte',
    incidents: 'Störungen',
    inbox: 'Eingang',
    decisions: 'Regelprüfer',
    proceedings: 'Verfahren',
    coordination: 'Koordination',
    calculator: 'Fristenrechner',
  },
  search: {
    label: 'Fall-, Kontakt-, Verfahrensnr.',
    nothing: 'Kein Fall, kein Kontakt und kein Verfahren hat diese Nummer.',
    found: (count: number) => (count === 1 ? 'Ein Treffer' : `${count} Treffer`),
  },
  help: { open: 'Tastatur-Hilfe öffnen' },
  person: {
    menu: 'Menü',
    signOut: 'Abmelden',
    density: 'Dichte',
    densities: { compact: 'Kompakt', standard: 'Standard', wide: 'Weit' },
    theme: 'Darstellung',
    themes: { system: 'wie das System', light: 'Hell', dark: 'Dunkel' },
    shortcuts: 'Tastatur',
    shortcutsOn: 'Kurztasten verwenden',
  },

  due: {
    planned: (days: number) => `in ${days} AT`,
    soon: (days: number) => `bald, ${days} AT`,
    today: 'heute',
    overdue: (days: number) => `überfällig, ${days} AT`,
    resting: 'ruht (Person)',
    kept: 'gewahrt',
    missed: 'verstrichen',
    legal: 'gesetzlich, nicht änderbar',
    legalShort: 'gesetzliche Frist',
    agreed: 'vereinbart',
    byAuthority: 'von der Behörde gesetzt',
    until: (day: string) => `bis ${day}`,
    ended: 'beendet',
  },
  clock: {
    day: (day: number, of: number) => `Tag ${day} von ${of}`,
    late: (day: number, of: number) => `Tag ${day}, vereinbart waren ${of}`,
    ends: (on: string) => `vereinbarten Arbeitstagen, endet ${on}`,
    ended: (on: string) => `vereinbarten Arbeitstagen, endete ${on}`,
    resting: 'Die Uhr ruht, bis die Rückfrage beantwortet ist.',
    short: (target: string, day: number, of: number) => `${target} ${day}/${of}`,
  },

  undo: { label: 'Rückgängig', shortcut: 'Alt+Z' },

  signIn: {
    title: 'Anmelden',
    lead: 'Wählen Sie den Anmeldedienst Ihrer Organisation.',
    button: (district: string) => `Mit Konto anmelden: ${district}`,
    safety:
      'KIMflow speichert kein Kennwort. Nach 30 Minuten ohne Eingabe wird die Sitzung beendet; Entwürfe bleiben erhalten.',
    noCases: 'Sie begleiten selbst keine Fälle?',
    report: (district: string) => `Eine Person melden: ${district}`,
    people: 'Personen der Übungsumgebung',
    withoutPassword: 'ohne Kennwort',
    name: 'Name',
    role: 'Rolle oder Stelle',
    startsWith: 'Startet mit',
    action: 'Aktion',
    signInAs: (name: string) => `Anmelden als ${name}`,
    signInShort: 'Anmelden',
    districtGroup: (district: string) => `${district}: Integrationsmanagement`,
    agencyGroup: (district: string) => `Stellen: ${district}`,
    invented: 'Alle Namen, Fälle und Schreiben sind erfunden.',
    failed: {
      title: 'Die Anmeldung hat nicht geklappt.',
      help: 'Es wurde nichts verändert. Melden Sie sich noch einmal an; bleibt es dabei, hilft der Servicedesk.',
      reasons: {
        unbekannt:
          'Für dieses Konto ist in KIMflow niemand eingetragen. Wenden Sie sich an Ihre Teamleitung.',
        abgelaufen: 'Die Anmeldung hat zu lange gedauert. Melden Sie sich noch einmal an.',
        abgelehnt:
          'Der Anmeldedienst hat die Anmeldung nicht bestätigt. Melden Sie sich noch einmal an.',
        'nicht-erreichbar':
          'Der Anmeldedienst antwortet gerade nicht. Versuchen Sie es in einer Minute noch einmal.',
      } as Record<string, string>,
    },
    starts: {
      work: 'Arbeit: eigene Aufgaben',
      team: 'Arbeit und Störungen des Teams',
      process: 'Störungen in den Abläufen',
      inbox: 'Eingang der Stelle',
      office: 'Aufgaben und Eingang der Behörde',
      coordination: 'Koordination: Strukturhinweise',
      privacy: 'Aufgaben und Verfahren',
      none: 'noch keine Seite in diesem Stand',
    },
    expired: 'Ihre Sitzung ist beendet. Gespeicherte Entwürfe bleiben erhalten.',
  },

  noScreen: {
    title: 'Für Ihre Rolle gibt es noch keine Seite',
    text: 'Sie sind angemeldet. Welche Seiten Ihre Rolle braucht, legt Ihre Teamleitung fest.',
  },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht ist der Verweis alt oder unvollständig.',
    home: 'Zur Startseite',
  },
  incidents: {
    title: 'Störungen',
    lead: 'Schritte, die ohne eine Person nicht weitergehen. Nach der Behebung läuft der Schritt genau einmal weiter.',
    caption: 'Offene Störungen, neueste zuerst',
    step: 'Schritt',
    cause: 'Ursache',
    about: 'Fall oder Kontakt',
    since: 'Seit',
    retry: 'Schritt wiederholen',
    retryNamed: (step: string) => `Schritt wiederholen: ${step}`,
    retried: (step: string) => `„${step}“ läuft weiter.`,
    empty: 'Keine Störung',
    emptyText: 'Alle Abläufe gehen weiter. Eine neue Störung erscheint hier von selbst.',
  },
}
