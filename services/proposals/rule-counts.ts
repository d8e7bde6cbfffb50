import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const processes = fileURLToPath(new URL('../../processes', import.meta.url))

/** How many rules each decision table has, so that a hit reads „Regel 6 von 9“. */
export function readRuleCounts(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const file of readdirSync(processes, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.dmn')) continue
    const dmn = readFileSync(`${processes}/${file}`, 'utf8')
    for (const [, id = '', table = ''] of dmn.matchAll(
      /<(?:\w+:)?decision\s[^>]*?id="([^"]+)"([\s\S]*?)<\/(?:\w+:)?decision>/g,
    )) {
      counts.set(id, [...table.matchAll(/<(?:\w+:)?rule[\s>]/g)].length)
    }
  }
  return counts
}
