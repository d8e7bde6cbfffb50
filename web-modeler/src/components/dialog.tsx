import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { t } from '../texts/de.ts'
import { IconButton } from './icon-button.tsx'

type Props = { title: string; onClose: () => void; children: ReactNode; actions?: ReactNode }

/** Only for what needs a reason or cannot be undone. The focus returns to what opened it. */
export function Dialog({ title, onClose, children, actions }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useLayoutEffect(() => {
    const dialog = element.current
    const opener = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <IconButton icon="close" label={t.close} onClick={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
      {actions && <footer>{actions}</footer>}
    </dialog>
  )
}
