/** A small mark beside a colleague's name; the name itself always stands next to it. */
export function Initials({ name }: { name: string }) {
  const words = name.replace(/^(Dr|Prof)\.\s*/, '').split(/\s+/)
  const letters = `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`
  return (
    <span className="initials" aria-hidden="true">
      {letters.toUpperCase()}
    </span>
  )
}
