/** `npm run reset`: empties the data folder of the demo. Downloads in the cache stay. */
import { existsSync, rmSync } from 'node:fs'
import { conflict } from '../services/failure.ts'
import { dataFolder } from './embedded/folders.ts'
import { exitWith, readRun } from './embedded/launcher.ts'
import { endStaleChildren } from './embedded/stale-children.ts'

await reset(dataFolder()).catch(exitWith)

async function reset(data: string): Promise<void> {
  const run = readRun(data)
  if (run) {
    throw conflict(
      'STILL_RUNNING',
      `KIMflow is running on ${data} (process ${run.pid}): stop it with Ctrl-C there, then reset.`,
    )
  }
  if (!existsSync(data)) return console.log(`There is nothing to reset in ${data}.`)
  await endStaleChildren(data, console.log)
  rmSync(data, { recursive: true, force: true })
  console.log(`Emptied ${data}; npm start begins anew.`)
}
