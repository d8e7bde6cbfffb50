import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Note } from '../../components/note.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { holdProceeding, type ProceedingView } from '../../resources/proceedings.ts'
import { t } from '../../texts/de.ts'

const words = t.proceeding.holdDialog
type Props = { file: Pick<ProceedingView, 'id' | 'legalHold'>; onClose: () => void }

/** A hold stops erasure until somebody lifts it; both need a reason. */
export function HoldDialog({ file, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [faulty, setFaulty] = useState(false)
  const queries = useQueryClient()
  const notice = useNotice()
  const hold = !file.legalHold
  const change = useMutation({
    mutationFn: () => holdProceeding(file.id, hold, reason.trim()),
    onSuccess: async () => {
      notice({ text: hold ? words.wasSet : words.wasLifted })
      onClose()
      await queries.invalidateQueries({ queryKey: ['proceedings'] })
    },
  })
  const confirm = () => {
    const missing = reason.trim().length < 3
    setFaulty(missing)
    if (missing) document.getElementById('hold-reason')?.focus()
    else change.mutate()
  }
  return (
    <Dialog
      title={hold ? words.setTitle : words.liftTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button
            kind={hold ? 'primary' : 'danger-solid'}
            busy={change.isPending}
            onClick={confirm}
          >
            {hold ? words.set : words.lift}
          </Button>
        </>
      }
    >
      {change.error && <ProblemNote error={change.error} />}
      <Note tone={hold ? 'info' : 'warning'}>
        <p>{hold ? words.setText : words.liftText}</p>
      </Note>
      <Field
        id="hold-reason"
        label={words.reason}
        hint={words.reasonHint}
        error={faulty ? words.reasonFault : undefined}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
