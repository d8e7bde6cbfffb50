import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ErasedNote } from '../../components/erased-note.tsx'
import { Facts } from '../../components/facts.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { Placeholder } from '../../components/placeholder.tsx'
import { knownTab, Tabs } from '../../components/tabs.tsx'
import { Timeline } from '../../components/timeline.tsx'
import {
  type ContactView,
  contact,
  contactFlows,
  contactTimeline,
} from '../../resources/contacts.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { isErased } from '../../texts/names.ts'
import { AccountableBox } from '../case/accountable-box.tsx'
import { ConsentBadges } from '../case/consent-badges.tsx'
import { LifeEventDialog } from '../case/life-event-dialog.tsx'
import { FilePage } from '../not-found/file-page.tsx'
import { usePageTitle } from '../use-page-title.ts'
import '../case/case.css'

const FlowTab = lazy(() =>
  import('../../bpmn/flow-tab.tsx').then(({ FlowTab }) => ({ default: FlowTab })),
)
const words = t.contact
/** States of a contact that is being taken in. */
const underWay = ['received', 'talked']

/** One contact: what was reported, what has happened, where it stands in the diagram. */
export function ContactScreen() {
  const { contactId } = useParams({ from: '/staff/kontakte/$contactId' })
  const search = useSearch({ from: '/staff/kontakte/$contactId' })
  const query = useQuery(contact(contactId))
  const timeline = useInfiniteQuery(contactTimeline(contactId))
  const tab = knownTab(words.tabs, search.tab)
  const [reporting, setReporting] = useState(false)
  usePageTitle(query.data ? words.contactTitle(query.data.number) : words.title)
  return (
    <FilePage query={query} list={{ to: '/kontakte', title: words.title }}>
      {(data) => (
        <>
          <header className="file-head">
            <nav className="crumbs" aria-label={t.caseFile.crumbs}>
              <Link to="/kontakte">{words.title}</Link> <span aria-hidden="true">/</span>{' '}
              {words.contactTitle(data.number)}
            </nav>
            <div className="file-title">
              <h1>
                <PersonName person={data.person} />{' '}
                <span className="file-number">{data.number}</span>
              </h1>
              {underWay.includes(data.state) && (
                <Button icon="flag" onClick={() => setReporting(true)}>
                  {t.lifeEvent.open}
                </Button>
              )}
              {data.caseId && (
                <Link
                  to="/faelle/$caseId"
                  params={{ caseId: data.caseId }}
                  className="button button-primary"
                >
                  {words.toCase}
                </Link>
              )}
            </div>
            <div className="file-state">
              <p className="file-facts">
                <Badge>{codes.contactState(data.state)}</Badge>
                {data.outcome && <Badge tone="ok">{codes.outcome(data.outcome)}</Badge>}
                {data.urgent && (
                  <Badge tone="soon" icon="schedule">
                    {words.urgent}
                  </Badge>
                )}
              </p>
              {data.accountable.length > 0 && tab === 'overview' && (
                <AccountableBox steps={data.accountable} />
              )}
            </div>
            {data.consents.length > 0 && (
              <ConsentBadges consents={data.consents} shownIn={['contacts', contactId]} />
            )}
            <Tabs
              label={words.tabsLabel}
              param="tab"
              current={tab}
              tabs={Object.entries(words.tabs).map(([id, label]) => ({ id, label }))}
            />
            {reporting && (
              <LifeEventDialog subject={{ contactId }} onClose={() => setReporting(false)} />
            )}
          </header>
          {tab === 'flow' ? (
            <Suspense fallback={<Placeholder />}>
              <FlowTab flows={contactFlows(contactId)} chosen={search.flow} step={search.step} />
            </Suspense>
          ) : (
            <div className="columns columns-two">
              <div>
                <Card title={words.about}>
                  {isErased(data.person) ? <ErasedNote /> : <ContactFacts contact={data} />}
                </Card>
              </div>
              <div>
                <Timeline query={timeline} />
              </div>
            </div>
          )}
        </>
      )}
    </FilePage>
  )
}

function ContactFacts({ contact: { person, ...data } }: { contact: ContactView }) {
  const { context } = t.work
  return (
    <Facts
      rows={[
        [
          context.language,
          person.languages.map(codes.language).join(', ') +
            (person.interpreterNeeded ? `; ${context.interpreter}` : ''),
        ],
        [
          context.reach,
          [codes.channel(person.channel), person.phone, person.email].filter(Boolean).join(', '),
        ],
        person.birthDate !== null && [
          words.form.person.birthDate,
          t.caseFile.born(dates.numeric(person.birthDate), person.age),
        ],
        [context.topics, data.topics.map(codes.topic).join(', ')],
        [context.source, data.reporter ?? codes.source(data.source)],
        [words.consent, words.consents[data.reportConsent] ?? data.reportConsent],
        [context.since, dates.fullTime(data.receivedAt)],
        data.caseManager !== null && [words.caseManager, data.caseManager.name],
        data.message !== null && [
          context.message,
          <span key="message" className="pre-line">
            {data.message}
          </span>,
        ],
      ]}
    />
  )
}
