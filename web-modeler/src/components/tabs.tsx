import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

export type Tab = { id: string; label: string; count?: number | undefined }
type Props = { label: string; tabs: readonly Tab[]; current: string; param: string }

/** The tab an address asks for; an unknown one opens the first. */
export const knownTab = (tabs: Record<string, string>, wanted: string | undefined): string =>
  wanted !== undefined && Object.hasOwn(tabs, wanted) ? wanted : (Object.keys(tabs)[0] ?? '')

/** Pages of one thing: links, so that each has an address. */
export function Tabs({ label, tabs, current, param }: Props) {
  const row = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is current after a change
  useEffect(() => {
    // On a phone the row is wider than the page; the current tab must not lie outside.
    row.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  return (
    <nav className="tabs" aria-label={label} ref={row}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.id}>
            <Link
              to="."
              search={((before: object) => ({ ...before, [param]: tab.id })) as never}
              aria-current={tab.id === current ? 'page' : undefined}
            >
              {tab.label}
              {tab.count !== undefined && <span className="tab-count"> {tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
