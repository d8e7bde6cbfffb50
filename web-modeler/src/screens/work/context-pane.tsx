import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../components/badge.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Note } from '../../components/note.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { useSession } from '../../live/use-session.ts'
import { caseFile, caseTimeline } from '../../resources/cases.ts'
import { contact, contactTimeline } from '../../resources/contacts.ts'
import { proceeding } from '../../resources/proceedings.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { KnownFacts, OnTurn, PersonFacts } from './context-parts.tsx'
import { LastEvents } from './last-events.tsx'
import { ProceedingContext } from './proceeding-context.tsx'

type Props = {
  proceedingId: string | null
  caseId: string | null
  contactId: string | null
  number: string
}

/** Whom the task is about, in as few facts as the work needs. */
export function ContextPane({ proceedingId, caseId, contactId, number }: Props) {
  const { role } = useSession().staff
  // A contact that is no case yet: whom to call, in which language, about what.
  if (contactId && !caseId && worksOnCases(role))
    return <ContactContext contactId={contactId} proceedingId={proceedingId} />
  if (proceedingId)
    return (
      <ProceedingContext proceedingId={proceedingId} caseId={worksOnCases(role) ? caseId : null} />
    )
  if (caseId) return <CaseContext caseId={caseId} number={number} />
  return null
}

const worksOnCases = (role: string) => ['case-manager', 'team-lead'].includes(role)

function CaseContext({ caseId, number }: { caseId: string; number: string }) {
  const file = useQuery(caseFile(caseId))
  const timeline = useInfiniteQuery(caseTimeline(caseId))
  const name = t.work.context.caseFile(codes.number(number))
  return (
    <>
      <header className="pane-head">
        <h2>{name}</h2>
        <Link
          to="/faelle/$caseId"
          params={{ caseId }}
          aria-label={t.work.context.openNamed(name)}
          className="button button-quiet button-small"
        >
          {t.work.context.open} <Icon name="arrow-forward" size="small" />
        </Link>
      </header>
      <ScrollArea className="pane-scroll context-body" label={name}>
        <Loaded query={file} rows={3}>
          {(data) => (
            <>
              <PersonFacts
                person={data.person}
                more={[[t.work.context.phase, codes.phase(data.phase)]]}
              />
              <OnTurn steps={data.accountable} referrals={data.referrals} />
            </>
          )}
        </Loaded>
        <Loaded query={timeline} rows={3}>
          {(entries) => <LastEvents entries={entries} />}
        </Loaded>
      </ScrollArea>
    </>
  )
}

type ContactProps = { contactId: string; proceedingId: string | null }

function ContactContext({ contactId, proceedingId }: ContactProps) {
  const query = useQuery(contact(contactId))
  const timeline = useInfiniteQuery(contactTimeline(contactId))
  const intake = useQuery({ ...proceeding(proceedingId ?? ''), enabled: proceedingId !== null })
  const words = t.work.context
  const name = query.data ? words.contact(query.data.number) : words.contactLabel
  return (
    <>
      <header className="pane-head">
        <h2>{name}</h2>
        <Link
          to="/kontakte/$contactId"
          params={{ contactId }}
          aria-label={words.openNamed(name)}
          className="button button-quiet button-small"
        >
          {words.open} <Icon name="arrow-forward" size="small" />
        </Link>
      </header>
      <ScrollArea className="pane-scroll context-body" label={name}>
        <Loaded query={query} rows={4}>
          {(data) => (
            <>
              <PersonFacts
                person={data.person}
                more={[
                  [words.topics, data.topics.map(codes.topic).join(', ')],
                  [words.source, data.reporter ?? codes.source(data.source)],
                  [words.since, dates.day(data.receivedAt)],
                ]}
              />
              {data.urgent && (
                <Badge tone="soon" icon="schedule">
                  {words.urgent}
                </Badge>
              )}
              <OnTurn steps={data.accountable} />
              {data.message && (
                <section>
                  <h3>{words.message}</h3>
                  <p className="pre-line">{data.message}</p>
                </section>
              )}
              <KnownFacts facts={intake.data?.facts ?? []} />
            </>
          )}
        </Loaded>
        <Loaded query={timeline} rows={3}>
          {(entries) => <LastEvents entries={entries} />}
        </Loaded>
        <Note title={words.sayTitle}>
          <p>{words.sayText}</p>
        </Note>
      </ScrollArea>
    </>
  )
}
