import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { type ReferralView, remindAgency, withdrawReferral } from '../../resources/cases.ts'
import { t } from '../../texts/de.ts'

const words = t.caseFile.referral
const withdrawable = ['draft', 'released', 'sent', 'delivered', 'question', 'accepted']

/** Reminding is a click; withdrawing cannot be taken back and asks once more. */
export function ReferralActions({ referral, caseId }: { referral: ReferralView; caseId: string }) {
  const [asking, setAsking] = useState(false)
  const queries = useQueryClient()
  const notice = useNotice()
  const target = referral.target.name
  const refresh = () => queries.invalidateQueries({ queryKey: ['cases', caseId] })
  const reminder = useMutation({
    mutationFn: () => remindAgency(referral.id),
    onSuccess: () => notice({ text: words.reminded(target) }),
    onSettled: refresh,
  })
  const withdrawal = useMutation({
    mutationFn: () => withdrawReferral(referral.id),
    onSuccess: () => {
      setAsking(false)
      notice({ text: words.withdrawn })
    },
    onSettled: refresh,
  })
  const mayWithdraw = withdrawable.includes(referral.state)
  const mayRemind = referral.state === 'delivered'
  if (!mayWithdraw && !mayRemind && referral.reminders === 0) return null
  return (
    <div className="card-actions">
      {reminder.error && <ProblemNote error={reminder.error} />}
      {mayRemind && (
        <Button icon="notifications" busy={reminder.isPending} onClick={() => reminder.mutate()}>
          {words.remind}
        </Button>
      )}
      {referral.reminders > 0 && (
        <span className="meta">{words.reminders(referral.reminders)}</span>
      )}
      {mayWithdraw && (
        <span className="push-end">
          <Button kind="danger" onClick={() => setAsking(true)}>
            {words.withdraw}
          </Button>
        </span>
      )}
      {asking && (
        <Dialog
          title={words.withdrawTitle(target)}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t.cancel}</Button>
              <Button
                kind="danger-solid"
                busy={withdrawal.isPending}
                onClick={() => withdrawal.mutate()}
              >
                {words.withdraw}
              </Button>
            </>
          }
        >
          {withdrawal.error && <ProblemNote error={withdrawal.error} />}
          <p>{words.withdrawText}</p>
        </Dialog>
      )}
    </div>
  )
}
