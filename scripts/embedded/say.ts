export type Say = (line: string) => void

/** Announces a long step and says every few seconds that, and how far, it goes on. */
export async function withProgress<T>(
  say: Say,
  step: string,
  run: () => Promise<T>,
  howFar: () => string | undefined = () => undefined,
): Promise<T> {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  say(`${step} …`)
  const timer = setInterval(() => {
    say(`${step}: ${[howFar(), seconds()].filter(Boolean).join(', ')} …`)
  }, 5000)
  try {
    const result = await run()
    say(`${step}: done in ${seconds()}.`)
    return result
  } finally {
    clearInterval(timer)
  }
}
