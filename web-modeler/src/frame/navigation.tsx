import { Link } from '@tanstack/react-router'
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

export function Navigation({ role }: { role: string }) {
  const screens = screensOf(role)
  if (screens.length === 0) return null
  return (
    <nav className="navigation" aria-label={t.navigation.label}>
      <ul>
        {screens.map((path) => (
          <li key={path}>
            <Link
              to={path}
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
