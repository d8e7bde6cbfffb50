import { useId, useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Facts } from '../../components/facts.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Note } from '../../components/note.tsx'
import type { NoticeView } from '../../resources/notices.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { factWords } from '../../texts/facts.ts'
import { isForInformation, NoticeChain } from './notice-chain.tsx'

const words = t.proceeding.notice
type Props = { notice: NoticeView; open: boolean }

/** One notice from sending to answer: chain, basis, what left the house, what came back. */
export function NoticeCard({ notice, open: opened }: Props) {
  const [open, setOpen] = useState(opened)
  const heading = useId()
  const { recipient } = notice
  return (
    <section className="card referral" aria-labelledby={heading}>
      <header className="card-head">
        <div>
          <h2 id={heading}>{notice.title}</h2>
          <p className="meta">
            {words.to(recipient.name)} · {dates.day(notice.sentAt)}
          </p>
        </div>
        <div className="card-side">
          <NoticeState notice={notice} />
          <IconButton
            icon="expand"
            label={words.more(`${notice.title}, ${recipient.name}`)}
            aria-expanded={open}
            className={open ? 'turned' : ''}
            onClick={() => setOpen(!open)}
          />
        </div>
      </header>
      <div className="card-body" hidden={!open}>
        <NoticeChain notice={notice} />
        {notice.answerText && (
          <Note title={words.text(notice.answeredBy ?? recipient.name)}>
            <p className="pre-line">{notice.answerText}</p>
          </Note>
        )}
        <Facts
          rows={[
            notice.answer !== null && [words.answer, <b key="answer">{notice.answer.title}</b>],
            ...notice.answerFacts.map((fact) => [fact.title, factWords(fact)] as const),
            [words.basis, basisWords(notice)],
            [words.sent, notice.sentData.map(codes.dataCategory).join(', ') || words.nothingSent],
            notice.remindedAt !== null && [words.reminded, dates.day(notice.remindedAt)],
          ]}
        />
        {isForInformation(notice) && <p className="muted">{words.infoOnly}</p>}
      </div>
    </section>
  )
}

function NoticeState({ notice }: { notice: NoticeView }) {
  const word = words.states[notice.state] ?? notice.state
  if (notice.state === 'answered')
    return (
      <Badge tone="ok" icon="check-circle">
        {notice.answer?.title ?? word}
      </Badge>
    )
  if (notice.state === 'withdrawn')
    return (
      <Badge tone="danger" icon="block">
        {word}
      </Badge>
    )
  if (notice.state === 'reminded')
    return (
      <Badge tone="soon" icon="notifications">
        {word}
      </Badge>
    )
  if (notice.state === 'sent')
    return (
      <Badge tone="info" icon="hourglass">
        {word}
      </Badge>
    )
  return <Badge>{word}</Badge>
}

function basisWords({ legalBasis }: NoticeView): string {
  if (legalBasis.statute) return legalBasis.statute
  return legalBasis.consentNumber ? words.consent(legalBasis.consentNumber) : words.noBasis
}
