import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { asProblem } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary, type Fault } from '../../components/error-summary.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import type { NewContact } from '../../resources/contacts.ts'
import { t } from '../../texts/de.ts'
import { CheckStep } from './check-step.tsx'
import { ConsentStep, PersonStep, SourceStep, TopicsStep } from './contact-steps.tsx'
import { type Draft, emptyDraft, faultsOf, type Step, steps, toNewContact } from './draft.ts'
import './contact-form.css'

const words = t.contact.form
const parts = { source: SourceStep, consent: ConsentStep, person: PersonStep, topics: TopicsStep }

type Props = {
  title: string
  staff: boolean
  send: (body: NewContact, key: string) => Promise<{ number: string }>
  onSent: (number: string) => ReactNode
}

/** One question group per page. Without consent nothing leaves the browser. */
export function ContactForm({ title, staff, send, onSent }: Props) {
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [step, setStep] = useState<Step>('source')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const heading = useRef<HTMLHeadingElement>(null)
  // One key for this form, however often it is sent: a repeat after a lost answer is no second contact.
  const key = useRef(crypto.randomUUID())
  const sending = useMutation({ mutationFn: (body: NewContact) => send(body, key.current) })
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    heading.current?.focus()
    window.scrollTo(0, 0)
  }, [step])

  if (sending.data) return <>{onSent(sending.data.number)}</>

  const index = steps.indexOf(step)
  const stopped = step === 'consent' && draft.consent === 'no'
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const go = (to: Step | undefined) => {
    setFaults([])
    if (to) setStep(to)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (stopped || sending.isPending) return
    const found = faultsOf(step, draft)
    setFaults(found)
    if (found.length > 0) return
    const body = toNewContact(draft)
    if (step !== 'check') go(steps[index + 1])
    else if (body) sending.mutate(body)
  }
  const Part = step === 'check' ? null : parts[step]

  return (
    <div className="contact-form">
      <Progress index={index} />
      <form className="card contact-card" onSubmit={submit} noValidate>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="muted">{words.step(index + 1, steps.length, words.steps[step])}</p>
        <ErrorSummary faults={faults} />
        {sending.error && <ProblemNote error={sending.error} />}
        {asProblem(sending.error).fields.map((field) => (
          <p key={field.path} className="field-error">
            {field.message}
          </p>
        ))}
        {Part ? (
          <Part draft={draft} faults={faults} onChange={change} staff={staff} />
        ) : (
          <CheckStep draft={draft} onEdit={go} />
        )}
        <div className="contact-buttons">
          {index > 0 && <Button onClick={() => go(steps[index - 1])}>{words.back}</Button>}
          {stopped ? (
            <Button
              kind="primary"
              onClick={() => {
                setDraft(emptyDraft)
                go('source')
              }}
            >
              {words.consentStep.again}
            </Button>
          ) : (
            <Button kind="primary" type="submit" busy={sending.isPending}>
              {step !== 'check'
                ? words.next
                : staff
                  ? words.check.sendStaff
                  : words.check.sendPublic}
            </Button>
          )}
        </div>
      </form>
    </div>
  )
}

function Progress({ index }: { index: number }) {
  return (
    <ol className="progress" aria-label={words.progress}>
      {steps.map((step, nr) => {
        const state = nr < index ? 'done' : nr === index ? 'current' : 'future'
        return (
          <li
            key={step}
            className={`progress-${state}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className="progress-point" aria-hidden="true">
              {state === 'done' ? <Icon name="check" size="small" /> : nr + 1}
            </span>
            <span className="progress-name">{words.steps[step]}</span>
            {state === 'done' && <span className="visually-hidden">, {words.done}</span>}
          </li>
        )
      })}
    </ol>
  )
}
