import { useEffect } from 'react'
import { t } from '../texts/de.ts'

/** Titles name the screen; the name of a person would stay in the browser's history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – ${t.product}`
  }, [title])
}
