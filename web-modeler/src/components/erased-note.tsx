import { t } from '../texts/de.ts'
import { Note } from './note.tsx'

/** In place of what is known of a person who was erased. */
export const ErasedNote = () => (
  <Note title={t.erasedTitle}>
    <p>{t.erasedText}</p>
  </Note>
)
