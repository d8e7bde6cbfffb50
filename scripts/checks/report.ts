/** The way every check ends: all faults, one a line, and exit code 1 if there is any. */
export function report(faults: string[]): void {
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
