import { useEffect, useRef } from 'react'
import { t } from '../texts/de.ts'

export type Fault = { target: string; message: string }
type Props = { faults: readonly Fault[]; onGo?: (target: string) => void }

/** Stands on top after a failed submit, takes the focus and links to each field. */
export function ErrorSummary({ faults, onGo }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div className="note note-danger" role="alert" tabIndex={-1} ref={box}>
      <div className="note-body">
        <p className="strong">{t.work.faults(faults.length)}</p>
        <ul className="fault-list">
          {faults.map((fault) => (
            <li key={fault.target + fault.message}>
              <a
                href={`#${fault.target}`}
                onClick={(event) => {
                  event.preventDefault()
                  if (onGo) onGo(fault.target)
                  else document.getElementById(fault.target)?.focus()
                }}
              >
                {fault.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
