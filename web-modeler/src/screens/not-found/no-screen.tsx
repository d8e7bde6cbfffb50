import { Empty } from '../../components/empty.tsx'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'

/** Roles whose screens come later land here, signed in and with a way out in the person menu. */
export function NoScreen() {
  usePageTitle(t.noScreen.title)
  return (
    <div className="page">
      <h1 className="visually-hidden">{t.noScreen.title}</h1>
      <Empty icon="assignment" title={t.noScreen.title} text={t.noScreen.text} />
    </div>
  )
}
