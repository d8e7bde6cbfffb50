import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Mark } from '../../components/mark.tsx'
import { Note } from '../../components/note.tsx'
import { NoticeStrip } from '../../components/notice-strip.tsx'
import { signInAddress, signInOptions } from '../../resources/session.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { PeopleTable } from './people-table.tsx'
import './sign-in.css'

/** One button per district; in the exercise environment also the people to sign in as. */
export function SignInScreen() {
  const { returnTo, expired, fehler } = useSearch({ from: '/anmelden' })
  const options = useQuery(signInOptions)
  usePageTitle(t.signIn.title)
  const demo = options.data?.demo ?? false

  return (
    <div className="frame frame-open">
      <header className="top">
        <NoticeStrip
          text={demo ? t.demoStrip : t.programme.join(' ')}
          short={demo ? t.demoStripShort : undefined}
          side={options.data && dates.fullTime(options.data.now)}
        />
        <div className="bar">
          <span className="home">
            <Mark />
            <span className="product">{t.product}</span>
            <span className="organisation">
              <span>{t.programme[0]}</span>
              <span>{t.programme[1]}</span>
            </span>
          </span>
        </div>
      </header>
      <main id="content" className="sign-in" tabIndex={-1}>
        <section className="card sign-in-card">
          <h1>{t.signIn.title}</h1>
          <p className="muted">{t.signIn.lead}</p>
          {expired && !fehler && <Note tone="info" title={t.signIn.expired} role="status" />}
          {fehler && (
            <Note tone="danger" title={t.signIn.failed.title} role="alert" icon="error">
              <p>{t.signIn.failed.reasons[fehler] ?? t.signIn.failed.help}</p>
            </Note>
          )}
          <Loaded query={options} rows={3}>
            {({ tenants }) => (
              <>
                <ul className="sign-in-ways">
                  {tenants.map((tenant, index) => (
                    <li key={tenant.id}>
                      <a
                        className={`button button-wide button-${index === 0 ? 'primary' : 'secondary'}`}
                        href={signInAddress(tenant.id, undefined, returnTo)}
                      >
                        {t.signIn.button(tenant.name)}
                      </a>
                    </li>
                  ))}
                </ul>
                <p className="meta">{t.signIn.safety}</p>
                <hr />
                <h2>{t.signIn.noCases}</h2>
                <ul className="sign-in-links">
                  {tenants.map((tenant) => (
                    <li key={tenant.id}>
                      <Icon name="person-add" size="small" />
                      <Link to="/melden" search={{ kreis: tenant.id }}>
                        {t.signIn.report(tenant.name)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Loaded>
        </section>
        {demo && options.data && <PeopleTable tenants={options.data.tenants} returnTo={returnTo} />}
      </main>
    </div>
  )
}
