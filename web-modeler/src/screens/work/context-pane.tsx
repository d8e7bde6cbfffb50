import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../components/badge.tsx'
import { Facts } from '../../components/facts.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Note } from '../../components/note.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { caseFile, caseTimeline } from '../../resources/cases.ts'
import { contact, contactTimeline } from '../../resources/contacts.ts'
import { accountableWords } from '../../texts/accountable.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { targetOf } from '../case/deadline-item.tsx'
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
  if (proceedingId) return <ProceedingContext proceedingId={proceedingId} />
  if (caseId) return <CaseContext caseId={caseId} number={number} />
  if (contactId) return <ContactContext contactId={contactId} number={number} />
  return null
}

function CaseContext({ caseId, number }: { caseId: string; number: string }) {
  const file = useQuery(caseFile(caseId))
  const timeline = useQuery(caseTimeline(caseId))
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
              {data.accountable.length > 0 && (
                <section>
                  <h3>{t.work.context.onTurn}</h3>
                  {data.accountable.map((step) => {
                    const { who, what } = accountableWords(step, targetOf(step, data.referrals))
                    return (
                      <p key={`${step.step}${step.taskId}${step.referralId}`}>
                        <b>{who}</b>, {what}
                      </p>
                    )
                  })}
                </section>
              )}
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

function ContactContext({ contactId, number }: { contactId: string; number: string }) {
  const query = useQuery(contact(contactId))
  const timeline = useQuery(contactTimeline(contactId))
  const words = t.work.context
  const name = words.contact(codes.number(number))
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
              {data.message && (
                <section>
                  <h3>{words.message}</h3>
                  <p className="pre-line">{data.message}</p>
                </section>
              )}
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

type Person = {
  givenName: string
  familyName: string
  birthDate: string | null
  age: number | null
  languages: string[]
  interpreterNeeded: boolean
  channel: string
  phone: string | null
  email: string | null
}

function PersonFacts({ person, more }: { person: Person; more: [string, string][] }) {
  const words = t.work.context
  return (
    <>
      <Facts
        size="narrow"
        rows={[
          [
            words.person,
            <span key="person">
              <b>
                <PersonName person={person} />
              </b>
              {person.birthDate && (
                <>
                  <br />
                  {t.caseFile.born(dates.numeric(person.birthDate), person.age)}
                </>
              )}
            </span>,
          ],
          [words.language, person.languages.map(codes.language).join(', ')],
          [
            words.reach,
            [codes.channel(person.channel), person.phone, person.email].filter(Boolean).join(', '),
          ],
          ...more,
        ]}
      />
      {person.interpreterNeeded && (
        <Badge tone="info" icon="interpreter">
          {words.interpreter}
        </Badge>
      )}
    </>
  )
}
