import { type FormEvent, useEffect, useState } from 'react'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

type Props = {
  id: string
  label: string
  clear: string
  value: string
  onSearch: (value: string) => void
}

/** Searches on the server when the person is done typing; numbers only, names are sealed. */
export function NumberSearch({ id, label, clear, value, onSearch }: Props) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(text.trim())
  }
  return (
    <search>
      <form className="search-field" onSubmit={submit}>
        <Icon name="search" size="small" />
        <input
          id={id}
          type="search"
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => text.trim() !== value && onSearch(text.trim())}
        />
        {text && <IconButton icon="close" label={clear} onClick={() => onSearch('')} />}
      </form>
    </search>
  )
}
