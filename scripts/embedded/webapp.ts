import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { defect } from '../../services/failure.ts'
import { repository } from './folders.ts'
import { withLock } from './lock.ts'
import { type Say, withProgress } from './say.ts'
import { stopping } from './stopping.ts'

const target = join(repository, 'dist-web')
const marker = join(target, '.sources')

/** Builds the browser app into `dist-web` when one of its sources has changed since the last time. */
export async function buildWebApp(say: Say): Promise<void> {
  const hash = hashSources()
  const isBuilt = () => existsSync(marker) && readFileSync(marker, 'utf8') === hash
  if (isBuilt()) return
  await withLock(join(repository, 'node_modules/.cache/web-app.lock'), async () => {
    if (isBuilt()) return
    await withProgress(say, 'Building the browser app', () => build(hash))
  })
}

async function build(hash: string): Promise<void> {
  const arriving = `${target}.arriving`
  rmSync(arriving, { recursive: true, force: true })
  const vite = join(repository, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', 'web-modeler', '--outDir', arriving, '--logLevel', 'warn']
  try {
    await promisify(execFile)(process.execPath, args, {
      cwd: repository,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      signal: stopping.signal,
    })
  } catch (cause) {
    const output = stripVTControlCharacters(String((cause as { stderr?: unknown }).stderr ?? cause))
    const reason =
      output.split('\n').find((line) => /could not|cannot|\bTS\d|: error/i.test(line)) ?? output
    throw defect(
      'WEB_APP_BROKEN',
      `The browser app could not be built (${reason.trim().slice(0, 300)}): run "npx vite build web-modeler" for the whole story.`,
      { cause },
    )
  }
  writeFileSync(join(arriving, '.sources'), hash)
  rmSync(target, { recursive: true, force: true })
  renameSync(arriving, target)
}

function hashSources(): string {
  const hash = createHash('sha256')
  const files = globSync(['web-modeler/**/*', 'services/api/**/*.ts', 'package-lock.json'], {
    cwd: repository,
  })
  for (const file of files.sort()) {
    const path = join(repository, file)
    if (statSync(path).isFile()) hash.update(file).update(readFileSync(path))
  }
  return hash.digest('hex')
}
