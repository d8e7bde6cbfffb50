import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Icon } from '../../components/icon.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Initials } from '../../components/initials.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Note } from '../../components/note.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { ResponseClock } from '../../components/response-clock.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { type InboxItem, inboxItem } from '../../resources/inbox.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { fullName } from '../../texts/names.ts'
import { AnswerPanel } from './answer-panel.tsx'

const words = t.inbox

export function InboxItemPane({ dispatchId }: { dispatchId: string }) {
  const query = useQuery(inboxItem(dispatchId))
  const queries = useQueryClient()
  const read = query.data !== undefined
  useEffect(() => {
    // Opening it marks it as read; the list says so at once.
    if (read) void queries.invalidateQueries({ queryKey: ['inbox', 'list'] })
  }, [read, queries])
  const [answering, setAnswering] = useState(false)
  return (
    <Loaded query={query}>
      {(item) => (
        <>
          <section
            className={`inbox-item ${answering ? 'answering' : ''}`}
            aria-label={words.requestTitle}
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
          <AnswerPanel
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

function Item({ item }: { item: InboxItem }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <>
      <header className="pane-head inbox-item-head">
        <Link
          to="/eingang"
          search={(before) => ({ ...before, item: undefined }) as never}
          className="back-link"
        >
          <Icon name="arrow-back" size="small" /> {words.back}
        </Link>
        <div>
          <h2 ref={heading} tabIndex={-1}>
            <bdi>{words.itemTitle(item.person ? fullName(item.person) : words.erased)}</bdi>
          </h2>
          <p className="meta">{item.from ? words.from(item.from, item.number) : item.number}</p>
        </div>
        <IconButton icon="print" label={words.print} onClick={() => window.print()} />
      </header>
      <ScrollArea className="pane-scroll inbox-item-body" label={words.itemLabel}>
        {item.clock && <AnswerClock clock={item.clock} />}
        <Facts rows={factRows(item)} />
        <Note title={words.purposeTitle}>
          <p>{words.purposeText}</p>
        </Note>
        <section className="messages">
          <h3>{words.messages}</h3>
          {item.messages.length === 0 && <p className="muted">{words.noMessages}</p>}
          <ol>
            {item.messages.map((message) => (
              <li key={`${message.at}|${message.kind}`} className="message">
                <header>
                  <Initials name={message.author} />
                  <b>{message.author}</b>
                  <span className="meta">
                    {words.kinds[message.kind] ?? ''} · {dates.shortDay(message.at)},{' '}
                    {dates.time(message.at)}
                  </span>
                </header>
                {message.text && <p className="pre-line">{message.text}</p>}
              </li>
            ))}
          </ol>
        </section>
      </ScrollArea>
    </>
  )
}

function AnswerClock({ clock }: { clock: NonNullable<InboxItem['clock']> }) {
  const day = dates.day(clock.endsOn)
  return (
    <ResponseClock day={clock.day} of={clock.of} resting={clock.resting} size="large">
      {clock.resting ? (
        words.resting
      ) : (
        <>
          <b>{clock.day > clock.of ? words.answerWas(day) : words.answerUntil(day)}</b>
          {words.agreed(clock.of, clock.day)}
        </>
      )}
    </ResponseClock>
  )
}

function factRows(item: InboxItem): (readonly [string, ReactNode] | false)[] {
  const { facts } = words
  const { person, legalBasis } = item
  if (!person) return [[facts.person, words.erasedText]]
  const languages = person.languages.map(codes.language).join(', ')
  const basis =
    legalBasis.statute ??
    (legalBasis.consentGivenOn && legalBasis.consentValidUntil
      ? facts.consent(
          dates.numeric(legalBasis.consentGivenOn),
          dates.numeric(legalBasis.consentValidUntil),
          codes.purpose(item.purpose),
        )
      : t.none)
  return [
    [
      facts.person,
      <b key="person">
        <PersonName person={person} />
      </b>,
    ],
    [
      facts.contact,
      [codes.channel(person.channel), person.phone, person.email].filter(Boolean).join(', '),
    ],
    [facts.language, person.interpreterNeeded ? `${languages}; ${facts.interpreter}` : languages],
    [facts.topics, item.topics.map(codes.topic).join(', ') || t.none],
    item.appointmentWish !== null && [facts.wish, item.appointmentWish],
    [facts.basis, basis],
    item.fileNumber !== null && [facts.fileNumber, item.fileNumber],
  ]
}
