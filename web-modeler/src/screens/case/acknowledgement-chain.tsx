import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../icons/paths.ts'
import type { ChainStep } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const icons: Record<string, IconName> = { done: 'check', current: 'hourglass', failed: 'close' }

/** Freigegeben, Gesendet, Zugestellt, Annahme, Begonnen, Abgeschlossen: never merged. */
export function AcknowledgementChain({ chain }: { chain: readonly ChainStep[] }) {
  const words = t.caseFile.referral
  return (
    <ol className="chain" aria-label={words.chain}>
      {chain.map((link) => {
        const icon = icons[link.state]
        return (
          <li
            key={link.step}
            className={`chain-step chain-${link.state}`}
            aria-current={link.state === 'current' ? 'step' : undefined}
          >
            <span className="chain-point" aria-hidden="true">
              {icon && <Icon name={icon} size="small" />}
            </span>
            <b>{codes.chainStep(link.step)}</b>
            <span className="visually-hidden">, {words.states[link.state]}</span>
            {link.at && <span className="meta">{dates.dayTime(link.at)}</span>}
            {!link.at && link.state === 'current' && <span className="meta">{words.open}</span>}
            {link.by && <span className="meta">{link.by}</span>}
          </li>
        )
      })}
    </ol>
  )
}
