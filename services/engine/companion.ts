import { fileURLToPath } from 'node:url'
import {
  credentials,
  type GrpcObject,
  loadPackageDefinition,
  type ServiceClientConstructor,
  type ServiceError,
} from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'

/**
 * The calls zeebe-node lacks, over gRPC as it is: whole deployments, longer job locks, migration,
 * deletion, topology. Every call carries a deadline.
 */
export type Companion = {
  topology(ms: number): Promise<TopologyAnswer>
  deploy(resources: { name: string; content: Buffer }[], ms: number): Promise<DeployAnswer>
  updateJobTimeout(jobKey: string, timeoutMs: number, ms: number): Promise<object>
  migrate(request: MigrateRequest, ms: number): Promise<object>
  deleteResource(resourceKey: string, ms: number): Promise<object>
  close(): void
}

export type TopologyAnswer = {
  brokers: { partitions: { partitionId: number; role: 'LEADER' | 'FOLLOWER' | 'INACTIVE' }[] }[]
  partitionsCount: number
  gatewayVersion: string
}

export type DeployAnswer = {
  deployments: {
    process: { bpmnProcessId: string; version: number; processDefinitionKey: string } | null
    decision: { dmnDecisionId: string; version: number; decisionKey: string } | null
    form: { formId: string; version: number; formKey: string } | null
  }[]
}

export type MigrateRequest = {
  processInstanceKey: string
  migrationPlan: {
    targetProcessDefinitionKey: string
    mappingInstructions: { sourceElementId: string; targetElementId: string }[]
  }
}

type Callback<T> = (error: ServiceError | null, answer?: T) => void
type Unary = (request: object, done: Callback<object>) => { cancel(): void }

const protoFile = fileURLToPath(new URL('./gateway.proto', import.meta.url))

export function createCompanion(address: string): Companion {
  const client = new (gatewayService())(address, credentials.createInsecure(), {
    'grpc.initial_reconnect_backoff_ms': 250,
    'grpc.max_reconnect_backoff_ms': 2_000,
    // A dead peer is noticed within a minute; the gateway allows pings every 30 s.
    'grpc.keepalive_time_ms': 45_000,
    'grpc.keepalive_timeout_ms': 10_000,
  })
  const methods = client as unknown as Record<string, Unary>

  const unary = <T>(method: string, request: object, ms: number): Promise<T> =>
    new Promise((resolve, reject) => {
      // A timer of our own: gRPC deadlines are wall-clock times and break when the clock is set.
      const timer = setTimeout(() => sent?.cancel(), ms)
      const sent = methods[method]?.call(client, request, (error, answer) => {
        clearTimeout(timer)
        if (error) reject(error)
        else resolve(answer as T)
      })
    })

  return {
    topology: (ms) => unary('Topology', {}, ms),
    deploy: (resources, ms) => unary('DeployResource', { resources }, ms),
    updateJobTimeout: (jobKey, timeout, ms) => unary('UpdateJobTimeout', { jobKey, timeout }, ms),
    migrate: (request, ms) => unary('MigrateProcessInstance', request, ms),
    deleteResource: (resourceKey, ms) => unary('DeleteResource', { resourceKey }, ms),
    close: () => client.close(),
  }
}

function gatewayService(): ServiceClientConstructor {
  const definition = loadSync(protoFile, {
    longs: String,
    enums: String,
    defaults: true,
    keepCase: true,
    oneofs: true,
  })
  const root = loadPackageDefinition(definition)['gateway_protocol'] as GrpcObject
  return root['Gateway'] as ServiceClientConstructor
}
