import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { changeDeadline, type DeadlineFile } from '../../resources/deadlines.ts'
import { dates } from '../../texts/dates.ts'
import { type DeadlineChange, deadlineWords as words } from '../../texts/deadlines.ts'

type Props = {
  change: DeadlineChange
  deadline: DeadlineFile
  caseId: string
  onClose: () => void
}

const basisForm = /^((§§?|Art\.) ?\d|Vereinbarung mit den Stellen$)/

/** One dialog for every change: the days it asks for, its legal basis, and the reason on the record. */
export function DeadlineDialog({ change, deadline, caseId, onClose }: Props) {
  const kind = words.kinds[change]
  const known = deadline.versions.at(-1)?.facts ?? {}
  const days =
    change === 'rebase'
      ? deadline.factDays.filter(({ name }) => known[name] !== undefined)
      : [{ name: 'day', title: words.labels[change] }]
  const [entered, setEntered] = useState<Record<string, string>>(() =>
    Object.fromEntries(days.map(({ name }) => [name, shownDay(known[name])])),
  )
  const [reason, setReason] = useState('')
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  const queries = useQueryClient()
  const notice = useNotice()
  const parsed = Object.fromEntries(
    days.map(({ name }) => [name, dates.parse(entered[name] ?? '')]),
  )
  const asksReason = change !== 'resume'
  const asksBasis = change === 'suspend'
  const faults: Record<string, string> = {
    ...Object.fromEntries(
      days.filter(({ name }) => parsed[name] === null).map(({ name }) => [name, words.dayFault]),
    ),
    ...(asksBasis && !basisForm.test(basis.trim()) ? { basis: words.basisFault } : {}),
    ...(asksReason && reason.trim().length < 3 ? { reason: words.reasonFault } : {}),
  }
  const saving = useMutation({
    mutationFn: () =>
      changeDeadline(change, deadline.id, {
        day: parsed['day'] ?? '',
        reason: reason.trim(),
        basis: basis.trim(),
        facts: change === 'rebase' ? { ...known, ...(parsed as Record<string, string>) } : {},
      }),
    onSuccess: async ({ dueOn }) => {
      await queries.invalidateQueries({ queryKey: ['cases', caseId] })
      notice({ text: kind.done(dates.day(dueOn)) })
      onClose()
    },
  })
  const submit = () => {
    setTried(true)
    const [first] = Object.keys(faults)
    if (first) return document.getElementById(`deadline-${first}`)?.focus()
    saving.mutate()
  }
  return (
    <Dialog
      title={kind.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={saving.isPending} onClick={submit}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      {saving.error && <ProblemNote error={saving.error} />}
      <p>{kind.text}</p>
      {days.map(({ name, title }) => (
        <Field
          key={name}
          id={`deadline-${name}`}
          label={title}
          hint={words.dayHint}
          error={tried ? faults[name] : undefined}
        >
          {(wiring) => (
            <input
              {...wiring}
              inputMode="numeric"
              value={entered[name] ?? ''}
              onChange={({ target }) => setEntered({ ...entered, [name]: target.value })}
            />
          )}
        </Field>
      ))}
      {asksBasis && (
        <Field
          id="deadline-basis"
          label={words.basis}
          hint={words.basisHint}
          error={tried ? faults['basis'] : undefined}
        >
          {(wiring) => (
            <input
              {...wiring}
              maxLength={120}
              value={basis}
              onChange={({ target }) => setBasis(target.value)}
            />
          )}
        </Field>
      )}
      {asksReason && (
        <Field
          id="deadline-reason"
          label={words.reason}
          hint={words.reasonHint}
          error={tried ? faults['reason'] : undefined}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      )}
    </Dialog>
  )
}

const shownDay = (fact: unknown): string =>
  typeof fact === 'string' ? fact.slice(0, 10).split('-').reverse().join('.') : ''
