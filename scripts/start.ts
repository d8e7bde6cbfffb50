/** `npm start`: the whole demo on this machine, until Ctrl-C. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { playDemoCases } from './demo-cases.ts'
import { dataFolder, repository } from './embedded/folders.ts'
import { claimDataFolder, exitWith, releaseDataFolder, writeRun } from './embedded/launcher.ts'
import { readDemoOptions } from './embedded/preflight.ts'
import { startProduction } from './embedded/production.ts'
import { endStaleChildren } from './embedded/stale-children.ts'
import { stopping } from './embedded/stopping.ts'
import { type System, startSystem } from './embedded/system.ts'
import { describeDemo } from './embedded/welcome.ts'

const dotEnv = join(repository, '.env')
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv)

if (process.env['NODE_ENV'] === 'production') {
  process.exit(await startProduction(process.env).catch(exitWith))
}
await runDemo().catch(exitWith)

async function runDemo(): Promise<void> {
  const started = Date.now()
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
  const data = dataFolder()
  const stopped = listenForStop()
  const say = (line: string) => console.log(`${seconds().padStart(6)} s  ${line}`)
  claimDataFolder(data)
  try {
    // First of all: a leftover of ours may still hold the port.
    await endStaleChildren(data, say)
    const system = await startSystem({
      ...(await readDemoOptions(data, process.env)),
      data,
      brokers: 1,
      processes: [process.env['KIMFLOW_ROLES'] || 'api,workers,senders,alarms,projector'],
      startsProduct: true,
      heals: true,
      fast: false,
      buildsWebApp: true,
      watch: process.argv.includes('--watch'),
      say,
    })
    writeRun(data, system.addresses)
    console.log(await describeDemo(system, seconds()))
    void playDemoCases(system.addresses, data, say)
    await stopped
    await end(system)
  } catch (error) {
    if (!stopping.signal.aborted) throw error
    console.log('Stopped.')
  } finally {
    releaseDataFolder(data)
  }
  process.exit(0)
}

async function end(system: System): Promise<void> {
  console.log('\nStopping …')
  await system.stop()
  console.log('Stopped; all data is kept.')
}

/** Ctrl-C, a closed terminal, a supervisor, or the end of launch.mjs; a second signal adds nothing. */
function listenForStop(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      stopping.abort()
      resolve()
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
    process.on('disconnect', stop)
    process.channel?.unref()
    // A closed terminal takes the output with it; the children must still be ended.
    process.stdout.on('error', stop)
    process.stderr.on('error', () => undefined)
  })
}
