import { useProductClock } from '../../live/use-product-clock.ts'
import { useSession } from '../../live/use-session.ts'
import type { CaseView } from '../../resources/cases.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

/** Stands on paper only: number, confidential, who printed it and when. */
export function PrintHead({ file }: { file: CaseView }) {
  const { staff } = useSession()
  const now = useProductClock()
  const { sheet } = t.caseFile
  return (
    <p className="print-only print-head">
      <b>{t.caseFile.print}</b> {file.number} · {sheet.confidential} ·{' '}
      {sheet.by(staff.name, now ? dates.fullTime(now) : '')}
    </p>
  )
}
