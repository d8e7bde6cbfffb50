import type { TimelineEntry } from '../resources/timeline.ts'
import { codes } from './codes.ts'
import { dates } from './dates.ts'
import { agency, type EventKind, fact, type Maker, says, titled } from './event-words.ts'

/** The German name of a kind, a state, an outcome, a notice or an answer, as its contract gives it. */
const named = (entry: TimelineEntry, name: string, otherwise: string) =>
  fact(entry, `${name}Title`) || otherwise
const notice = (entry: TimelineEntry) => named(entry, 'notice', 'Mitteilung')
const kind = (entry: TimelineEntry) =>
  named(entry, 'kind', '') || codes.proceedingKind(fact(entry, 'kind')) || 'Verfahren'
const day = (entry: TimelineEntry) => (fact(entry, 'on') ? dates.day(fact(entry, 'on')) : null)

function answerWords(entry: TimelineEntry) {
  const answer = named(entry, 'answer', '')
  if (fact(entry, 'effect') === 'superseded')
    return says(
      'call-received',
      'attention',
      `Späte Antwort: ${agency(entry)}`,
      'Kam zu spät und hat nichts verändert.',
    )
  return says(
    'call-received',
    'good',
    `Antwort: ${agency(entry)}`,
    [notice(entry), answer].filter(Boolean).join(': '),
  )
}

/** Sentences for what happens to proceedings, notices and to the person's life. */
export const proceedingEvents: Record<string, [EventKind, Maker]> = {
  'case.adopted': ['file', () => says('assignment', 'neutral', 'Fallbegleitung übernommen')],
  'case.closed': ['file', () => says('flag', 'neutral', 'Fall abgeschlossen')],
  'case.reopened': ['file', () => says('undo', 'neutral', 'Fall wieder geöffnet')],
  'case.reopening-requested': [
    'file',
    () => says('undo', 'attention', 'Wiederaufnahme des Falls gewünscht'),
  ],
  'case.restricted': [
    'file',
    () =>
      says('block', 'neutral', 'Verarbeitung eingeschränkt', 'Die Akte ist nur noch aufbewahrt.'),
  ],
  'case.transferred': [
    'file',
    (e) => says('swap', 'attention', 'An eine Kollegin oder einen Kollegen übergeben', day(e)),
  ],
  'consents.ended': ['consents', () => says('block', 'neutral', 'Alle Einwilligungen beendet')],
  'file.erased': [
    'file',
    () => says('close', 'neutral', 'Akte gelöscht', 'Der Schlüssel der Person ist vernichtet.'),
  ],
  'finding.merged': [
    'proceedings',
    () => says('flag', 'neutral', 'Strukturhinweis mit ähnlichen gebündelt'),
  ],
  'notice.answered': ['proceedings', answerWords],
  'notice.reminded': [
    'proceedings',
    (e) => says('notifications', 'attention', `${agency(e)} erinnert`, notice(e)),
  ],
  'notice.sent': [
    'proceedings',
    (e) => says('call-made', 'good', `Mitteilung an ${agency(e)} gesendet`, notice(e)),
  ],
  'notice.withdrawn': [
    'proceedings',
    (e) => says('block', 'neutral', `Mitteilung an ${agency(e)} zurückgezogen`, notice(e)),
  ],
  'person.died': ['file', (e) => says('flag', 'attention', 'Person verstorben', day(e))],
  'person.moved': ['file', (e) => says('flag', 'attention', 'Person weggezogen', day(e))],
  'proceeding.advanced': [
    'proceedings',
    (e) =>
      says('flag', 'neutral', `Neuer Stand: ${named(e, 'state', 'Verfahren fortgeschritten')}`),
  ],
  'proceeding.closed': [
    'proceedings',
    (e) =>
      says('check-circle', 'good', `${kind(e)} abgeschlossen`, named(e, 'outcome', '') || null),
  ],
  'proceeding.held': ['proceedings', () => says('block', 'attention', 'Löschsperre gesetzt')],
  'proceeding.opened': ['proceedings', (e) => says('flag', 'good', `${kind(e)} begonnen`)],
  'proceeding.recorded': [
    'proceedings',
    (e) => says('draft', 'neutral', `Angaben ergänzt${titled(e)}`),
  ],
  'proceeding.released': ['proceedings', () => says('undo', 'neutral', 'Löschsperre aufgehoben')],
  'task.handed-over': ['tasks', (e) => says('swap', 'neutral', `Aufgabe übergeben${titled(e)}`)],
}
