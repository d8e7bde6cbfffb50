import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { ChoiceGroup } from '../../components/choice-group.tsx'
import { ErrorSummary, type Fault } from '../../components/error-summary.tsx'
import { Field } from '../../components/field.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Note } from '../../components/note.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import {
  acknowledge,
  type InboxItem,
  type NewAcknowledgement,
  type Verdict,
} from '../../resources/inbox.ts'
import { codes } from '../../texts/codes.ts'
import { t } from '../../texts/de.ts'

const words = t.inbox.answer
const reasons = [
  'not-competent',
  'no-places',
  'wrong-age',
  'documents-missing',
  'language',
  'did-not-appear',
]
type Props = { item: InboxItem; answering: boolean; onClose: () => void }

/** Accept, ask, refuse; later: begun or not. The answer's id is made here, so a doubled click is one answer. */
export function AnswerPanel({ item, answering, onClose }: Props) {
  const offered = Object.keys(words.options).filter((verdict) =>
    item.possibleAnswers.includes(verdict),
  )
  const [verdict, setVerdict] = useState<Verdict>((offered[0] ?? 'accepted') as Verdict)
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [fileNumber, setFileNumber] = useState(item.fileNumber ?? '')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const answerId = useRef(crypto.randomUUID())
  const queries = useQueryClient()
  const notice = useNotice()
  const sending = useMutation({
    mutationFn: (answer: NewAcknowledgement) => acknowledge(item.dispatchId, answer),
    onSuccess: ({ effect }) => {
      notice({ text: effect === 'superseded' ? words.superseded : (words.sent[verdict] ?? '') })
      onClose()
      document.getElementById('opened')?.focus()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['inbox'] }),
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sending.isPending) return
    const found: Fault[] = []
    if (verdict === 'rejected' && !reason)
      found.push({ target: 'reason', message: words.reasonFault })
    if (verdict === 'question' && text.trim().length < 3)
      found.push({ target: 'answer-text', message: words.questionFault })
    setFaults(found)
    if (found.length > 0) return
    sending.mutate({
      answerId: answerId.current,
      verdict,
      ...(verdict === 'rejected'
        ? { reason: reason as NonNullable<NewAcknowledgement['reason']> }
        : {}),
      ...(text.trim() ? { text: text.trim() } : {}),
      ...(verdict !== 'rejected' && verdict !== 'question' && fileNumber.trim()
        ? { fileNumber: fileNumber.trim() }
        : {}),
    })
  }

  if (offered.length === 0) {
    return (
      <aside className="answer-panel" aria-label={words.title}>
        <header className="pane-head">
          <h2>{words.title}</h2>
        </header>
        <p className="answer-body muted">{words.none}</p>
      </aside>
    )
  }
  const choose = (next: string) => {
    setVerdict(next as Verdict)
    setFaults([])
    // Another answer is another id; the same answer sent twice keeps it.
    answerId.current = crypto.randomUUID()
  }
  return (
    <aside className={`answer-panel ${answering ? 'answering' : ''}`} aria-label={words.title}>
      <form onSubmit={submit} noValidate>
        <header className="pane-head">
          <h2>{words.title}</h2>
          <IconButton icon="close" label={t.close} className="answer-close" onClick={onClose} />
        </header>
        <div className="pane-scroll answer-body">
          <ErrorSummary faults={faults} />
          {sending.error && <ProblemNote error={sending.error} />}
          <ChoiceGroup
            legend={words.legend}
            look="boxes"
            options={offered.map((value) => ({ value, label: words.options[value] ?? value }))}
            value={verdict}
            onChange={choose}
          />
          {verdict === 'rejected' && (
            <ChoiceGroup
              id="reason"
              legend={words.reason}
              error={faults.find(({ target }) => target === 'reason')?.message}
              options={reasons.map((value) => ({ value, label: codes.rejection(value) }))}
              value={reason}
              onChange={setReason}
            />
          )}
          {verdict !== 'rejected' && verdict !== 'question' && (
            <Field label={words.fileNumber} optional>
              {(wiring) => (
                <input
                  {...wiring}
                  maxLength={60}
                  value={fileNumber}
                  onChange={(event) => setFileNumber(event.target.value)}
                />
              )}
            </Field>
          )}
          <Field
            id="answer-text"
            label={words.text[verdict] ?? ''}
            optional={verdict !== 'question'}
            hint={words.textHint[verdict]}
            error={faults.find(({ target }) => target === 'answer-text')?.message}
          >
            {(wiring) => (
              <textarea
                {...wiring}
                rows={3}
                maxLength={2000}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <Note tone={verdict === 'rejected' ? 'plain' : 'ok'} title={words.after}>
            <p>{words.afterText[verdict]}</p>
          </Note>
        </div>
        <footer className="task-foot">
          <Button
            type="submit"
            kind={verdict === 'rejected' ? 'danger-solid' : 'primary'}
            busy={sending.isPending}
          >
            {words.send[verdict]}
          </Button>
        </footer>
      </form>
    </aside>
  )
}
