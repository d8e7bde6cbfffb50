import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { exportJWK, generateKeyPair } from 'jose'
import { createAgencies } from '../../services/agencies/create-agencies.ts'
import { createClock } from '../../services/clock.ts'
import { createTransports } from '../../services/transports/create-transports.ts'

const tenantId = 'ahrsiepen'

/** Stands in for KIMflow: publishes the tenants' keys and takes whatever answers arrive. */
export async function startStandIn(tenants: readonly string[] = [tenantId]) {
  const keys = new Map<string, { privateJwk: Record<string, string>; publicJwk: object }>()
  for (const tenant of tenants) {
    const pair = await generateKeyPair('EdDSA', { extractable: true })
    const privateJwk = (await exportJWK(pair.privateKey)) as Record<string, string>
    const { d: _secret, ...publicJwk } = privateJwk
    keys.set(tenant, { privateJwk, publicJwk: { ...publicJwk, kid: tenant } })
  }
  const received: { path: string; jws: string; traceparent: string | undefined }[] = []
  const statuses: number[] = []

  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    if (request.method === 'GET') {
      const key = keys.get(path.split('/')[3] ?? '')
      response.writeHead(key ? 200 : 404, { 'content-type': 'application/json' })
      return response.end(JSON.stringify({ keys: key ? [key.publicJwk] : [] }))
    }
    let jws = ''
    for await (const chunk of request) jws += chunk
    const status = statuses.shift() ?? 202
    if (status === 202) {
      received.push({ path, jws, traceparent: String(request.headers['traceparent']) })
    }
    return response.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** answers that were taken, oldest first */
    received,
    /** statuses given to the next answers instead of 202 */
    statuses,
    readSigningKey: async (tenant: string) => ({
      kid: tenant,
      privateJwk: keys.get(tenant)?.privateJwk ?? {},
    }),
    close: () => new Promise((done) => server.closeAllConnections() ?? server.close(done)),
  }
}

/** The simulator as a process of its own, on a free port, with its own folder. */
export async function startSimulator(kimflowUrl: string, folder: string, port = 0) {
  const child: ChildProcess = spawn(process.execPath, ['simulators/jobcenter/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      JOBCENTER_PORT: String(port),
      SIMULATOR_DATA_DIR: folder,
      KIMFLOW_URL: kimflowUrl,
      KIMFLOW_TENANTS: 'ahrsiepen,nordhellen',
    },
  })
  if (!child.stdout) throw new Error('no output of the simulator')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const url = /http:\S+/.exec(line)?.[0] ?? ''
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }

  return {
    url,
    port: Number(new URL(url).port),
    kill: () => end('SIGKILL'),
    close: () => end('SIGTERM'),
  }
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'jobcenter-'))

export const command = async (url: string, body: unknown): Promise<Record<string, string>> => {
  const answer = await fetch(`${url}/steuerung`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the simulator refused the command: ${answer.status}`)
  return (await answer.json()) as Record<string, string>
}

export const readJson = async <Shape>(url: string): Promise<Shape> =>
  (await (await fetch(url)).json()) as Shape

/** What the simulator has of one handover. */
export type JobcenterRecords = {
  ueberleitungen: {
    ueberleitungId: string
    mandant: string
    zustellungen: number
    verschiedeneInhalte: number
    pruefsumme: string
    eingangsnummer: string
    stand: string
    inhalt: Record<string, unknown>
    nachrichten: { typ: string; nachrichtId: string; zustellungen: number; inhalt: object }[]
  }[]
  antworten: { antwortId: string; versuche: number; letzterStatus: number; ergebnis: string }[]
}
export const readRecord = async (url: string, id: string) => {
  const records = await readJson<JobcenterRecords>(`${url}/protokoll`)
  return records.ueberleitungen.find(({ ueberleitungId }) => ueberleitungId === id)
}

/** Both sides, connected: our agencies, the simulator, and where its answers arrive. */
export async function startJobcenterWorld({ timeoutMs = 700 } = {}) {
  const folder = newFolder()
  const standIn = await startStandIn(['ahrsiepen', 'nordhellen'])
  let simulator = await startSimulator(standIn.url, folder)
  const { port } = simulator
  const clock = createClock()
  const connect = ({ demo = true } = {}) =>
    createAgencies({
      directory: { readSigningKey: standIn.readSigningKey },
      transports: createTransports({ publicUrl: standIn.url, clock, demo, timeoutMs }),
    })
  const organisation = {
    id: `jobcenter-${tenantId}`,
    agency: 'jobcenter',
    endpoint: simulator.url,
    publicJwk: await readJson<Record<string, string>>(`${simulator.url}/schluessel`),
    active: true,
  }

  return {
    tenantId,
    standIn,
    clock,
    organisation,
    url: simulator.url,
    /** fresh on every call: breakers of one test do not hinder the next */
    connect,
    command: (body: unknown) => command(simulator.url, body),
    readRecord: (id: string) => readRecord(simulator.url, id),
    /** ends the simulator without warning and starts it again on the same port and folder */
    crash: async () => {
      await simulator.kill()
      simulator = await startSimulator(standIn.url, folder, port)
    },
    stop: () => simulator.kill(),
    start: async () => {
      simulator = await startSimulator(standIn.url, folder, port)
    },
    close: async () => {
      await simulator.close()
      await standIn.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until a value is there; polling with an end, never a bare sleep. */
export async function eventually<Value>(
  read: () => Value | undefined | Promise<Value | undefined>,
  timeoutMs = 8_000,
): Promise<Value> {
  const end = performance.now() + timeoutMs
  for (;;) {
    const value = await read()
    if (value !== undefined) return value
    if (performance.now() > end) throw new Error(`still nothing after ${timeoutMs} ms`)
    await new Promise((next) => setTimeout(next, 25))
  }
}
