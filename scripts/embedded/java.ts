import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unavailable } from '../../services/failure.ts'

export type Jdk = { home: string; major: number; runtime: string }

const oldest = 21

/** JAVA_HOME where it will do, else the newest JDK in the folders where systems keep them. */
export function findJdk(environment: NodeJS.ProcessEnv = process.env): Jdk {
  const home = environment['JAVA_HOME']
  const given = home ? readJdk(home) : undefined
  if (given && given.major >= oldest) return given

  const [best] = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .flatMap((folder) => [folder, join(folder, 'Contents/Home')])
    .flatMap((folder) => readJdk(folder) ?? [])
    .filter((jdk) => jdk.major >= oldest)
    .sort((a, b) => b.major - a.major)
  if (best) return best

  const seen = given ? ` (JAVA_HOME is a JDK ${given.major})` : ''
  throw unavailable(
    'JDK_MISSING',
    `The engine needs a JDK ${oldest} or newer${seen}: install one (25 starts fastest) and set JAVA_HOME to it, or set ZEEBE_ADDRESS to a running engine.`,
  )
}

/** Every JDK carries a `release` file; reading it is quicker than asking `java -version`. */
function readJdk(home: string): Jdk | undefined {
  const release = join(home, 'release')
  if (!existsSync(release) || !existsSync(join(home, 'bin/java'))) return undefined
  // `jar` packs the engine's configuration; a runtime without it is no JDK.
  if (!existsSync(join(home, 'bin/jar'))) return undefined
  const text = readFileSync(release, 'utf8')
  const read = (key: string) => new RegExp(`^${key}="([^"]*)"`, 'm').exec(text)?.[1]
  const version = read('JAVA_VERSION')
  if (!version) return undefined
  return {
    home,
    major: Number.parseInt(version, 10),
    runtime: read('JAVA_RUNTIME_VERSION') ?? version,
  }
}
