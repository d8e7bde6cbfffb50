import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { useSession } from '../../live/use-session.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

type Props = { onClose: () => void; onPostpone: (on: string, reason: string) => Promise<void> }

/** A day to come back to the task; its due date stays what it is. */
export function FollowUpDialog({ onClose, onPostpone }: Props) {
  const { now } = useSession()
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const words = t.work.task
  const on = dates.parse(day)
  const dayFault = on === null || on <= now.slice(0, 10) ? words.followUpFault : undefined
  const reasonFault = reason.trim().length < 3 ? words.reasonMissing : undefined
  const submit = () => {
    setTried(true)
    if (dayFault || reasonFault || on === null) {
      return document.getElementById(dayFault ? 'follow-up-day' : 'follow-up-reason')?.focus()
    }
    onClose()
    void onPostpone(on, reason.trim())
  }
  return (
    <Dialog
      title={words.followUpTitle}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onClick={submit}>
            {words.followUpDo}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </>
      }
    >
      <Field
        id="follow-up-day"
        label={words.followUpOn}
        hint={words.followUpOnHint}
        error={tried ? dayFault : undefined}
      >
        {(wiring) => (
          <input
            {...wiring}
            inputMode="numeric"
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
      <Field
        id="follow-up-reason"
        label={words.followUpReason}
        error={tried ? reasonFault : undefined}
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
