import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../../', import.meta.url))

/** Everything a running demo writes; ignored by git, emptied by `npm run reset`. */
export const dataFolder = (): string =>
  resolve(process.env['KIMFLOW_DATA_DIR'] ?? join(repository, '.data'))

/** Downloads and what is built from them; shared by all clones, hence outside the repository. */
export function cacheFolder(): string {
  const chosen = process.env['KIMFLOW_CACHE_DIR']
  if (chosen) return resolve(chosen)
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kimflow')
}
