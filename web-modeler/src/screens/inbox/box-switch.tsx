import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inbox } from '../../resources/inbox.ts'
import { notices } from '../../resources/notices.ts'
import { t } from '../../texts/de.ts'

const words = t.notice

/** Referrals and notices lie in two boxes; each says how much is new in the other. */
export function BoxSwitch({ current }: { current: 'referrals' | 'notices' }) {
  const fresh = useQuery(inbox('new'))
  const open = useQuery(notices('open'))
  const counts = { referrals: fresh.data?.counts['new'], notices: open.data?.counts['open'] }
  return (
    <nav className="box-switch" aria-label={words.switchLabel}>
      <ul>
        {(['referrals', 'notices'] as const).map((box) => (
          <li key={box}>
            <Link
              to="/eingang"
              search={{ box }}
              aria-current={box === current ? 'page' : undefined}
            >
              {words.boxes[box]} <span className="tab-count">{counts[box] ?? ''}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
