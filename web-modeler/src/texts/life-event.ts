type Words = {
  events: Record<string, string>
  consequences: Record<string, string[]>
  confirm: Record<string, string>
  done: Record<string, string>
}

const ofCase: Words = {
  events: {
    moved: 'Die Person ist weggezogen',
    died: 'Die Person ist verstorben',
    transferred: 'Der Fall geht an eine Kollegin oder einen Kollegen über',
  },
  consequences: {
    moved: [
      'Offene Verfahren und Überleitungen enden oder gehen an die neue zuständige Stelle, wie es ihr Ablauf vorsieht.',
      'Laufende Fristen dieser Verfahren werden beendet, unbeantwortete Mitteilungen zurückgezogen.',
      'Eine Akte wird nur weitergegeben, wenn die Person dem zustimmt.',
    ],
    died: [
      'Alle offenen Verfahren, Überleitungen und Aufgaben zu dieser Person enden.',
      'Unbeantwortete Mitteilungen werden zurückgezogen; niemand schreibt die Person mehr an.',
      'Danach ist der Fall abzuschließen. Das lässt sich nicht rückgängig machen.',
    ],
    transferred: [
      'Offene Aufgaben dieses Falls gehen an die gewählte Person über.',
      'Fristen und laufende Verfahren bleiben unverändert.',
      'Angefangene Entwürfe bleiben erhalten. Die Übergabe steht im Verlauf.',
    ],
  },
  confirm: { moved: 'Wegzug melden', died: 'Tod der Person melden', transferred: 'Fall übergeben' },
  done: {
    moved: 'Der Wegzug ist gemeldet. Die Abläufe stellen sich darauf ein.',
    died: 'Der Tod der Person ist gemeldet. Die Abläufe enden.',
    transferred: 'Der Fall ist übergeben.',
  },
}

/** While a person is being taken in there is no case yet. */
const ofContact: Words = {
  events: {
    ...ofCase.events,
    transferred: 'Die Aufnahme geht an eine Kollegin oder einen Kollegen über',
  },
  consequences: {
    moved: [
      'Die Aufnahme endet, ihre offenen Aufgaben entfallen.',
      'Wer in einen anderen Kreis zieht, wird dort neu aufgenommen.',
      'Angaben gehen nur weiter, wenn die Person dem zustimmt.',
    ],
    died: [
      'Die Aufnahme endet, ihre offenen Aufgaben entfallen; niemand schreibt die Person mehr an.',
      'Das lässt sich nicht rückgängig machen.',
    ],
    transferred: [
      'Angefangene Aufgaben dieser Aufnahme gehen an die gewählte Person über.',
      'Wird ein Fall eröffnet, führt sie ihn weiter.',
      'Angefangene Entwürfe bleiben erhalten. Die Übergabe steht im Verlauf.',
    ],
  },
  confirm: { ...ofCase.confirm, transferred: 'Aufnahme übergeben' },
  done: {
    moved: 'Der Wegzug ist gemeldet. Die Aufnahme endet.',
    died: 'Der Tod der Person ist gemeldet. Die Aufnahme endet.',
    transferred: 'Die Aufnahme ist übergeben.',
  },
}

/** Words of „Ereignis melden“: what happened, and what follows from it before anybody confirms. */
export const lifeEventTexts = {
  ofCase,
  ofContact,
  open: 'Ereignis melden',
  title: 'Ereignis melden',
  legend: 'Was ist geschehen?',
  eventFault: 'Bitte auswählen, was geschehen ist.',
  on: { moved: 'Weggezogen am', died: 'Verstorben am', transferred: 'Übergabe am' } as Record<
    string,
    string
  >,
  onHint: 'tt.mm.jjjj',
  onFault: 'Bitte einen Tag angeben, zum Beispiel 16.12.2026.',
  onFuture: 'Der Tag darf nicht in der Zukunft liegen.',
  colleague: 'Übernimmt',
  colleagueChoose: 'Bitte wählen',
  colleagueFault: 'Bitte wählen, wer den Fall übernimmt.',
  noColleague: 'In Ihrer Stelle ist niemand sonst für Fälle eingetragen.',
  note: 'Vermerk',
  noteHint: 'Nur, was die nächste Person wissen muss. Keine Gesundheitsangaben.',
  toConsequences: 'Folgen ansehen',
  back: 'Angaben ändern',
  confirmTitle: {
    moved: 'Wegzug bestätigen',
    died: 'Tod der Person bestätigen',
    transferred: 'Übergabe bestätigen',
  } as Record<string, string>,
  consequencesTitle: 'Das geschieht danach',
  onRow: 'Tag',
}
