import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { ChoiceGroup } from '../../components/choice-group.tsx'
import { ErrorSummary, type Fault } from '../../components/error-summary.tsx'
import { Facts } from '../../components/facts.tsx'
import { Field } from '../../components/field.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Note } from '../../components/note.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { answerNotice, type NewNoticeAnswer, type NoticeItem } from '../../resources/notices.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { factWords } from '../../texts/facts.ts'
import { AnswerFields, readAnswerFields } from './answer-fields.tsx'

const words = t.notice.answer
type Props = { item: NoticeItem; answering: boolean; onClose: () => void }

/** The answers the notice declares. The answer's id is made here, so a doubled click is one answer. */
export function NoticeAnswerPanel({ item, answering, onClose }: Props) {
  return (
    <aside className={`answer-panel ${answering ? 'answering' : ''}`} aria-label={words.title}>
      {item.possibleAnswers.length > 0 ? (
        <AnswerForm item={item} onClose={onClose} />
      ) : (
        <>
          <header className="pane-head">
            <h2>{item.answer ? words.given : words.title}</h2>
          </header>
          <GivenAnswer item={item} />
        </>
      )}
    </aside>
  )
}

function GivenAnswer({ item: { answer, state } }: { item: NoticeItem }) {
  if (!answer)
    return <p className="answer-body muted">{state === 'withdrawn' ? words.over : words.none}</p>
  return (
    <div className="answer-body">
      <Facts
        rows={[
          [words.title, <b key="answer">{answer.title}</b>],
          ...answer.facts.map((fact) => [fact.title, factWords(fact)] as const),
          answer.text !== null && [
            words.text,
            <span key="text" className="pre-line">
              {answer.text}
            </span>,
          ],
        ]}
      />
      <p className="meta">{words.givenBy(answer.by, dates.fullTime(answer.at))}</p>
    </div>
  )
}

function AnswerForm({ item, onClose }: { item: NoticeItem; onClose: () => void }) {
  const [answer, setAnswer] = useState('')
  const [draft, setDraft] = useState<Record<string, string>>({})
  const [text, setText] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const fields = item.answerFields.map((field) => ({
    ...field,
    required: field.required || field.neededFor.includes(answer),
  }))
  const answerId = useRef(crypto.randomUUID())
  const queries = useQueryClient()
  const notice = useNotice()
  const sending = useMutation({
    mutationFn: (body: NewNoticeAnswer) => answerNotice(item.id, body),
    onSuccess: ({ effect }) => {
      notice({ text: effects[effect] ?? words.sent })
      onClose()
      document.getElementById('opened')?.focus()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  })
  // Another answer is another id; the same answer sent twice keeps it.
  const renew = () => {
    answerId.current = crypto.randomUUID()
    setFaults([])
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sending.isPending) return
    const read = readAnswerFields(fields, draft)
    const found = answer
      ? read.faults
      : [{ target: 'answer', message: words.legendFault }, ...read.faults]
    setFaults(found)
    if (found.length > 0) return
    sending.mutate({
      answerId: answerId.current,
      answer,
      ...(Object.keys(read.facts).length > 0 ? { facts: read.facts } : {}),
      ...(text.trim() ? { text: text.trim() } : {}),
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <header className="pane-head">
        <h2>{words.title}</h2>
        <IconButton icon="close" label={t.close} className="answer-close" onClick={onClose} />
      </header>
      <div className="pane-scroll answer-body">
        <ErrorSummary faults={faults} />
        {sending.error && <ProblemNote error={sending.error} />}
        <ChoiceGroup
          id="answer"
          legend={words.legend}
          error={faults.find(({ target }) => target === 'answer')?.message}
          options={item.possibleAnswers.map(({ code, title }) => ({ value: code, label: title }))}
          value={answer}
          onChange={(next) => {
            setAnswer(next)
            renew()
          }}
        />
        <AnswerFields
          fields={fields}
          draft={draft}
          faults={faults}
          onChange={(next) => {
            setDraft(next)
            renew()
          }}
        />
        <Field label={words.text} optional hint={words.textHint}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={3}
              maxLength={2000}
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                renew()
              }}
            />
          )}
        </Field>
        <Note tone="ok" title={words.after}>
          <p>{words.afterText}</p>
        </Note>
      </div>
      <footer className="task-foot">
        <Button type="submit" kind="primary" busy={sending.isPending}>
          {words.send}
        </Button>
      </footer>
    </form>
  )
}

const effects: Record<string, string> = {
  applied: words.sent,
  repeated: words.repeated,
  superseded: words.superseded,
}
