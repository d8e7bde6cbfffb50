import { useProductClock } from '../../live/use-product-clock.ts'
import { useSession } from '../../live/use-session.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

/** Stands on paper only: number, confidential, who printed it and when. */
export function PrintHead({ number, title }: { number: string; title: string }) {
  const { staff } = useSession()
  const now = useProductClock()
  const { sheet } = t.caseFile
  return (
    <p className="print-only print-head">
      <b>{title}</b> {number} · {sheet.confidential} ·{' '}
      {sheet.by(staff.name, now ? dates.fullTime(now) : '')}
    </p>
  )
}
