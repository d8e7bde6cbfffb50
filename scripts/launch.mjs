/**
 * The door to every npm script: plain JavaScript, runs on Node 20 with nothing installed. Installs
 * the locked dependencies when they are missing or stale (Node 26 is one of them), then hands over
 * to `scripts/<command>.ts` under that Node, with all signals and the exit code.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(repository, 'node_modules')
const lockFile = join(repository, 'package-lock.json')
const marker = join(modules, '.kimflow-lock')
const [command, ...args] = process.argv.slice(2)
const script = join(repository, 'scripts', `${command}.ts`)

if (major(process.version) < 20) {
  stop(`KIMflow needs Node 20 or newer, this is ${process.version}: install it from nodejs.org.`)
}
if (!command || !existsSync(script)) {
  stop('Usage: node scripts/launch.mjs <start|dev|test|reset|clock|…> [arguments]')
}
if (!isInstalled()) install()
run(findNode())

/** The marker is the quick answer; otherwise npm's own record of what it installed decides. */
function isInstalled() {
  const hash = hashOfLock()
  if (readText(marker) === hash) return true

  const installed = readJson(join(modules, '.package-lock.json'))?.packages
  const wanted = readJson(lockFile)?.packages
  if (!installed || !wanted) return false
  const stale = Object.entries(wanted).some(
    ([path, entry]) =>
      path !== '' &&
      !(entry.optional && !installed[path]) &&
      installed[path]?.version !== entry.version,
  )
  if (!stale) writeFileSync(marker, hash)
  return !stale
}

function install() {
  console.log('Installing the locked dependencies (npm ci, about half a minute) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const started = Date.now()
  const { status, error, stderr } = spawnSync(
    npm,
    // Development dependencies build the browser app, so NODE_ENV must not leave them out here.
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: repository,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'inherit', 'pipe'],
      encoding: 'utf8',
    },
  )
  if (error || status !== 0) stop(explainInstall(String(error?.message ?? stderr)))
  writeFileSync(marker, hashOfLock())
  console.log(`Dependencies installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

function explainInstall(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return 'The disk is full: free about 2 GB and run the command again.'
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH/.test(output)) {
    return 'npm cannot reach its package registry: check the network or the "registry" setting of npm and run the command again.'
  }
  if (/ENOENT.*npm|spawn.* npm/.test(output)) {
    return 'npm was not found: install Node with npm from nodejs.org and run the command again.'
  }
  const reason = output
    .split('\n')
    .find((line) => /^npm (error|ERR!)/.test(line) && !/code/.test(line))
  return `npm ci failed (${(reason ?? output).replace(/^npm (error|ERR!)\s*/, '').trim()}): repair that, or remove node_modules, and run the command again.`
}

/** Node 26 from the lock; a platform without that package may bring its own. */
function findNode() {
  const locked = join(modules, '.bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(locked)) return locked
  if (major(process.version) >= 26) return process.execPath
  stop(
    `There is no Node 26 package for ${process.platform}-${process.arch}: install Node 26 and run the command with it.`,
  )
}

function run(node) {
  const child = spawn(node, [script, ...args], {
    cwd: repository,
    // The channel tells the script when this process is gone, even after kill -9.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: [join(modules, '.bin'), process.env.PATH].join(pathSeparator()) },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  endWithNpm(child)
  child.on('error', (error) => stop(`Node 26 could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1))
  })
}

/** npm passes a signal to its shell only, which does not pass it on: the shell's end has to do. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(timer)
    child.kill('SIGTERM')
  }, 500)
  timer.unref()
}

function hashOfLock() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex')
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function readJson(file) {
  const text = readText(file)
  return text === undefined ? undefined : JSON.parse(text)
}

function major(version) {
  return Number(version.replace(/^v/, '').split('.')[0])
}

function pathSeparator() {
  return process.platform === 'win32' ? ';' : ':'
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
