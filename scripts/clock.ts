/** `npm run clock -- +10d`: moves the time of the running demo, KIMflow's and the engine's together. */
import { invalid, missing } from '../services/failure.ts'
import { moveClocks } from './embedded/clock-offset.ts'
import { dataFolder } from './embedded/folders.ts'
import { exitWith, readRun } from './embedded/launcher.ts'

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

await moveDemo(process.argv[2] ?? '').catch(exitWith)

async function moveDemo(step: string): Promise<void> {
  const change = readStep(step)
  const addresses = readRun(dataFolder())?.addresses
  if (!addresses) {
    throw missing('NOT_RUNNING', 'No demo is running on this data folder: run npm start first.')
  }
  const { databaseOwner, engineClocks } = addresses
  const offset = await moveClocks(databaseOwner, engineClocks, change)
  const now = new Date(Date.now() + offset)
  console.log(
    `The demo's time is now ${now.toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' })}.`,
  )
  if (engineClocks.length === 0) {
    console.log('ZEEBE_ADDRESS was given: the time of that engine stays as it is.')
  }
}

function readStep(step: string): (offsetMs: number) => number {
  if (step === 'reset') return () => 0
  const [, sign, count, unit] = /^([+-])(\d+)([mhdw])$/.exec(step) ?? []
  const length = units[unit ?? '']
  if (!length) {
    throw invalid('STEP_INVALID', 'Usage: npm run clock -- +10d (also +3h, +2w, -1d, or reset).')
  }
  const ms = Number(count) * length * (sign === '-' ? -1 : 1)
  return (offset) => offset + ms
}
