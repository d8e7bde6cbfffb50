import type { PersonSeal } from '../persons/persons.ts'

type Answer = { id: string; text: Buffer | null; fileNumber: Buffer | null }

const place = (id: string, what: 'text' | 'file-number') => `acknowledgements/${id}/${what}`

/** What an agency wrote about a person and the number of its file: sealed like the rest of them. */
export const sealAnswer = (
  seal: PersonSeal,
  id: string,
  said: { text?: string; fileNumber?: string },
) => ({
  text: said.text ? seal.seal(place(id, 'text'), said.text) : null,
  fileNumber: said.fileNumber ? seal.seal(place(id, 'file-number'), said.fileNumber) : null,
})

export const answerText = (seal: PersonSeal, answer: Answer | undefined): string | null =>
  answer?.text ? seal.open<string>(place(answer.id, 'text'), answer.text) : null

/** The last file number an agency gave; a later answer need not repeat it. */
export function fileNumberOf(seal: PersonSeal, answers: Answer[]): string | null {
  const last = answers.findLast(({ fileNumber }) => fileNumber !== null)
  return last?.fileNumber ? seal.open<string>(place(last.id, 'file-number'), last.fileNumber) : null
}
