import { Link } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'

export function NotFoundScreen() {
  usePageTitle(t.notFound.title)
  return (
    <main className="page">
      <h1 className="visually-hidden">{t.notFound.title}</h1>
      <Empty icon="search" title={t.notFound.title} text={t.notFound.text}>
        <Link to="/" className="button button-secondary">
          {t.notFound.home}
        </Link>
      </Empty>
    </main>
  )
}
