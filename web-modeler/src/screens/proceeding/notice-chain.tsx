import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../icons/paths.ts'
import type { NoticeView } from '../../resources/notices.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const icons: Record<string, IconName> = { done: 'check', current: 'hourglass', failed: 'close' }
const words = t.proceeding.notice

/** Gesendet, Gesehen, Beantwortet: being seen is not an answer. */
export function NoticeChain({ notice }: { notice: NoticeView }) {
  return (
    <ol className="chain chain-short" aria-label={words.chain}>
      {stationsOf(notice).map(({ step, at, by, state }) => {
        const icon = icons[state]
        return (
          <li
            key={step}
            className={`chain-step chain-${state}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className="chain-point" aria-hidden="true">
              {icon && <Icon name={icon} size="small" />}
            </span>
            <b>{words.steps[step]}</b>
            <span className="visually-hidden">, {words.stepStates[state]}</span>
            {at && <span className="meta">{dates.dayTime(at)}</span>}
            {!at && state === 'current' && <span className="meta">{words.open}</span>}
            {by && <span className="meta">{by}</span>}
          </li>
        )
      })}
    </ol>
  )
}

/** Nothing is asked with it, so being seen is its end. */
export const isForInformation = ({ state }: NoticeView) => ['informed', 'closed'].includes(state)

type Station = { step: string; at: string | null; by: string | null; state: string }

/** A notice for information ends with being seen; one taken back ends where it stood. */
function stationsOf(notice: NoticeView): Station[] {
  const { sentAt, readAt, answeredAt, answeredBy, state, recipient } = notice
  const stations: Omit<Station, 'state'>[] = [
    { step: 'sent', at: sentAt, by: null },
    { step: 'read', at: readAt ?? answeredAt, by: readAt ? recipient.name : null },
    ...(isForInformation(notice) ? [] : [{ step: 'answered', at: answeredAt, by: answeredBy }]),
  ]
  const next = stations.findIndex(({ at }) => at === null)
  return stations.map((station, index) => ({
    ...station,
    state: station.at
      ? 'done'
      : index !== next
        ? 'future'
        : state === 'withdrawn'
          ? 'failed'
          : 'current',
  }))
}
