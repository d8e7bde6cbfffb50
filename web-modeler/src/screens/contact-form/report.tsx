import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Loaded } from '../../components/loaded.tsx'
import { Mark } from '../../components/mark.tsx'
import { Note } from '../../components/note.tsx'
import { NoticeStrip } from '../../components/notice-strip.tsx'
import { reportPerson } from '../../resources/contacts.ts'
import { type SignInOptions, signInOptions } from '../../resources/session.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { ContactForm } from './contact-form.tsx'
import './contact-form.css'

const words = t.contact.form
type Tenant = SignInOptions['tenants'][number]

/** The public page where an office, a family or the person themselves reports to one district. */
export function ReportScreen() {
  const search = useSearch({ from: '/melden' })
  const options = useQuery(signInOptions)
  const tenant = options.data?.tenants.find(({ id }) => id === search.kreis)
  usePageTitle(words.publicTitle)
  return (
    <div className="frame frame-open public">
      <header className="top">
        <NoticeStrip
          text={tenant ? words.official(tenant.name) : t.programme.join(' ')}
          side={options.data?.demo ? t.demoWord : undefined}
        />
        <div className="bar">
          <span className="home">
            <Mark />
            <span className="product">{tenant ? words.office(tenant.name) : t.product}</span>
          </span>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <Loaded query={options} rows={3}>
          {({ tenants }) =>
            tenant ? (
              <Report tenant={tenant} />
            ) : (
              <DistrictChoice tenants={tenants} unknown={search.kreis !== undefined} />
            )
          }
        </Loaded>
      </main>
    </div>
  )
}

function Report({ tenant }: { tenant: Tenant }) {
  return (
    <ContactForm
      title={words.publicTitle}
      staff={false}
      send={(body, key) => reportPerson(tenant.id, body, key)}
      onSent={(number) => <Sent number={number} tenant={tenant} />}
    />
  )
}

function Sent({ number, tenant }: { number: string; tenant: Tenant }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="contact-form contact-form-single">
      <section className="card contact-card">
        <h1 ref={heading} tabIndex={-1}>
          {words.sent.title}
        </h1>
        <Note tone="ok" icon="check-circle" title={words.sent.text(number)}>
          <p>{words.sent.next}</p>
        </Note>
        <p>
          <Link to="/melden" search={{ kreis: tenant.id }} reloadDocument>
            {words.sent.another}
          </Link>
        </p>
      </section>
    </div>
  )
}

function DistrictChoice({ tenants, unknown }: { tenants: readonly Tenant[]; unknown: boolean }) {
  return (
    <div className="contact-form contact-form-single">
      <section className="card contact-card">
        <h1>{words.publicTitle}</h1>
        {unknown && <Note tone="warning" title={words.unknownDistrict} />}
        <h2>{words.chooseDistrict}</h2>
        <ul className="district-list">
          {tenants.map((tenant) => (
            <li key={tenant.id}>
              <Link
                to="/melden"
                search={{ kreis: tenant.id }}
                className="button button-secondary button-wide"
              >
                {tenant.name}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
