/** Small files: 300 lines, tests 400. What may be longer stands here, with its reason. */
import { report } from './checks/report.ts'
import { isCode, readTree, type SourceFile } from './checks/tree.ts'

const longer: Record<string, string> = {}

const generated = /\.gen\.ts$/

export function checkSizes(files: SourceFile[], excused = longer): string[] {
  const faults = files
    .filter((file) => (isCode(file) || file.path.endsWith('.css')) && !generated.test(file.path))
    .filter((file) => !(file.path in excused))
    .flatMap(({ path, text }) => {
      const lines = text.trimEnd().split('\n').length
      const most = path.startsWith('tests/') ? 400 : 300
      return lines > most ? [`${path}: ${lines} lines, at most ${most}`] : []
    })
  const gone = Object.keys(excused).filter((path) => !files.some((file) => file.path === path))
  return [...faults, ...gone.map((path) => `${path}: excused in scripts/check-sizes.ts but gone`)]
}

if (import.meta.main) report(checkSizes(readTree()))
