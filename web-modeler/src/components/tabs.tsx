import { Link } from '@tanstack/react-router'

export type Tab = { id: string; label: string; count?: number | undefined }
type Props = { label: string; tabs: readonly Tab[]; current: string; param: string }

/** Pages of one thing: links, so that each has an address. */
export function Tabs({ label, tabs, current, param }: Props) {
  return (
    <nav className="tabs" aria-label={label}>
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
