import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { Badge } from '../../components/badge.tsx'
import { DueBadge } from '../../components/due-badge.tsx'
import { Facts } from '../../components/facts.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Note } from '../../components/note.tsx'
import { ResponseClock } from '../../components/response-clock.tsx'
import type { ReferralView } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { AcknowledgementChain } from './acknowledgement-chain.tsx'
import { ReferralActions } from './referral-actions.tsx'

const words = t.caseFile.referral
type Props = { referral: ReferralView; caseId: string; open: boolean }

/** One object from release to closing: chain, clock, basis, what left the house, what happens next. */
export function ReferralCard({ referral, caseId, open: opened }: Props) {
  const [open, setOpen] = useState(opened)
  const heading = useId()
  const { target } = referral
  return (
    <section className="card referral" aria-labelledby={heading}>
      <header className="card-head">
        <div>
          <h2 id={heading}>{words.title(target.name)}</h2>
          <p className="meta">
            {[
              referral.number,
              codes.purpose(referral.purpose),
              words.from(dates.day(referral.createdAt)),
              referral.fileNumber && words.fileNumber(referral.fileNumber),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <div className="card-side">
          <ReferralState referral={referral} />
          <IconButton
            icon="expand"
            label={words.more(target.name)}
            aria-expanded={open}
            className={open ? 'turned' : ''}
            onClick={() => setOpen(!open)}
          />
        </div>
      </header>
      <div className="card-body" hidden={!open}>
        <AcknowledgementChain chain={referral.chain} />
        {referral.clock && <Clock clock={referral.clock} />}
        {referral.rejectionReason && (
          <Note tone="danger" title={words.rejected(codes.rejection(referral.rejectionReason))} />
        )}
        {referral.answerText && (
          <Note title={words.answer(target.name)}>
            <p className="pre-line">{referral.answerText}</p>
          </Note>
        )}
        <ReferralFacts referral={referral} />
        <NextStep referral={referral} />
        <ReferralActions referral={referral} caseId={caseId} />
        <p className="referral-flow">
          <Link
            to="."
            search={
              ((before: object) => ({ ...before, tab: 'flow', referral: referral.id })) as never
            }
          >
            {words.toFlow}
          </Link>
        </p>
      </div>
    </section>
  )
}

function ReferralState({ referral }: { referral: ReferralView }) {
  const { state, due } = referral
  if (state === 'rejected' || state === 'withdrawn')
    return (
      <Badge tone="danger" icon="block">
        {codes.referralState(state)}
      </Badge>
    )
  if (state === 'started')
    return (
      <Badge tone="ok" icon="check-circle">
        {codes.referralState(state)}
      </Badge>
    )
  if (state === 'question')
    return (
      <Badge tone="resting" icon="pause">
        {codes.referralState(state)}
      </Badge>
    )
  if (due) return <DueBadge due={due} />
  return <Badge>{codes.referralState(state)}</Badge>
}

function Clock({ clock }: { clock: NonNullable<ReferralView['clock']> }) {
  const over = clock.day > clock.of
  return (
    <ResponseClock day={clock.day} of={clock.of} resting={clock.resting} size="large">
      {clock.resting ? (
        t.clock.resting
      ) : (
        <>
          <b>{t.clock.day(clock.day, clock.of)}</b>{' '}
          {over ? t.clock.ended(dates.day(clock.endsOn)) : t.clock.ends(dates.day(clock.endsOn))}
        </>
      )}
    </ResponseClock>
  )
}

function ReferralFacts({ referral }: { referral: ReferralView }) {
  const { legalBasis } = referral
  return (
    <Facts
      rows={[
        [
          words.basis,
          legalBasis.statute ??
            (legalBasis.consentNumber
              ? `${words.consentBasis}, ${legalBasis.consentNumber}`
              : words.noBasis),
        ],
        [words.purpose, codes.purpose(referral.purpose)],
        referral.topics.length > 0 && [words.topics, referral.topics.map(codes.topic).join(', ')],
        referral.message !== null && [
          words.message,
          <span key="message" className="pre-line">
            {referral.message}
          </span>,
        ],
        [words.sent, referral.sentData.map(codes.dataCategory).join(', ') || words.nothingSent],
        referral.heldBackData.length > 0 && [
          words.heldBack,
          <span key="held" className="muted">
            {referral.heldBackData.map(codes.dataCategory).join(', ')}
          </span>,
        ],
        referral.reference !== null && [
          words.reference,
          <span key="receipt" className="receipt">
            {referral.reference}
          </span>,
        ],
      ]}
    />
  )
}

/** What happens next by itself. */
function NextStep({ referral }: { referral: ReferralView }) {
  if (referral.state === 'question')
    return (
      <Note tone="warning">
        <p>{words.nextQuestion}</p>
      </Note>
    )
  if (referral.state === 'accepted')
    return (
      <Note>
        <p>{words.nextStart}</p>
      </Note>
    )
  if (referral.clock && ['sent', 'delivered'].includes(referral.state)) {
    return (
      <Note tone="warning">
        <p>{words.nextSilence(dates.day(referral.clock.endsOn))}</p>
      </Note>
    )
  }
  return null
}
