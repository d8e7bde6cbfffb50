/** Words of the page that asks decision tables without opening a case. */
export const decisionTexts = {
  title: 'Regelprüfer',
  lead: 'Was sagt das Recht? Angaben prüfen, ohne einen Fall anzulegen. Nichts wird gespeichert; geben Sie keine Namen ein.',
  choose: 'Regel',
  chooseHint: 'Jede Regel ist eine Tabelle mit Quelle und Geltung je Zeile.',
  chooseFirst: 'Bitte wählen',
  noneTitle: 'Noch keine Regel gewählt',
  noneText: 'Wählen Sie oben eine Regel. Sie sehen dann ihre Fragen und die ganze Tabelle.',
  missing: (field: string) => `Bitte angeben: ${field}`,
  asOf: 'Stichtage',
  decisionDate: 'Tag der Entscheidung',
  decisionDateHint: 'Leer bedeutet heute.',
  applicationDate: 'Tag des Antrags',
  applicationDateHint: 'Diese Regel unterscheidet nach dem Tag des Antrags.',
  assume: 'So rechnen, als gälte das LRAG (Entwurf, nicht in Kraft)',
  check: 'Regel prüfen',
  example: 'Beispiel einsetzen',
  exampleDone: 'Das Beispiel ist eingesetzt.',
  result: 'Ergebnis',
  resultNone: 'Keine Regel trifft zu',
  resultSaid: (count: number) =>
    count === 0
      ? 'Keine Regel trifft zu.'
      : count === 1
        ? 'Eine Regel trifft zu.'
        : `${count} Regeln treffen zu.`,
  rule: (index: number, of: number) => `Regel ${index} von ${of}`,
  version: (version: number) => `Tabelle in Version ${version}`,
  valid: (from: string, to: string | null) =>
    to ? `gilt vom ${from} bis ${to}` : `gilt ab ${from}`,
  verified: (day: string, by: string) => `Text gelesen am ${day}, ${by}`,
  explanation: 'Begründung',
  notices: 'Hinweise',
  table: 'Ganze Tabelle',
  tableOf: (title: string) => `Tabelle „${title}“`,
  number: 'Nr.',
  reason: 'Grund',
  source: 'Quelle',
  validity: 'Geltung',
  why: 'Trifft zu?',
  hit: 'trifft zu',
  any: 'beliebig',
  missed: (input: string, given: string) => `nein: ${input} ist „${given}“`,
  missedEarlier: 'nicht mehr geprüft: Eine frühere Regel trifft zu',
  missedUnknown: 'nein',
  hitPolicies: {
    FIRST: 'Die erste Zeile, die passt, antwortet.',
    UNIQUE: 'Genau eine Zeile passt.',
    COLLECT: 'Alle Zeilen, die passen, antworten.',
  } as Record<string, string>,
}
