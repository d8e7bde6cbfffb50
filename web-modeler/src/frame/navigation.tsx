import { Link } from '@tanstack/react-router'
import { Icon } from '../components/icon.tsx'
import { Menu } from '../components/menu.tsx'
import { t } from '../texts/de.ts'
import { screensOf } from './screens-of.ts'

const words: Record<string, string> = {
  '/arbeit': t.navigation.work,
  '/faelle': t.navigation.cases,
  '/kontakte': t.navigation.contacts,
  '/stoerungen': t.navigation.incidents,
  '/regelpruefer': t.navigation.decisions,
  '/eingang': t.navigation.inbox,
  '/verfahren': t.navigation.proceedings,
  '/koordination': t.navigation.coordination,
  '/fristenrechner': t.navigation.calculator,
}

type Props = { role: string; onGo?: () => void }

export function Navigation({ role, onGo }: Props) {
  const screens = screensOf(role)
  if (screens.length === 0) return null
  return (
    <nav className="navigation" aria-label={t.navigation.label}>
      <ul>
        {screens.map((path) => (
          <li key={path}>
            <Link
              to={path}
              onClick={onGo}
              activeOptions={{ includeSearch: false, exact: false }}
              activeProps={{ className: 'active' }}
            >
              {words[path]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The same behind one button, where the header has no room for a row of links. */
export const NavigationMenu = ({ role }: { role: string }) => (
  <Menu label={t.navigation.label} face={<Icon name="menu" />} className="navigation-menu">
    {(close) => <Navigation role={role} onGo={close} />}
  </Menu>
)
