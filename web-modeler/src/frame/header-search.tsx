import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../components/announce.tsx'
import { Icon } from '../components/icon.tsx'
import { PersonName } from '../components/person-name.tsx'
import { useShortcuts } from '../keyboard/use-shortcuts.ts'
import { searchHits } from '../resources/search.ts'
import { t } from '../texts/de.ts'

const words = t.search

/** Finds a case, a contact or a proceeding by its number from every page; the arrow keys walk the hits. */
export function HeaderSearch() {
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const hits = useQuery(searchHits(wanted))
  const announce = useAnnounce()
  const count = hits.data?.length
  useShortcuts({ '/': () => input.current?.focus() })
  useEffect(() => {
    const timer = setTimeout(() => setWanted(text.trim()), 250)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => {
    if (open && wanted.length >= 2 && count !== undefined) announce(words.found(count))
  }, [open, wanted, count, announce])

  const close = () => {
    setOpen(false)
    setText('')
  }
  const walk = (event: KeyboardEvent) => {
    const stops: (HTMLElement | null)[] = [
      input.current,
      ...(root.current?.querySelectorAll('a') ?? []),
    ]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') {
      input.current?.focus()
      close()
    } else if (step) {
      event.preventDefault()
      stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus()
    }
  }
  return (
    <search
      ref={root}
      className="header-search"
      onKeyDown={walk}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <div className="search-field">
        <Icon name="search" size="small" />
        <input
          ref={input}
          type="search"
          aria-label={words.label}
          placeholder={words.label}
          value={text}
          onFocus={() => setOpen(true)}
          onChange={(event) => {
            setText(event.target.value)
            setOpen(true)
          }}
        />
        {!text && (
          <span aria-hidden="true">
            <kbd>/</kbd>
          </span>
        )}
      </div>
      {open && wanted.length >= 2 && hits.data && (
        <div className="search-hits">
          {hits.data.length === 0 && <p className="muted">{words.nothing}</p>}
          <ul>
            {hits.data.map((hit) => (
              <li key={hit.id}>
                <Link {...addressOf(hit)} onClick={close}>
                  <b>{hit.number}</b>{' '}
                  {hit.person ? <PersonName person={hit.person} /> : t.proceeding.noPerson}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  )
}

function addressOf({ kind, id }: { kind: 'case' | 'contact' | 'proceeding'; id: string }) {
  if (kind === 'case') return { to: '/faelle/$caseId', params: { caseId: id } } as const
  if (kind === 'contact') return { to: '/kontakte/$contactId', params: { contactId: id } } as const
  return { to: '/verfahren/$proceedingId', params: { proceedingId: id } } as const
}
