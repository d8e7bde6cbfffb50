import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** The last telling line that a child wrote since `from`: an error where there is one. */
export function readTail(file: string, from: number): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const start = Math.max(from, size - 20_000)
  if (size <= start) return 'it wrote nothing'

  const buffer = Buffer.alloc(size - start)
  const handle = openSync(file, 'r')
  readSync(handle, buffer, 0, buffer.length, start)
  closeSync(handle)
  const lines = buffer
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at ') && !line.startsWith('Node.js v'))
  const telling = lines.findLast((line) => /error|fatal|refus|fail|invalid|exception/i.test(line))
  return (telling ?? lines.at(-1) ?? 'it wrote nothing').slice(0, 300)
}
