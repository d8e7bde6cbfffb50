import { codes } from './codes.ts'
import { formTexts } from './form.ts'

/** Words of the work view and of everything a task shows. */
export const workTexts = {
  title: 'Arbeit',
  views: {
    label: 'Ansichten',
    group: 'Standard',
    names: {
      today: 'Heute dran',
      mine: 'Meine',
      group: 'Meine Gruppe, frei',
      overdue: 'Überfällig',
      'follow-up': 'Wiedervorlage',
      done: 'Erledigt',
    } as Record<string, string>,
  },
  list: {
    label: 'Aufgabenliste',
    count: (shown: number, total: number) =>
      shown === total ? `${total}` : `${shown} von ${total}`,
    caption: (view: string) => `Aufgaben der Ansicht ${view}`,
    task: 'Aufgabe und Fall',
    due: 'Fällig',
    referral: 'Überleitung',
    assignee: 'Zuständig',
    sort: 'Sortieren',
    sorts: { due: 'Restzeit', created: 'Eingang' } as Record<string, string>,
    sortedBy: (word: string) => `Sortiert nach ${word}`,
    search: 'Fall-, Kontakt-, Verfahrensnr.',
    clearSearch: 'Suche löschen',
    fresh: (count: number) =>
      count === 1 ? 'Eine neue Aufgabe anzeigen' : `${count} neue Aufgaben anzeigen`,
    gone: 'nicht mehr in dieser Ansicht',
    free: 'frei',
    followUp: (day: string) => `Wiedervorlage ${day}`,
    loading: 'Aufgaben werden geladen …',
    loaded: (count: number) => `${count} Aufgaben geladen`,
    page: (page: number, pages: number) => `Seite ${page} von ${pages}`,
    previous: 'Vorherige Seite',
    next: 'Nächste Seite',
    size: 'Zeilen',
    hints: [
      ['j', ''],
      ['k', 'blättern'],
      ['c', 'übernehmen'],
      ['?', 'alle'],
    ] as const,
  },
  empty: {
    today: ['Für heute ist alles erledigt', 'Freie Aufgaben finden Sie in der Ansicht der Gruppe.'],
    mine: [
      'Sie haben keine offene Aufgabe',
      'Freie Aufgaben finden Sie in der Ansicht der Gruppe.',
    ],
    group: ['Keine freie Aufgabe in Ihrer Gruppe', 'Neue Aufgaben erscheinen hier von selbst.'],
    overdue: ['Nichts ist überfällig', 'Aufgaben über der Frist erscheinen hier von selbst.'],
    'follow-up': [
      'Keine Wiedervorlage',
      'Zurückgelegte Aufgaben kommen an ihrem Tag von selbst zurück.',
    ],
    done: ['Noch nichts erledigt', 'Abgeschlossene Aufgaben bleiben hier nachlesbar.'],
    search: [
      'Keine Aufgabe passt zu dieser Suche',
      'Gesucht wird in Fall-, Kontakt- und Verfahrensnummern.',
    ],
  } as Record<string, [string, string]>,
  emptyToGroup: 'Freie Aufgaben der Gruppe ansehen',
  nothingOpen: [
    'Keine Aufgabe geöffnet',
    'Wählen Sie links eine Aufgabe. Mit j und k blättern Sie, Enter öffnet.',
  ] as const,

  task: {
    label: 'Geöffnete Aufgabe',
    backToList: 'Zurück zur Liste',
    tabs: { form: 'Aufgabe', context: 'Zusammenhang' },
    yours: (since: string) => `Ihre Aufgabe seit ${since}`,
    theirs: (name: string, since: string) => `${name} bearbeitet seit ${since}`,
    free: (group: string) => `Frei für ${codes.group(group)}`,
    claim: 'Aufgabe übernehmen',
    claimFirst: 'Erst übernehmen, dann ausfüllen.',
    release: 'Freigeben',
    takeOver: 'Von Kollegin oder Kollege übernehmen',
    takeOverTitle: (name: string) => `Aufgabe von ${name} übernehmen`,
    takeOverReason: 'Grund der Übernahme',
    takeOverHint: 'Der Grund steht im Verlauf. Bitte keine Angaben zur Person.',
    takeOverDo: 'Aufgabe übernehmen',
    reasonMissing: 'Bitte den Grund in einem Satz nennen.',
    complete: 'Aufgabe abschließen',
    followUp: 'Wiedervorlage',
    followUpTitle: 'Auf Wiedervorlage legen',
    followUpOn: 'Wiedervorlage am',
    followUpOnHint: 'tt.mm.jjjj. Die Frist der Aufgabe ändert sich dadurch nicht.',
    followUpFault: 'Bitte einen Tag ab morgen nennen, zum Beispiel 16.12.2026.',
    followUpReason: 'Grund',
    followUpDo: 'Auf Wiedervorlage legen',
    followedUp: (day: string) => `Die Aufgabe kommt am ${day} zurück.`,
    claimed: (title: string) => `„${title}“ übernommen.`,
    released: (title: string) => `„${title}“ freigegeben.`,
    completed: (title: string) => `„${title}“ abgeschlossen.`,
    nextOpened: (title: string) => `Nächste Aufgabe: ${title}.`,
    draftSaved: (time: string) => `Entwurf gespeichert ${time}`,
    draftSaving: 'Entwurf wird gespeichert …',
    draftUnsaved: 'Entwurf noch nicht gespeichert',
    afterwards: 'Danach:',
    closed: {
      completing: 'Diese Aufgabe wird gerade abgeschlossen.',
      completed: 'Diese Aufgabe ist abgeschlossen.',
      cancelled: 'Diese Aufgabe ist entfallen, weil der Ablauf einen anderen Weg genommen hat.',
      obsolete: 'Diese Aufgabe ist entfallen, weil der Ablauf einen anderen Weg genommen hat.',
    } as Record<string, string>,
    formLoading: 'Formular wird geladen …',
    sensitive:
      'Schreiben Sie in freie Felder nur, was die Aufgabe braucht: keine Gesundheitsangaben, kein Asylgrund.',
  },
  faults: (count: number) =>
    count === 1 ? 'Bitte eine Angabe prüfen' : `Bitte ${count} Angaben prüfen`,

  proposal: {
    title: (words: string) => `Vorschlag: ${words}`,
    rule: (index: number, of: number) => `Regel ${index} von ${of}`,
    rules: (list: string, of: number) => `Regeln ${list} von ${of}`,
    decide: 'Sie entscheiden.',
    none: 'keine passende Stelle',
    facts: {
      emergency: (yes: unknown) => (yes ? 'Notfall' : 'kein Notfall'),
      existingCaseManager: (yes: unknown) =>
        yes ? 'andere Fallbegleitung vorhanden' : 'keine andere Fallbegleitung',
      needsAreas: (count: unknown) =>
        count === 1
          ? 'ein Bereich mit Unterstützungsbedarf'
          : `${count} Bereiche mit Unterstützungsbedarf`,
      providers: (count: unknown) =>
        count === 0
          ? 'noch keine Stelle beteiligt'
          : count === 1
            ? 'eine Stelle schon beteiligt'
            : `${count} Stellen schon beteiligt`,
      ownResources: (word: unknown) =>
        word === 'sufficient' ? 'eigene Mittel reichen aus' : 'eigene Mittel reichen nicht aus',
      consent: (yes: unknown) => (yes ? 'Einwilligung liegt vor' : 'keine Einwilligung'),
      age: (age: unknown) => (age === null ? 'Alter nicht bekannt' : `${age} Jahre alt`),
      status: (code: unknown) => codes.residenceStatus(String(code)),
      needs: (list: unknown) =>
        Array.isArray(list) && list.length > 0
          ? `Anliegen: ${list.map((topic) => codes.topic(String(topic))).join(', ')}`
          : 'kein Anliegen genannt',
      fitForWork: (yes: unknown) => (yes ? 'erwerbsfähig' : 'nicht erwerbsfähig'),
      workCapacity: (word: unknown) => (word === 'able' ? 'erwerbsfähig' : 'nicht erwerbsfähig'),
    } as Record<string, (value: unknown) => string>,
  },

  conflict: {
    title: (who: string | null, when: string | null) =>
      `${who ?? 'Jemand anderes'} hat diese Aufgabe${when ? ` um ${when} Uhr` : ''} gespeichert.`,
    text: 'Ihre Angaben sind nicht verloren. Wählen Sie je Feld, was gelten soll.',
    caption: 'Unterschiede je Feld',
    field: 'Feld',
    mine: 'Ihre Angaben',
    stored: 'Gespeichert',
    same: (value: string) => `${value} (gleich)`,
    nothing: '(leer)',
    save: 'Auswahl speichern',
    takeStored: 'Nur Gespeichertes übernehmen',
    count: (count: number) => (count === 1 ? 'Ein Unterschied' : `${count} Unterschiede`),
    mineFor: (field: string, value: string) => `${field}: Ihre Angabe ${value}`,
    storedFor: (field: string, value: string) => `${field}: gespeichert ${value}`,
  },

  context: {
    label: 'Zusammenhang',
    contactLabel: 'Kontakt',
    contact: (number: string) => `Kontakt ${number}`,
    caseFile: (number: string) => `Fall ${number}`,
    caseLabel: 'Fall',
    open: 'Öffnen',
    openNamed: (name: string) => `${name} öffnen`,
    person: 'Person',
    language: 'Sprache',
    reach: 'Erreichbar',
    topics: 'Anliegen',
    source: 'Gemeldet von',
    since: 'Eingang',
    phase: 'Phase',
    onTurn: 'Am Zug',
    history: 'Verlauf',
    message: 'Nachricht',
    interpreter: 'Dolmetschen nötig',
    urgent: 'eilig gemeldet',
    sayTitle: 'Wem darf ich was sagen?',
    sayText:
      'Meldende Stelle: nur, dass Kontakt besteht. Andere Stellen: erst nach Einwilligung je Zweck.',
  },

  keys: {
    title: 'Tastatur',
    key: 'Taste',
    effect: 'Wirkung',
    rows: [
      ['j', 'nächste Aufgabe'],
      ['k', 'vorherige Aufgabe'],
      ['Enter', 'markierte Aufgabe öffnen'],
      ['c', 'Aufgabe übernehmen'],
      ['/', 'zur Suche springen'],
      ['g m', 'zu Ihren Aufgaben'],
      ['Strg+Enter', 'Aufgabe abschließen'],
      ['Alt+Z', 'letzten Schritt rückgängig machen'],
      ['?', 'diese Übersicht'],
    ] as const,
    note: 'In Eingabefeldern ruhen die Kurztasten. Im Ablaufbild: Pfeiltasten folgen dem Weg.',
  },

  form: formTexts,
}
