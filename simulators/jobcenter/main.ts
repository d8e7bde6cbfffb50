import { mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createAnswers } from './answers.ts'
import { openLedger } from './ledger.ts'
import { page, stylesheet } from './page.ts'
import { createReceiver, type Reply } from './receive.ts'
import { createVerifier, loadKeyPair } from './signatures.ts'
import { createState } from './state.ts'
import { answerRecord, errors, type Kind, messageRecord, readCommand } from './wire.ts'

/**
 * An invented Jobcenter for the demo and the tests. It speaks only the wire: receives signed
 * messages, gives receipts, answers by hand (page), by order (/steuerung) or by itself (mode).
 */
const environment = process.env
const port = Number(environment['JOBCENTER_PORT'] ?? 0)
const host = environment['JOBCENTER_HOST'] ?? '127.0.0.1'
const folder = environment['SIMULATOR_DATA_DIR'] ?? '.data/simulators'
const kimflowUrl = (environment['KIMFLOW_URL'] ?? 'http://localhost:8080').replace(/\/$/, '')
const tenants = (environment['KIMFLOW_TENANTS'] ?? 'ahrsiepen').split(',').filter(Boolean)

const maxBytes = 64 * 1024

mkdirSync(folder, { recursive: true })
const ledger = openLedger(join(folder, 'jobcenter.jsonl'))
const state = createState(ledger.entries)
const keys = loadKeyPair(join(folder, 'jobcenter-key.json'))
const answers = createAnswers({ ledger, state, keys, kimflowUrl })
const verify = createVerifier({ kimflowUrl, tenants })
const receive = createReceiver({ ledger, state, answers, verify })

const kinds: Record<string, Kind> = {
  erinnerungen: 'reminder',
  antworten: 'reply',
  rueckzug: 'withdrawal',
}

async function answerTo(request: IncomingMessage): Promise<Reply & { type?: string }> {
  const { pathname } = new URL(request.url ?? '/', 'http://jobcenter')
  const [, root, of, what] = pathname.split('/')
  if (request.method === 'GET') return read(pathname)
  if (request.method !== 'POST') return { status: 405, body: errors.unknown }

  const body = await readBody(request)
  if (body === null) return { status: 413, body: errors.malformed }
  if (root === 'ueberleitungen') {
    const kind = of === undefined ? 'referral' : kinds[what ?? '']
    if (!kind) return { status: 404, body: errors.unknown }
    const trace = String(request.headers['traceparent'] ?? '') || null
    return receive({ kind, of: of ?? null, jws: body, trace })
  }
  if (pathname === '/steuerung' && isType(request, 'application/json')) return obey(parsed(body))
  if (pathname === '/bedienung' && isSameOrigin(request)) {
    const fields = [...new URLSearchParams(body)].filter(([, value]) => value !== '')
    const { status } = obey(Object.fromEntries(fields))
    return { status: status === 200 ? 303 : status, body: '' }
  }
  return { status: 404, body: errors.unknown }
}

function read(pathname: string): Reply & { type?: string } {
  if (pathname === '/') return { status: 200, body: page(state), type: 'text/html; charset=utf-8' }
  if (pathname === '/stil.css') return { status: 200, body: stylesheet, type: 'text/css' }
  if (pathname === '/favicon.ico') return { status: 204, body: '' }
  if (pathname === '/schluessel') return { status: 200, body: keys.publicJwk }
  if (pathname !== '/protokoll') return { status: 404, body: errors.unknown }
  return {
    status: 200,
    body: {
      ueberleitungen: state.referrals().map((message) => ({
        ...messageRecord(message),
        stand: state.withdrawn(message.of) ? 'zurueckgezogen' : state.standing(message.of),
        nachrichten: state
          .about(message.of)
          .filter(({ kind }) => kind !== 'referral')
          .map((other) => ({ typ: other.kind, ...messageRecord(other) })),
      })),
      antworten: [...state.answers.values()].map(answerRecord),
    },
  }
}

/** Carries out a command of the tests or a click on the page. */
function obey(body: unknown): Reply {
  const command = readCommand(body)
  if (!command) return { status: 400, body: errors.malformed }
  if (command.kind === 'answer') {
    const id = answers.give(command)
    return id ? { status: 200, body: { antwortId: id } } : { status: 404, body: errors.unknown }
  }
  const { of, mode, delayMs } = command
  const entry = { event: 'mode', of, mode, delayMs, at: new Date().toISOString() } as const
  ledger.append(entry)
  state.apply(entry)
  return { status: 200, body: { modus: mode } }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function write(response: ServerResponse, { status, body, type }: Reply & { type?: string }): void {
  if (status === 0) return void response.destroy()
  response.writeHead(status, {
    'content-type': type ?? 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ...(status === 303 && { location: '/' }),
  })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

const isType = (request: IncomingMessage, type: string): boolean =>
  request.headers['content-type']?.split(';')[0] === type

/** Clicks come from the page itself; another site must not press its buttons. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  const origin = headers.origin
  return origin === undefined || URL.parse(origin)?.host === headers.host
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const server = createServer((request, response) => {
  answerTo(request).then(
    (reply) => write(response, reply),
    (error: unknown) => {
      console.error(error)
      if (!response.headersSent) write(response, { status: 500, body: errors.unavailable })
    },
  )
})

server.on('error', (error) => {
  console.error(`Jobcenter simulator cannot listen: ${error.message}`)
  process.exit(1)
})
server.listen(port, host, () => {
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  console.log(`Jobcenter simulator listens on http://${host}:${bound}`)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
    ledger.close()
    // Answers still on their way are in the ledger; the next start sends them.
    process.exit(0)
  })
}
