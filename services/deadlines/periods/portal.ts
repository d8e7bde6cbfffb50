import type { ComputedDate, NoDate } from '../../define/deadline.ts'
import type { State } from '../holidays.ts'
import { fictionOn } from './fictions.ts'
import { shortDay } from './german-days.ts'
import { fiction, fictionWords, realDay } from './notification.ts'

/** Only the federal act is cited: whether and how a state has this way is for its own law to say. */
const basis = (sentence: number): string => `§ 41 Abs. 2a S. ${sentence} VwVfG`
const retrievalDays = 10

/**
 * Retrieval from a portal under the general procedure law: notified on the day after retrieval, and
 * not at all when nobody retrieved it within ten days after the notice.
 */
export function portalRetrieval({
  noticeSentOn,
  retrievedOn,
}: {
  noticeSentOn: string
  retrievedOn?: string | undefined
}): ComputedDate | NoDate {
  const startsOn = Temporal.PlainDate.from(noticeSentOn)
  const endsOn = startsOn.add({ days: retrievalDays })
  const dates = [{ name: 'provisionEndsOn', title: 'Bereitstellung endet am', on: endsOn }]
  const first = [
    {
      step: 'Benachrichtigung abgesendet',
      day: noticeSentOn,
      why: 'Benachrichtigung über die Bereitstellung; dieser Tag zählt nicht',
      basis: basis(4),
    },
    {
      step: 'Bereitstellung endet',
      day: endsOn.toString(),
      why: `${retrievalDays}. Tag danach; keine Verschiebung, auch wenn es ein Samstag, Sonntag oder Feiertag ist`,
      basis: basis(4),
    },
  ]
  if (retrievedOn === undefined || retrievedOn > endsOn.toString())
    return {
      startsOn,
      rawOn: null,
      dueOn: null,
      dates,
      outcome: {
        code: 'NOT_NOTIFIED',
        text: `Nicht bekannt gegeben: Der Bescheid wurde nicht innerhalb von zehn Tagen abgerufen. Die Bereitstellung endet am ${shortDay(endsOn)}; die Behörde muss ihn erneut bereitstellen oder anders bekannt geben.`,
      },
      steps: [
        ...first,
        {
          step: 'Keine Bekanntgabe',
          day: endsOn.toString(),
          why:
            retrievedOn === undefined
              ? 'nicht abgerufen; die Bekanntgabe ist nicht bewirkt'
              : 'erst nach dem Ende der Bereitstellung abgerufen; die Bekanntgabe ist nicht bewirkt',
          basis: basis(5),
        },
      ],
    }

  const notifiedOn = Temporal.PlainDate.from(retrievedOn).add({ days: 1 })
  return {
    startsOn,
    rawOn: notifiedOn,
    dueOn: notifiedOn,
    dates,
    steps: [
      ...first,
      {
        step: 'Abgerufen',
        day: retrievedOn,
        why: 'innerhalb der zehn Tage; dieser Tag zählt nicht',
        basis: basis(3),
      },
      {
        step: 'Bekanntgabe gilt als erfolgt',
        day: notifiedOn.toString(),
        why: 'Tag nach dem Abruf; der Fiktionstag verschiebt sich nicht',
        basis: basis(3),
      },
    ],
  }
}

/**
 * Retrieval from a portal in social matters: notified some days after the notice, retrieved or not.
 * Where the notice's receipt is disputed and cannot be proved, the day of retrieval counts instead.
 */
export function socialPortal(
  {
    noticeSentOn,
    retrievedOn,
    neverReceived,
  }: {
    noticeSentOn: string
    retrievedOn?: string | undefined
    neverReceived?: boolean | undefined
  },
  state: State,
): ComputedDate | NoDate {
  const words = fictionWords('portal-notice', 'sgb-x', state)
  const version = fictionOn('portal-notice', noticeSentOn)
  if (!neverReceived) return fiction({ on: noticeSentOn }, version, words)
  if (retrievedOn === undefined) return fiction({ on: noticeSentOn, neverReceived }, version, words)
  return realDay(
    retrievedOn,
    'Abgerufen',
    'Zugang der Benachrichtigung nicht oder nicht rechtzeitig, deshalb Bekanntgabe am Tag des Abrufs',
    '§ 37 Abs. 2a S. 6 und 7 SGB X',
  )
}
