import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineFiles } from './engine-archive.ts'
import { type BrokerPorts, type BrokerRecipe, launchBroker } from './engine-recipe.ts'
import { cacheFolder } from './folders.ts'
import { withLock } from './lock.ts'
import { choosePorts, local } from './ports.ts'
import { type Say, withProgress } from './say.ts'
import { type Part, supervise } from './supervise.ts'
import { answersHttp } from './waiting.ts'

const firstWithAot = 25

/**
 * The engine starts in three seconds instead of eight from a cache that the JVM writes at the end of
 * one training run. Trained once per engine, JDK and machine type; without it the engine only starts
 * more slowly, so a failed training is said and passed over.
 */
export async function prepareAot(files: EngineFiles, say: Say): Promise<string | undefined> {
  if (files.jdk.major < firstWithAot) return undefined
  const key = `${files.pair.engine}-${files.jdk.runtime}-${process.arch}`.replace(/[^\w.-]/g, '_')
  const folder = join(cacheFolder(), 'aot', key)
  const cache = join(folder, 'engine.aot')
  if (existsSync(cache)) return cache

  const waiting = () => say('Another start is preparing the quick start of the engine; waiting …')
  return withLock(
    `${folder}.lock`,
    async () => {
      if (existsSync(cache)) return cache
      try {
        await withProgress(
          say,
          'Preparing the quick start of the engine (once, about half a minute)',
          () => train(files, folder, cache),
        )
        return cache
      } catch {
        say('The quick start could not be prepared; the engine starts without it.')
        return undefined
      }
    },
    waiting,
  )
}

async function train(files: EngineFiles, folder: string, cache: string): Promise<void> {
  const scratch = `${folder}.training`
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
  const written = join(scratch, 'engine.aot')
  const ports = await choosePorts(scratch, brokerPortNames)
  const recipe: BrokerRecipe = { files, folder: scratch, ports, aot: { write: written } }
  const broker = supervise(
    // The JVM writes the cache while it ends, which takes longer than the run itself.
    { ...brokerPart('training', () => recipe), stopWithinMs: 120_000 },
    { data: scratch, heals: false, say: () => undefined },
  )
  await broker.start()
  await broker.stop()
  mkdirSync(folder, { recursive: true })
  renameSync(written, cache)
  rmSync(scratch, { recursive: true, force: true })
}

export const brokerPortNames = ['gateway', 'command', 'internal', 'management', 'server'] as const

/** A broker as a supervised part; ready once it answers its own readiness check. */
export function brokerPart(name: string, recipe: () => BrokerRecipe): Part {
  return {
    name,
    launch: () => {
      mkdirSync(recipe().folder, { recursive: true })
      return launchBroker(recipe())
    },
    isReady: () => isBrokerReady(recipe().ports),
    readyWithinMs: 90_000,
    stopWithinMs: 15_000,
  }
}

const isBrokerReady = (ports: BrokerPorts): Promise<boolean> =>
  answersHttp(`http://${local}:${ports.management}/actuator/health/readiness`)
