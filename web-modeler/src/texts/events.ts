import type { TimelineEntry } from '../resources/timeline.ts'
import { closingEvents } from './closing-events.ts'
import { codes } from './codes.ts'
import { dates } from './dates.ts'
import { deadlineEvents } from './deadline-events.ts'
import {
  agency,
  type EventKind,
  type EventWords,
  fact,
  type Maker,
  says,
  titled,
} from './event-words.ts'
import { proceedingEvents } from './proceeding-events.ts'

function verdictWords(entry: TimelineEntry) {
  const who = agency(entry)
  const late =
    fact(entry, 'effect') === 'superseded' ? 'Kam zu spät und hat nichts verändert.' : null
  switch (fact(entry, 'verdict')) {
    case 'accepted':
      return says('check-circle', 'good', `${who} hat angenommen`, late)
    case 'rejected':
      return says(
        'block',
        'attention',
        `${who} hat abgelehnt`,
        late ?? codes.rejection(fact(entry, 'reason')),
      )
    case 'question':
      return says(
        'call-received',
        'attention',
        `${who} hat eine Rückfrage`,
        late ?? 'Die Antwortfrist ruht.',
      )
    case 'started':
      return says('check-circle', 'good', `${who} meldet den Beginn`, late)
    default:
      return says('call-received', 'attention', `${who} meldet: nicht zustande gekommen`, late)
  }
}

const closings: Record<string, string> = {
  started: 'begonnen',
  dropped: 'nicht zustande gekommen',
  rejected: 'abgelehnt',
  withdrawn: 'zurückgezogen',
}

/** One sentence for each event of the evidence chain. */
const makers: Record<string, [EventKind, Maker]> = {
  'acknowledgement.received': ['referrals', verdictWords],
  'case.advanced': [
    'file',
    (e) => says('flag', 'neutral', `Phase ${codes.phase(fact(e, 'phase'))} erreicht`),
  ],
  'case.opened': ['file', () => says('flag', 'good', 'Fall eröffnet')],
  'consent.given': [
    'consents',
    (e) =>
      says(
        'verified',
        'good',
        e.target
          ? `Einwilligung für ${e.target} erteilt`
          : `Einwilligung erteilt: ${codes.purpose(fact(e, 'purpose'))}`,
        [
          codes.language(fact(e, 'language') || 'de'),
          fact(e, 'interpreted') === 'true' ? 'mit Dolmetschen' : '',
        ]
          .filter(Boolean)
          .join(', '),
      ),
  ],
  'consent.refused': [
    'consents',
    (e) => says('block', 'attention', `Einwilligung für ${agency(e)} nicht erteilt`),
  ],
  'consent.withdrawn': [
    'consents',
    () =>
      says(
        'block',
        'attention',
        'Einwilligung widerrufen',
        'Ab jetzt wird auf dieser Grundlage nichts mehr übermittelt.',
      ),
  ],
  'contact.closed': [
    'file',
    (e) =>
      says('check-circle', 'neutral', 'Kontakt abgeschlossen', codes.outcome(fact(e, 'outcome'))),
  ],
  'duplicate.found': [
    'file',
    () =>
      says(
        'check-circle',
        'attention',
        'Eine andere Stelle ist schon zuständig',
        'Das steht jetzt in den Angaben zum Erstgespräch.',
      ),
  ],
  'contact.received': [
    'file',
    (e) =>
      says(
        'call-received',
        'neutral',
        'Kontakt eingegangen',
        `Gemeldet von: ${codes.source(fact(e, 'source'))}${fact(e, 'urgent') === 'true' ? ', eilig' : ''}`,
      ),
  ],
  ...deadlineEvents,
  'incident.retried': ['file', () => says('sync', 'neutral', 'Gestörter Schritt wiederholt')],
  'outcome.decided': [
    'file',
    (e) => says('rule', 'good', `Entschieden: ${codes.outcome(fact(e, 'outcome'))}`),
  ],
  'proposal.made': [
    'file',
    (e) =>
      says(
        'lightbulb',
        'neutral',
        'Vorschlag der Entscheidungstabelle liegt vor',
        fact(e, 'rules') ? `Regel ${fact(e, 'rules').replaceAll(',', ', ')}` : null,
      ),
  ],
  ...closingEvents,
  ...proceedingEvents,
  'referral.awaited': [
    'referrals',
    (e) => says('schedule', 'neutral', `Antwort von ${agency(e)} wird wieder erwartet`),
  ],
  'referral.closed': [
    'referrals',
    (e) =>
      says(
        'flag',
        fact(e, 'outcome') === 'started' ? 'good' : 'neutral',
        `Überleitung an ${agency(e)} abgeschlossen`,
        closings[fact(e, 'outcome')] ?? null,
      ),
  ],
  'referral.planned': [
    'referrals',
    (e) =>
      says(
        'assignment',
        'neutral',
        e.target ? `Überleitung an ${e.target} geplant` : 'Stellen ausgewählt',
      ),
  ],
  'referral.released': [
    'referrals',
    (e) =>
      says(
        'verified',
        'good',
        `Überleitung an ${agency(e)} freigegeben`,
        'Einwilligung geprüft, Angaben auf den Zweck begrenzt',
      ),
  ],
  'referral.reminded': [
    'referrals',
    (e) => says('notifications', 'attention', `${agency(e)} erinnert`),
  ],
  'referral.replied': [
    'referrals',
    (e) =>
      says(
        'call-made',
        'neutral',
        `Rückfrage von ${agency(e)} beantwortet`,
        'Die Antwortfrist läuft weiter.',
      ),
  ],
  'referral.replaced': [
    'referrals',
    (e) => says('sync', 'neutral', `Andere Stelle gewählt: ${agency(e)}`),
  ],
  'referral.requested': [
    'referrals',
    () => says('assignment', 'neutral', 'Weitere Überleitung begonnen'),
  ],
  'referral.sent': [
    'referrals',
    (e) =>
      says(
        'call-made',
        'good',
        `Überleitung an ${agency(e)} zugestellt`,
        'Eingangsbeleg liegt vor',
      ),
  ],
  'referral.undeliverable': [
    'referrals',
    (e) => says('warning', 'attention', `Zustellung an ${agency(e)} nicht möglich`),
  ],
  'referral.withdrawn': [
    'referrals',
    (e) => says('block', 'attention', `Überleitung an ${agency(e)} zurückgezogen`),
  ],
  'talk.recorded': ['file', () => says('chat', 'neutral', 'Erstgespräch festgehalten')],
  'task.cancelled': ['tasks', (e) => says('close', 'neutral', `Aufgabe entfallen${titled(e)}`)],
  'task.claimed': ['tasks', (e) => says('assignment', 'neutral', `Aufgabe übernommen${titled(e)}`)],
  'task.completed': [
    'tasks',
    (e) => says('check-circle', 'good', `Aufgabe abgeschlossen${titled(e)}`),
  ],
  'task.obsolete': [
    'tasks',
    (e) => says('close', 'neutral', `Aufgabe nicht mehr nötig${titled(e)}`),
  ],
  'task.opened': ['tasks', (e) => says('assignment', 'attention', `Neue Aufgabe${titled(e)}`)],
  'task.postponed': [
    'tasks',
    (e) =>
      says(
        'event-repeat',
        'neutral',
        `Wiedervorlage gesetzt${titled(e)}`,
        fact(e, 'on') ? dates.day(fact(e, 'on')) : null,
      ),
  ],
  'task.released': ['tasks', (e) => says('undo', 'neutral', `Aufgabe freigegeben${titled(e)}`)],
  'task.taken-over': [
    'tasks',
    (e) => says('assignment', 'attention', `Aufgabe von anderer Person übernommen${titled(e)}`),
  ],
}

/** The sentence, one muted line of detail, and who did it. */
export function eventWords(entry: TimelineEntry): EventWords {
  const [kind, make] = makers[entry.event] ?? ['file', () => says('draft', 'neutral', entry.event)]
  const { detail = null, ...words } = make(entry)
  const actor = entry.actor ?? (entry.actorKind === 'system' ? 'KIMflow' : null)
  const line = [detail, actor, `${dates.time(entry.at)} Uhr`].filter(Boolean).join(' · ')
  return { kind: kind as EventKind, ...words, detail: line }
}

export const knownEvents = Object.keys(makers)

export const eventKinds: Record<EventKind, string> = {
  referrals: 'Überleitungen',
  tasks: 'Aufgaben',
  consents: 'Einwilligungen',
  deadlines: 'Fristen',
  proceedings: 'Verfahren',
  file: 'Fall',
}
