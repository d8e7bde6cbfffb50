import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts } from '../../components/facts.tsx'
import { Note } from '../../components/note.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { type ConsentView, withdrawConsent } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

const words = t.caseFile.consent
type Props = { consent: ConsentView; shownIn: readonly string[]; onClose: () => void }

/** The consent as given, and its withdrawal in a second, deliberate step. */
export function ConsentDialog({ consent, shownIn, onClose }: Props) {
  const [withdrawing, setWithdrawing] = useState(false)
  const queries = useQueryClient()
  const notice = useNotice()
  const withdrawal = useMutation({
    mutationFn: () => withdrawConsent(consent.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: shownIn })
      notice({ text: words.done })
      onClose()
    },
  })
  const usable = consent.state === 'valid' || consent.state === 'ends-soon'
  return (
    <Dialog
      title={withdrawing ? words.withdrawTitle : words.title(consent.number)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{withdrawing ? t.cancel : t.close}</Button>
          {usable && (
            <Button
              kind={withdrawing ? 'danger-solid' : 'danger'}
              busy={withdrawal.isPending}
              onClick={() => (withdrawing ? withdrawal.mutate() : setWithdrawing(true))}
            >
              {words.withdraw}
            </Button>
          )}
        </>
      }
    >
      {withdrawal.error && <ProblemNote error={withdrawal.error} />}
      {withdrawing ? (
        <Note tone="warning" title={`${consent.recipient}: ${codes.purpose(consent.purpose)}`}>
          <p>{words.withdrawText}</p>
        </Note>
      ) : (
        <Facts
          rows={[
            [words.recipient, consent.recipient],
            [words.purpose, codes.purpose(consent.purpose)],
            [words.data, consent.dataCategories.map(codes.dataCategory).join(', ')],
            [words.given, dates.fullTime(consent.givenAt)],
            [words.until, dates.full(consent.validUntil)],
            [words.language, codes.language(consent.language)],
            [words.textVersion, consent.textVersion],
            [words.interpreted, consent.interpreted ? words.yes : words.no],
            [words.release, consent.confidentialityRelease ? words.released : words.notReleased],
          ]}
        />
      )}
    </Dialog>
  )
}
