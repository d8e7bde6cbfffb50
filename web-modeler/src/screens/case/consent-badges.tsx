import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../icons/paths.ts'
import type { ConsentView } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { ConsentDialog } from './consent-dialog.tsx'

const words = t.caseFile.consent
const looks: Record<string, { tone: string; icon: IconName }> = {
  valid: { tone: 'ok', icon: 'verified' },
  'ends-soon': { tone: 'soon', icon: 'schedule' },
  withdrawn: { tone: 'danger', icon: 'block' },
  expired: { tone: 'danger', icon: 'block' },
}

/** Recipient, purpose and end; each opens the consent itself. */
export function ConsentBadges({
  consents,
  shownIn,
}: {
  consents: readonly ConsentView[]
  /** key of the page to read again after a withdrawal */
  shownIn: readonly string[]
}) {
  const [opened, setOpened] = useState<ConsentView | null>(null)
  return (
    <div className="consents">
      <h2 className="meta">{t.caseFile.consents}</h2>
      {consents.length === 0 && <span className="muted">{t.caseFile.noConsents}</span>}
      <ul>
        {consents.map((consent) => {
          const look = looks[consent.state] ?? { tone: 'plain', icon: 'verified' as const }
          const label = consentLabel(consent)
          return (
            <li key={consent.id}>
              <button
                type="button"
                className={`badge badge-${look.tone} badge-button`}
                aria-label={words.open(label)}
                onClick={() => setOpened(consent)}
              >
                <Icon name={look.icon} size="small" />
                {label}
              </button>
            </li>
          )
        })}
      </ul>
      {opened && (
        <ConsentDialog consent={opened} shownIn={shownIn} onClose={() => setOpened(null)} />
      )}
    </div>
  )
}

export function consentLabel(consent: ConsentView): string {
  const purpose = codes.purpose(consent.purpose)
  const until = dates.numeric(consent.validUntil)
  switch (consent.state) {
    case 'withdrawn':
      return words.withdrawn(
        consent.recipient,
        consent.withdrawnAt ? dates.numeric(consent.withdrawnAt) : '',
      )
    case 'expired':
      return words.expired(consent.recipient, until)
    case 'ends-soon':
      return words.endsSoon(consent.recipient, purpose, until)
    default:
      return words.valid(consent.recipient, purpose, until)
  }
}
