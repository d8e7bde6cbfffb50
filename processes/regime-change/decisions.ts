import Type from 'typebox'
import {
  choice,
  type DecisionContract,
  dayIfKnown,
  numberIfKnown,
  numberOrNone,
  textOrNone,
  wholeNumber,
  yesNo,
} from '../decision-contract.ts'

/** What the tables of the change between benefit regimes look at and answer. */
export const decisions = {
  'benefit-regime': {
    facts: Type.Object({
      situation: choice('Aufenthaltsrechtliche Lage', {
        'asylum-request': 'Asylantrag gestellt oder Asylgesuch',
        'asylum-procedure': 'Aufenthaltsgestattung',
        tolerated: 'Duldung',
        'obliged-to-leave': 'vollziehbar ausreisepflichtig',
        'follow-up-application': 'Folgeantrag oder Zweitantrag',
        'family-of-asylblg':
          'Ehegatte oder minderjähriges Kind einer nach AsylbLG berechtigten Person',
        'temporary-protection-sought': '§ 24: Schutzgesuch, noch keine Fiktionsbescheinigung',
        'temporary-protection': '§ 24: Fiktionsbescheinigung oder Titel ausgestellt',
        recognised: 'anerkannt (Art. 16a GG, Flüchtling, subsidiärer Schutz)',
        'removal-ban': '§ 25 Abs. 3 (Abschiebungsverbot), Titel erteilt',
        'humanitarian-25-4': '§ 25 Abs. 4 Satz 1',
        'humanitarian-25-5': '§ 25 Abs. 5',
        'war-23-1': '§ 23 Abs. 1 wegen des Krieges im Heimatland',
        'other-title': 'anderer Titel (§§ 25a, 25b, 104c, Arbeit, Familie …)',
        unlimited: 'Niederlassungserlaubnis oder Daueraufenthalt-EU',
        'title-lost': 'Titel widerrufen oder abgelaufen, jetzt Duldung',
        'mixed-household': 'Haushalt mit verschiedenem Status',
        'eu-citizen': 'Unionsbürgerschaft',
        german: 'deutsche Staatsangehörigkeit',
      }),
      identificationDone: choice(
        'Erkennungsdienstliche Behandlung (nur § 24)',
        {
          yes: 'durchgeführt oder nicht nötig',
          missing: 'nötig, fehlt noch',
          'not-applicable': 'nicht § 24 oder nicht bekannt',
        },
        { default: 'not-applicable' },
      ),
      protectionDocumentOn: dayIfKnown('§ 24: erste Fiktionsbescheinigung oder Titel vom', {
        default: null,
        description:
          'Von Bedeutung, wenn das LRAG gilt (Stichtag 01.04.2025), und für Titel aus der Zeit vor dem 01.06.2022.',
      }),
      documentKind: choice(
        '§ 24: Art des Papiers',
        {
          'fiction-certificate': 'Fiktionsbescheinigung',
          title: 'Aufenthaltserlaubnis',
          none: 'keines oder nicht bekannt',
        },
        { default: 'none' },
      ),
      suspensionMonths: numberIfKnown('§ 25 Abs. 5: volle Monate seit der Aussetzung', {
        default: null,
        description: 'Monate seit der Entscheidung über die Aussetzung der Abschiebung.',
      }),
      titleMonths: numberIfKnown('Gesamtgültigkeit des Titels in Monaten', { default: null }),
    }),
    result: Type.Object({
      regime: choice('Rechtskreis', {
        asylblg: 'AsylbLG',
        'sgb2-or-sgb12': 'SGB II oder SGB XII',
        'per-person': 'je Person getrennt prüfen',
      }),
      ends: choice('Bisherige Leistung endet', {
        'end-of-month-of-document': 'Ende des Monats der Fiktionsbescheinigung oder des Titels',
        'end-of-month-of-recognition': 'Ende des Monats der Anerkennung',
        'end-of-month-of-issue': 'Ende des Monats der Erteilung',
        'end-of-month-of-18-months': 'Ende des Monats, in dem 18 Monate voll sind',
        'with-loss-of-title': 'mit dem Verlust des Titels, Jobcenter hebt auf',
        'transition-rule': 'nach der Übergangsregel des Entwurfs',
        none: 'kein Wechsel',
      }),
      starts: choice('Neue Leistung beginnt', {
        'sgb2-first-of-next-month': 'am Ersten des Folgemonats, auf Antrag (§ 37 SGB II)',
        'asylblg-on-knowledge': 'mit Kenntnis des Bedarfs (§ 6b AsylbLG)',
        none: 'kein Wechsel',
      }),
      approvalMonths: numberOrNone('Bewilligung höchstens (Monate)'),
      manualCheck: yesNo('Von Hand prüfen'),
    }),
    example: {
      facts: {
        situation: 'temporary-protection',
        identificationDone: 'yes',
        documentKind: 'fiction-certificate',
        protectionDocumentOn: '2026-11-09',
      },
      decisionDate: '2026-11-22',
    },
  },

  'benefit-name': {
    facts: Type.Object({
      law: choice('Gesetz', {
        sgb2: 'SGB II',
        'sgb12-chapter-3': 'SGB XII, drittes Kapitel',
        'sgb12-chapter-4': 'SGB XII, viertes Kapitel',
        asylblg: 'AsylbLG',
      }),
    }),
    result: Type.Object({
      name: choice('Name der Leistung', {
        'arbeitslosengeld-2': 'Arbeitslosengeld II',
        buergergeld: 'Bürgergeld',
        grundsicherungsgeld: 'Grundsicherungsgeld',
        'hilfe-zum-lebensunterhalt': 'Hilfe zum Lebensunterhalt',
        'grundsicherung-sgb12': 'Grundsicherung im Alter und bei Erwerbsminderung',
        asylbewerberleistungen: 'Asylbewerberleistungen',
      }),
      onPaper: textOrNone('Auf Vordrucken noch'),
    }),
    example: { facts: { law: 'sgb2' }, decisionDate: '2026-07-01' },
  },

  'analogue-benefits': {
    facts: Type.Object({
      monthsInGermany: wholeNumber('Volle Monate ohne wesentliche Unterbrechung in Deutschland'),
      abuse: yesNo('Aufenthaltsdauer rechtsmissbräuchlich beeinflusst (festgestellt)', {
        default: false,
      }),
      receivedBefore: yesNo('Am 26.02.2024 schon Leistungen nach § 2 AsylbLG', {
        default: false,
      }),
      parentReceives: yesNo('Elternteil im Haushalt erhält Leistungen nach § 2', {
        default: false,
        description: 'Nur bei Minderjährigen (§ 2 Abs. 3 AsylbLG).',
      }),
    }),
    result: Type.Object({
      benefit: choice('Leistung', {
        analogue: 'Leistungen entsprechend SGB XII (§ 2 AsylbLG)',
        basic: 'Grundleistungen (§ 3 AsylbLG)',
        check: 'prüfen und beraten',
      }),
    }),
    example: { facts: { monthsInGermany: 36, abuse: false }, decisionDate: '2026-11-22' },
  },

  'health-cover': {
    facts: Type.Object({
      benefit: choice('Leistung', {
        'asylblg-basic': 'AsylbLG, Grundleistungen',
        'asylblg-analogue': 'AsylbLG, § 2',
        sgb2: 'SGB II bewilligt',
        'sgb2-pending': 'SGB II beantragt, noch nicht bewilligt',
        sgb12: 'SGB XII',
        'sgb2-ended': 'SGB II beendet',
      }),
      age: wholeNumber('Alter', { maximum: 120, description: 'Vollendete Lebensjahre.' }),
    }),
    result: Type.Object({
      cover: choice('Absicherung', {
        'treatment-certificate': 'Krankenschein oder Karte ohne Mitgliedschaft (§§ 4, 6 AsylbLG)',
        'card-as-member': 'Karte wie ein Mitglied (§ 264 Abs. 2 SGB V)',
        'compulsory-member': 'Pflichtversicherung (§ 5 Abs. 1 Nr. 2a SGB V)',
        'proof-missing': 'rückwirkend versichert, Nachweis fehlt: Überbrückung beraten',
        'follow-on-insurance': 'Anschlussversicherung: Kasse benachrichtigen',
      }),
    }),
    example: { facts: { benefit: 'asylblg-basic', age: 9 }, decisionDate: '2026-11-22' },
  },

  'application-receipt': {
    facts: Type.Object({
      receivingBody: choice('Wo ging der Antrag ein?', {
        'competent-agency': 'zuständiger Leistungsträger',
        'other-agency': 'anderer Leistungsträger nach dem SGB',
        municipality: 'Gemeinde (auch Fallmanagement im Rathaus)',
        'independent-provider': 'freier Träger',
        'mission-abroad': 'Auslandsvertretung',
      }),
    }),
    result: Type.Object({
      effect: choice('Wirkung', {
        'filed-today': 'gilt mit dem Eingang als gestellt',
        'filed-and-forward': 'gilt mit dem Eingang als gestellt, noch heute weiterleiten',
        'messenger-only': 'noch nicht gestellt: heute zum Leistungsträger bringen',
      }),
      forward: yesNo('Weiterleiten'),
    }),
    example: { facts: { receivingBody: 'municipality' }, decisionDate: '2026-11-22' },
  },

  'title-validity': {
    facts: Type.Object({
      title: choice('Titel', {
        'temporary-protection': '§ 24 (vorübergehender Schutz, Ukraine)',
        other: 'anderer Titel',
      }),
      heldOnCutOff: choice('Am 01.02.2026 gültig', {
        yes: 'ja',
        no: 'nein',
        unknown: 'nicht bekannt',
      }),
      printedUntil: dayIfKnown('Aufgedrucktes Ende'),
    }),
    result: Type.Object({
      validity: choice('Gültigkeit', {
        'by-regulation': 'läuft kraft Verordnung weiter, das aufgedruckte Datum stimmt nicht',
        printed: 'bis zum aufgedruckten Datum: vorher Verlängerung beantragen',
        check: 'bei der Ausländerbehörde klären',
      }),
      validUntil: textOrNone('Gültig bis'),
    }),
    example: {
      facts: { title: 'temporary-protection', heldOnCutOff: 'yes', printedUntil: '2026-03-04' },
      decisionDate: '2026-11-22',
    },
  },

  'payment-card': {
    facts: Type.Object({
      municipality: choice('Gemeinde', {
        'takes-part': 'nutzt die Bezahlkarte',
        'opted-out': 'hat sich insgesamt gegen die Karte entschieden',
      }),
      inTraining: yesNo('In Berufsausbildung', { default: false }),
      earnsAtLeastMinor: yesNo('Verdient so viel wie die Geringfügigkeitsgrenze oder mehr', {
        default: false,
      }),
      monthsSinceJobEnded: numberIfKnown('Volle Monate seit dem Ende der Arbeit', {
        default: null,
        description: 'Nur nach einer Arbeit, die von der Karte befreit hat; sonst leer.',
      }),
    }),
    result: Type.Object({
      payment: choice('Auszahlung', {
        account: 'auf das Konto',
        exempt: 'von der Karte ausgenommen: auf das Konto',
        card: 'Bezahlkarte; Basiskonto trotzdem eröffnen',
      }),
    }),
    example: {
      facts: { municipality: 'takes-part', inTraining: true },
      decisionDate: '2026-11-22',
    },
  },
} satisfies Record<string, DecisionContract>
