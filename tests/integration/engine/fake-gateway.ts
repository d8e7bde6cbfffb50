import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  type GrpcObject,
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerWritableStream,
  type ServiceClientConstructor,
  type sendUnaryData,
} from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'

type Reply = { answer: object } | { code: number; details?: string } | 'silence'
type RawJob = Record<string, unknown>

/**
 * A gateway inside this process that speaks zeebe-node's own protocol file, for what a real broker
 * does only now and then: silence, lost answers, variables that are no JSON.
 */
export async function openFakeGateway() {
  const proto = join(
    dirname(createRequire(import.meta.url).resolve('zeebe-node/package.json')),
    'proto/zeebe.proto',
  )
  const options = { longs: String, enums: String, defaults: true, keepCase: true, oneofs: true }
  const root = loadPackageDefinition(loadSync(proto, options))['gateway_protocol'] as GrpcObject
  const { service } = root['Gateway'] as ServiceClientConstructor

  const replies = new Map<string, Reply[]>()
  const calls: { method: string; request: Record<string, unknown> }[] = []
  const offers: RawJob[] = []
  const polls = new Set<ServerWritableStream<unknown, unknown>>()
  let pollCode = 0
  let pollCount = 0

  const unary = (method: string) => (call: { request: never }, done: sendUnaryData<object>) => {
    calls.push({ method, request: call.request })
    const queue = replies.get(method) ?? []
    const reply = (queue.length > 1 ? queue.shift() : queue[0]) ?? { answer: {} }
    if (reply === 'silence') return
    if ('code' in reply) done({ code: reply.code, details: reply.details ?? 'told to' })
    else done(null, reply.answer)
  }

  const serve = () => {
    for (const poll of polls) {
      if (offers.length === 0) return
      polls.delete(poll)
      poll.write({ jobs: offers.splice(0) })
      poll.end()
    }
  }

  const methods = Object.keys(service).filter((name) => name !== 'ActivateJobs')
  const server = new Server()
  server.addService(service, {
    ...Object.fromEntries(methods.map((method) => [method, unary(method)])),
    ActivateJobs(call: ServerWritableStream<unknown, unknown>) {
      pollCount += 1
      if (pollCode > 0) {
        call.emit('error', { code: pollCode, details: 'told to' })
        return
      }
      polls.add(call)
      call.on('cancelled', () => polls.delete(call))
      serve()
    },
  })
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  )

  return {
    address: `127.0.0.1:${port}`,
    calls,
    polled: () => pollCount,
    /** the answers of a method, in order; the last one stays */
    reply: (method: string, ...answers: Reply[]) => replies.set(method, answers),
    failPolls(code: number) {
      pollCode = code
    },
    offer(job: RawJob) {
      offers.push({ ...usualJob, ...job })
      serve()
    },
    close: () => server.forceShutdown(),
  }
}

const usualJob = {
  key: '2251799813685300',
  type: 'a.job',
  processInstanceKey: '2251799813685200',
  bpmnProcessId: 'p',
  processDefinitionVersion: 1,
  elementId: 'step',
  elementInstanceKey: '2251799813685250',
  customHeaders: '{}',
  retries: 3,
  deadline: '0',
  variables: '{}',
}
