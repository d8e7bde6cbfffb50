import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Value } from 'typebox/value'
import { contracts } from '../../../processes/contracts.ts'
import { Scenario } from '../../../processes/scenario.ts'

const processes = fileURLToPath(new URL('../../../processes', import.meta.url))

export type ScenarioFile = { processId: string; name: string; scenario: Scenario }

/** Every scenario of every process; one that cannot be read names the fault. */
export const readScenarios = (): ScenarioFile[] =>
  contracts.flatMap(({ processId }) => {
    const folder = `${processes}/${processId}/scenarios`
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => ({
        processId,
        name: file.slice(0, -'.json'.length),
        scenario: readScenario(`${folder}/${file}`),
      }))
  })

function readScenario(path: string): Scenario {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!Value.Check(Scenario, content)) {
    const faults = [...Value.Errors(Scenario, content)].slice(0, 5)
    const lines = faults.map((fault) => `${fault.instancePath} ${fault.message}`)
    throw new Error(`${path.slice(processes.length + 1)}: ${lines.join('; ')}`)
  }

  return content
}
