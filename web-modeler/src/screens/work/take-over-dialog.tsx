import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { t } from '../../texts/de.ts'

type Props = { name: string; onClose: () => void; onTakeOver: (reason: string) => Promise<void> }

/** Taking a colleague's task asks for a reason, which stands on the record. */
export function TakeOverDialog({ name, onClose, onTakeOver }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const words = t.work.task
  const fault = reason.trim().length < 3 ? words.reasonMissing : undefined
  const submit = () => {
    setTried(true)
    if (fault) return document.getElementById('take-over-reason')?.focus()
    onClose()
    void onTakeOver(reason.trim())
  }
  return (
    <Dialog
      title={words.takeOverTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onClick={submit}>
            {words.takeOverDo}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </>
      }
    >
      <Field
        id="take-over-reason"
        label={words.takeOverReason}
        hint={words.takeOverHint}
        error={tried ? fault : undefined}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
