import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Icon } from '../../components/icon.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Note } from '../../components/note.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { type NoticeItem, noticeItem } from '../../resources/notices.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { factWords, gapDaysOf } from '../../texts/facts.ts'
import { NoticeAnswerPanel } from './notice-answer.tsx'

const words = t.notice

export function NoticeItemPane({ noticeId }: { noticeId: string }) {
  const query = useQuery(noticeItem(noticeId))
  const queries = useQueryClient()
  const [answering, setAnswering] = useState(false)
  const read = query.data !== undefined
  // Opening it marks it as read, which the list shows.
  useEffect(() => {
    if (read) void queries.invalidateQueries({ queryKey: ['notices', 'list'] })
  }, [read, queries])
  return (
    <Loaded query={query}>
      {(item) => (
        <>
          <section
            className={`inbox-item ${answering ? 'answering' : ''}`}
            aria-label={words.itemLabel}
            id="opened"
            tabIndex={-1}
          >
            <Item item={item} />
            {item.possibleAnswers.length > 0 && !answering && (
              <div className="bottom-bar">
                <Button kind="primary" className="button-wide" onClick={() => setAnswering(true)}>
                  {words.answer.open}
                </Button>
              </div>
            )}
          </section>
          <NoticeAnswerPanel
            key={item.state}
            item={item}
            answering={answering}
            onClose={() => setAnswering(false)}
          />
        </>
      )}
    </Loaded>
  )
}

function Item({ item }: { item: NoticeItem }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const gap = gapDaysOf(item.facts)
  return (
    <>
      <header className="pane-head inbox-item-head">
        <Link
          to="/eingang"
          search={(before) => ({ ...before, item: undefined }) as never}
          className="back-link"
        >
          <Icon name="arrow-back" size="small" /> {t.inbox.back}
        </Link>
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {item.title}
          </h2>
          <p className="meta">{t.inbox.from(item.from, item.number)}</p>
        </div>
        <IconButton icon="print" label={words.print} onClick={() => window.print()} />
      </header>
      <ScrollArea className="pane-scroll inbox-item-body" label={words.itemLabel}>
        {gap > 0 && (
          <Note tone="danger" icon="warning" title={t.proceeding.page.gap(gap)}>
            <p>{t.proceeding.page.gapText}</p>
          </Note>
        )}
        {item.erased && (
          <Note title={t.inbox.erased}>
            <p>{t.inbox.erasedText}</p>
          </Note>
        )}
        {item.person && (
          <section className="item-part">
            <h3>{words.personTitle}</h3>
            <Facts rows={personRows(item)} />
          </section>
        )}
        {item.facts.length > 0 && (
          <section className="item-part">
            <h3>{words.factsTitle}</h3>
            <Facts rows={item.facts.map((fact) => [fact.title, factWords(fact)])} />
          </section>
        )}
        <Facts
          rows={[
            [words.basis, basisWords(item)],
            [words.received, item.sentData.map(codes.dataCategory).join(', ') || words.noName],
          ]}
        />
        <Note title={words.onlyThis}>
          <p>{words.onlyThisText(item.title)}</p>
        </Note>
        <History item={item} />
      </ScrollArea>
    </>
  )
}

function personRows({ person }: NoticeItem): (readonly [string, ReactNode] | false)[] {
  if (!person) return []
  const languages = person.languages.map(codes.language).join(', ')
  const reach = [person.phone, person.email].filter(Boolean).join(', ')
  return [
    [
      words.person,
      <b key="person">
        <PersonName person={person} />
      </b>,
    ],
    person.birthDate !== null && [words.birthDate, dates.numeric(person.birthDate)],
    reach !== '' && [words.reach, reach],
    languages !== '' && [
      words.language,
      person.interpreterNeeded ? `${languages}; ${t.inbox.facts.interpreter}` : languages,
    ],
  ]
}

function basisWords({ legalBasis }: NoticeItem): string {
  if (legalBasis.statute) return legalBasis.statute
  return legalBasis.consentGivenOn && legalBasis.consentValidUntil
    ? words.consent(
        dates.numeric(legalBasis.consentGivenOn),
        dates.numeric(legalBasis.consentValidUntil),
      )
    : t.none
}

function History({ item }: { item: NoticeItem }) {
  const { answer } = item
  return (
    <section className="messages">
      <h3>{words.history}</h3>
      <ol className="item-history">
        <li>
          <span className="meta">{dates.dayTime(item.receivedAt)}</span>{' '}
          {words.historySent(item.from)}
        </li>
        {item.reminded && <li>{words.historyReminded}</li>}
        {answer && (
          <li>
            <span className="meta">{dates.dayTime(answer.at)}</span>{' '}
            {words.historyAnswered(answer.title)}
          </li>
        )}
        {item.state === 'withdrawn' && <li>{words.historyWithdrawn}</li>}
      </ol>
    </section>
  )
}
