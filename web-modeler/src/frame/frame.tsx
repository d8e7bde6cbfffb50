import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useAnnounce } from '../components/announce.tsx'
import { Icon } from '../components/icon.tsx'
import { IconButton } from '../components/icon-button.tsx'
import { Mark } from '../components/mark.tsx'
import { NoticeStrip } from '../components/notice-strip.tsx'
import { HelpSheet } from '../keyboard/help-sheet.tsx'
import { useShortcuts } from '../keyboard/use-shortcuts.ts'
import { useLiveUpdates } from '../live/use-live-updates.ts'
import { useProductClock } from '../live/use-product-clock.ts'
import { session } from '../resources/session.ts'
import { dates } from '../texts/dates.ts'
import { t } from '../texts/de.ts'
import { HeaderSearch } from './header-search.tsx'
import { Navigation, NavigationMenu } from './navigation.tsx'
import { PersonMenu } from './person-menu.tsx'

/** What surrounds every page of a person who is signed in. */
export function Frame() {
  const { data } = useQuery(session)
  const now = useProductClock()
  const lost = useLiveUpdates()
  const announce = useAnnounce()
  const [help, setHelp] = useState(false)
  useShortcuts({ '?': () => setHelp(true) })
  useEffect(() => {
    if (lost) announce(t.offline, true)
  }, [lost, announce])

  if (!data) return null
  const ofAuthority = ['agency', 'authority-officer'].includes(data.staff.role)
  return (
    <div className="frame">
      <SkipLinks />
      <header className="top">
        <NoticeStrip
          text={data.demo ? t.demoStrip : data.organisation.name}
          short={data.demo ? t.demoStripShort : undefined}
          side={now ? dates.fullTime(now) : undefined}
        />
        <div className="bar">
          <Link to="/" className="home">
            <Mark />
            <span className="product">{t.product}</span>
            <span className="organisation">
              <span>{ofAuthority ? data.organisation.name : data.tenant.name}</span>
              <span>{ofAuthority ? data.organisation.unit : data.organisation.name}</span>
            </span>
          </Link>
          <Navigation role={data.staff.role} />
          {['case-manager', 'team-lead'].includes(data.staff.role) && <HeaderSearch />}
          <div className="bar-side">
            <IconButton icon="help" label={t.help.open} onClick={() => setHelp(true)} />
            <PersonMenu name={data.staff.name} title={data.staff.title} />
            <NavigationMenu role={data.staff.role} />
          </div>
        </div>
        {lost && (
          <p className="offline">
            <Icon name="cloud-off" size="small" /> {t.offline}
          </p>
        )}
      </header>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      {help && <HelpSheet onClose={() => setHelp(false)} />}
    </div>
  )
}

/** Links to what this page has: the list and the open task are there only in the work view. */
function SkipLinks() {
  const { pathname } = useLocation()
  const hasPanes = ['/arbeit', '/eingang'].includes(pathname)
  return (
    <nav className="skip-links" aria-label={t.skip.content}>
      <a href="#content">{t.skip.content}</a>
      {hasPanes && (
        <>
          <a href="#list">{t.skip.list}</a>
          <a href="#opened">{t.skip.opened}</a>
        </>
      )}
    </nav>
  )
}
