import type { ComputedDate, NoDate } from '../../define/deadline.ts'
import type { State } from '../holidays.ts'
import { type FictionVersion, fictionOn } from './fictions.ts'
import { fiction, fictionWords, realDay } from './notification.ts'

const proof = '§ 9 Abs. 1 S. 5 OZG'

/**
 * Mailbox of a user account: only the day of provision counts, neither an early nor a late retrieval.
 * Where the authority cannot prove the provision, the day of the first retrieval counts instead.
 */
export function mailbox(
  {
    providedOn,
    retrievedOn,
    neverReceived,
  }: {
    providedOn: string
    retrievedOn?: string | undefined
    neverReceived?: boolean | undefined
  },
  state: State,
  version: FictionVersion = fictionOn('mailbox', providedOn),
): ComputedDate | NoDate {
  const computed = fiction({ on: providedOn }, version, fictionWords('mailbox', 'vwvfg', state))
  const [sent] = computed.steps
  if (!neverReceived) {
    if (retrievedOn === undefined || !sent) return computed
    const retrieved = {
      step: 'Abgerufen',
      day: retrievedOn,
      why: 'ohne Bedeutung: es zählt die Bereitstellung, nicht der Abruf',
      basis: '§ 9 Abs. 1 S. 4 OZG',
    }
    return { ...computed, steps: [sent, retrieved, ...computed.steps.slice(1)] }
  }
  if (retrievedOn !== undefined)
    return realDay(
      retrievedOn,
      'Abgerufen',
      'Bereitstellung nicht nachweisbar, deshalb Zugang am Tag des ersten Abrufs',
      '§ 9 Abs. 1 S. 5 und 7 OZG',
    )
  return {
    startsOn: computed.startsOn,
    rawOn: null,
    dueOn: null,
    outcome: {
      code: 'NOT_NOTIFIED',
      text: 'Nicht bekannt gegeben: Die Behörde kann die Bereitstellung im Postfach nicht nachweisen, und abgerufen wurde der Bescheid nicht. Eine Frist läuft nicht.',
    },
    steps: [
      ...(sent ? [sent] : []),
      {
        step: 'Keine Bekanntgabe',
        day: providedOn,
        why: 'im Zweifel hat die Behörde Bereitstellung und Zeitpunkt nachzuweisen',
        basis: proof,
      },
    ],
  }
}
