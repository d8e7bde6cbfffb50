import type { TimelineEntry } from '../resources/timeline.ts'
import { dates } from './dates.ts'
import { type EventKind, fact, type Maker, says } from './event-words.ts'

const deadlineNames: Record<string, string> = {
  'acknowledgement-due': 'Annahme',
  'start-due': 'Beginn',
}
const deadlineName = (entry: TimelineEntry) => {
  const name = deadlineNames[fact(entry, 'rule')] ?? (fact(entry, 'ruleTitle') || 'Frist')
  return entry.target ? `${name}, ${entry.target}` : name
}
const dueDay = (entry: TimelineEntry) => {
  const day = fact(entry, 'dueOn')
  return day ? `fällig ${dates.day(day)}` : null
}

/** Sentences for what happens to deadlines. */
export const deadlineEvents: Record<string, [EventKind, Maker]> = {
  'deadline.extended': [
    'deadlines',
    (e) => says('event', 'neutral', `Frist verlängert: ${deadlineName(e)}`, dueDay(e)),
  ],
  'deadline.moved': [
    'deadlines',
    (e) => says('event', 'neutral', `Frist neu vereinbart: ${deadlineName(e)}`, dueDay(e)),
  ],
  'deadline.rebased': [
    'deadlines',
    (e) => says('event', 'neutral', `Auslösendes Datum korrigiert: ${deadlineName(e)}`, dueDay(e)),
  ],
  'deadline.resumed': [
    'deadlines',
    (e) => says('event', 'neutral', `Frist läuft weiter: ${deadlineName(e)}`, dueDay(e)),
  ],
  'deadline.suspended': [
    'deadlines',
    (e) => says('pause', 'neutral', `Frist ruht: ${deadlineName(e)}`),
  ],
  'deadline.warned': [
    'deadlines',
    (e) => says('schedule', 'attention', `Frist endet bald: ${deadlineName(e)}`, dueDay(e)),
  ],
  'deadline.met': [
    'deadlines',
    (e) => says('check-circle', 'good', `Frist gewahrt: ${deadlineName(e)}`),
  ],
  'deadline.missed': [
    'deadlines',
    (e) => says('warning', 'attention', `Frist verstrichen: ${deadlineName(e)}`, dueDay(e)),
  ],
  'deadline.started': [
    'deadlines',
    (e) => says('event', 'neutral', `Frist läuft: ${deadlineName(e)}`, dueDay(e)),
  ],
}
