import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { ChoiceGroup } from '../../components/choice-group.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorSummary, type Fault } from '../../components/error-summary.tsx'
import { Facts } from '../../components/facts.tsx'
import { Field } from '../../components/field.tsx'
import { Note } from '../../components/note.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { useProductClock } from '../../live/use-product-clock.ts'
import {
  colleagues,
  type LifeEvent,
  type LifeEventSubject,
  reportLifeEvent,
} from '../../resources/life-events.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const words = t.lifeEvent
type Props = { subject: LifeEventSubject; onClose: () => void }
type Draft = { event: string; on: string; toStaffId: string; note: string }

/** What happened first, then what follows from it; only the second page can confirm. */
export function LifeEventDialog({ subject, onClose }: Props) {
  const own = wordsOf(subject)
  const [draft, setDraft] = useState<Draft>({ event: '', on: '', toStaffId: '', note: '' })
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [ready, setReady] = useState<LifeEvent | null>(null)
  const today = useProductClock()
  const queries = useQueryClient()
  const notice = useNotice()
  const report = useMutation({
    mutationFn: (event: LifeEvent) => reportLifeEvent(subject, event),
    onSuccess: async (_, { event }) => {
      notice({ text: own.done[event] ?? '' })
      onClose()
      await queries.invalidateQueries({ queryKey: keyOf(subject) })
      await queries.invalidateQueries({ queryKey: ['proceedings'] })
    },
  })
  const goOn = () => {
    const found = check(draft, today)
    setFaults(found)
    if (found.length === 0) setReady(asLifeEvent(draft))
  }
  const irrevocable = ready !== null && ready.event !== 'transferred'
  return (
    <Dialog
      title={(ready && words.confirmTitle[ready.event]) ?? words.title}
      onClose={onClose}
      actions={
        ready ? (
          <>
            <Button onClick={() => setReady(null)}>{words.back}</Button>
            <Button
              kind={irrevocable ? 'danger-solid' : 'primary'}
              busy={report.isPending}
              onClick={() => report.mutate(ready)}
            >
              {own.confirm[ready.event]}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button kind="primary" onClick={goOn}>
              {words.toConsequences}
            </Button>
          </>
        )
      }
    >
      {report.error && <ProblemNote error={report.error} />}
      {ready ? (
        <Consequences event={ready} sentences={own.consequences[ready.event] ?? []} />
      ) : (
        <>
          <ErrorSummary faults={faults} />
          <LifeEventFields events={own.events} draft={draft} faults={faults} onChange={setDraft} />
        </>
      )}
    </Dialog>
  )
}

type FieldsProps = {
  events: Record<string, string>
  draft: Draft
  faults: readonly Fault[]
  onChange: (draft: Draft) => void
}

function LifeEventFields({ events, draft, faults, onChange }: FieldsProps) {
  const staff = useQuery({ ...colleagues, enabled: draft.event === 'transferred' })
  const fault = (target: string) => faults.find((one) => one.target === target)?.message
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  return (
    <>
      <ChoiceGroup
        id="life-event"
        legend={words.legend}
        error={fault('life-event')}
        options={Object.entries(events).map(([value, label]) => ({ value, label }))}
        value={draft.event}
        onChange={(event) => change({ event })}
      />
      {draft.event && (
        <Field
          id="life-event-on"
          label={words.on[draft.event] ?? ''}
          hint={words.onHint}
          error={fault('life-event-on')}
        >
          {(wiring) => (
            <input
              {...wiring}
              inputMode="numeric"
              value={draft.on}
              onChange={(event) => change({ on: event.target.value })}
            />
          )}
        </Field>
      )}
      {draft.event === 'transferred' && (
        <Field
          id="life-event-colleague"
          label={words.colleague}
          hint={staff.data?.length === 0 ? words.noColleague : undefined}
          error={fault('life-event-colleague')}
        >
          {(wiring) => (
            <select
              {...wiring}
              value={draft.toStaffId}
              onChange={(event) => change({ toStaffId: event.target.value })}
            >
              <option value="">{words.colleagueChoose}</option>
              {staff.data?.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}, {one.title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {draft.event && (
        <Field label={words.note} optional hint={words.noteHint}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={2}
              maxLength={500}
              value={draft.note}
              onChange={(event) => change({ note: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function Consequences({ event, sentences }: { event: LifeEvent; sentences: string[] }) {
  const staff = useQuery({ ...colleagues, enabled: event.event === 'transferred' })
  const colleague = staff.data?.find(({ id }) => id === event.toStaffId)
  return (
    <>
      <Facts
        rows={[
          [words.onRow, dates.full(event.on)],
          colleague !== undefined && [words.colleague, colleague.name],
          event.note !== undefined && [words.note, event.note],
        ]}
      />
      <Note
        tone={event.event === 'transferred' ? 'info' : 'warning'}
        title={words.consequencesTitle}
      >
        <ul className="bullets">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Note>
    </>
  )
}

function check({ event, on, toStaffId }: Draft, today: string | undefined): Fault[] {
  if (!event) return [{ target: 'life-event', message: words.eventFault }]
  const found: Fault[] = []
  const day = dates.parse(on)
  if (!day) found.push({ target: 'life-event-on', message: words.onFault })
  else if (today && day > dates.iso(today))
    found.push({ target: 'life-event-on', message: words.onFuture })
  if (event === 'transferred' && !toStaffId)
    found.push({ target: 'life-event-colleague', message: words.colleagueFault })
  return found
}

const wordsOf = (subject: LifeEventSubject) =>
  'caseId' in subject ? words.ofCase : words.ofContact

const keyOf = (subject: LifeEventSubject) =>
  'caseId' in subject ? ['cases', subject.caseId] : ['contacts', subject.contactId]

const asLifeEvent = ({ event, on, toStaffId, note }: Draft): LifeEvent => ({
  event: event as LifeEvent['event'],
  on: dates.parse(on) ?? '',
  ...(event === 'transferred' ? { toStaffId } : {}),
  ...(note.trim() ? { note: note.trim() } : {}),
})
