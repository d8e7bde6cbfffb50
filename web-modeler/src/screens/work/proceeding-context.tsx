import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { DueBadge } from '../../components/due-badge.tsx'
import { Facts } from '../../components/facts.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Note } from '../../components/note.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { caseFile } from '../../resources/cases.ts'
import { type ProceedingView, proceeding } from '../../resources/proceedings.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { gapDaysOf } from '../../texts/facts.ts'
import { KnownFacts, OnTurn, PersonFacts } from './context-parts.tsx'
import { LastEvents } from './last-events.tsx'

const words = t.proceeding

type Props = {
  proceedingId: string
  /** the file whose person this role may see */
  caseId: string | null
}

/** The proceeding a task belongs to: gap, facts, notices and dates, as far as the task needs them. */
export function ProceedingContext({ proceedingId, caseId }: Props) {
  const query = useQuery(proceeding(proceedingId))
  const name = query.data?.number ?? words.title
  return (
    <>
      <header className="pane-head">
        <h2>{name}</h2>
        <Link
          to="/verfahren/$proceedingId"
          params={{ proceedingId }}
          aria-label={t.work.context.openNamed(name)}
          className="button button-quiet button-small"
        >
          {t.work.context.open} <Icon name="arrow-forward" size="small" />
        </Link>
      </header>
      <ScrollArea className="pane-scroll context-body" label={name}>
        <Loaded query={query} rows={4}>
          {(file) => <ProceedingBrief file={file} caseId={caseId} />}
        </Loaded>
      </ScrollArea>
    </>
  )
}

function ProceedingBrief({ file, caseId }: { file: ProceedingView; caseId: string | null }) {
  const gap = gapDaysOf(file.facts)
  const ofCase = useQuery({ ...caseFile(caseId ?? ''), enabled: caseId !== null })
  const person = ofCase.data?.person
  const caseRow =
    file.caseId !== null && file.caseNumber !== null
      ? ([
          t.work.context.caseLabel,
          <Link key="case" to="/faelle/$caseId" params={{ caseId: file.caseId }}>
            {file.caseNumber}
          </Link>,
        ] as const)
      : null
  return (
    <>
      {gap > 0 && (
        <Note tone="danger" icon="warning" title={words.page.gap(gap)}>
          <p>{words.page.gapText}</p>
        </Note>
      )}
      <Facts
        size="narrow"
        rows={[
          [words.columns.number, file.title],
          [
            words.columns.state,
            `${file.state.title}, ${words.since(dates.shortDay(file.stateSince))}`,
          ],
          !person &&
            file.person !== null && [
              t.work.context.person,
              <b key="person">
                <PersonName person={file.person} />
              </b>,
            ],
          !person && caseRow,
        ]}
      />
      {person && <PersonFacts person={person} more={caseRow ? [caseRow] : []} />}
      <OnTurn steps={file.accountable} />
      {file.deadlines.length > 0 && (
        <section>
          <h3>{words.page.deadlines}</h3>
          <ul className="context-lines">
            {file.deadlines.map((deadline) => (
              <li key={deadline.id}>
                {deadline.title}, {dates.day(deadline.due.on)} <DueBadge due={deadline.due} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <KnownFacts facts={file.facts} />
      {file.notices.length > 0 && (
        <section>
          <h3>{words.page.notices}</h3>
          <ul className="context-lines">
            {file.notices.map((notice) => (
              <li key={notice.id}>
                {notice.title}, {words.notice.to(notice.recipient.name)}:{' '}
                <b>{notice.answer?.title ?? words.notice.states[notice.state] ?? notice.state}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
      <LastEvents entries={file.timeline} />
    </>
  )
}
