import { setTimeout as sleep } from 'node:timers/promises'
import { ZBClient } from 'zeebe-node'
import { defect, missing, unavailable } from '../failure.ts'
import { call, type Send, unlessGone } from './call.ts'
import { createCompanion, type DeployAnswer } from './companion.ts'
import type { EngineLog } from './engine-log.ts'
import { grpc } from './grpc-failures.ts'
import { createJobCommands, type JobCommands } from './job-commands.ts'
import { checkedKey } from './keys.ts'
import { type JobSource, type PollOptions, pollJobs } from './poll-jobs.ts'

export type Deployed = {
  kind: 'process' | 'decision' | 'form'
  id: string
  version: number
  key: string
}

export type Message = {
  name: string
  correlationKey: string
  /** the outbox id: a repeat is refused while the first is still buffered */
  messageId: string
  ttlMs: number
  variables: Record<string, unknown>
}

export type Evaluation = {
  result: unknown
  version: number
  /** key of the deployed table that answered */
  key: string
  hitRules: { ruleId: string; ruleIndex: number }[]
}

/**
 * Everything the house asks of the engine. Keys are decimal strings, errors are failures, every call
 * ends within seconds. No type of zeebe-node or gRPC is part of it.
 */
export type Engine = JobCommands & {
  /** One deployment of several files. An unchanged file keeps its version. */
  deploy(files: { name: string; content: Buffer }[]): Promise<Deployed[]>
  publish(message: Message): Promise<'published' | 'duplicate'>
  evaluateDecision(decision: {
    decisionId: string
    variables: Record<string, unknown>
  }): Promise<Evaluation>
  /** Gives the job new retries first: without them the engine refuses to resolve its incident. */
  retryIncident(incident: {
    incidentKey: string
    jobKey: string | null
    retries: number
  }): Promise<void>
  cancelInstance(instanceKey: string): Promise<'cancelled' | 'gone'>
  migrateInstance(migration: {
    instanceKey: string
    targetDefinitionKey: string
    mappings: { from: string; to: string }[]
  }): Promise<'migrated' | 'gone'>
  deleteResource(resourceKey: string): Promise<'deleted' | 'gone'>
  topology(): Promise<{ version: string; partitions: number; leaders: number }>
  /** Resolves when every partition has a leader. */
  ready(timeoutMs: number): Promise<void>
  /** Asks whether an instance still runs, without changing it. */
  probeInstance(instanceKey: string): Promise<'alive' | 'gone'>
  /** A source of activated jobs, for serve-workers. */
  pollJobs(options: PollOptions): JobSource
  close(graceMs?: number): Promise<void>
}

const deployBudgetMs = 30_000
const longPollMs = 20_000

export function createEngine({ address, log }: { address: string; log: EngineLog }): Engine {
  const client = new ZBClient(address, {
    // Its own retry repeats what must not be repeated and drops commands silently while closing.
    retry: false,
    longPoll: longPollMs,
    loglevel: 'NONE',
    stdout: quiet,
  })
  const companion = createCompanion(address)
  let closed = false

  /** One command, repeated within its budget unless told otherwise, never sent after `close`. */
  const send: Send = async (command, run, options = {}) => {
    if (closed) throw unavailable('ENGINE_UNAVAILABLE', `${command}: the engine client is closed`)
    return call(command, run, { repeatable: true, ...options })
  }

  const topology = async (ms: number) => {
    const answer = await companion.topology(ms)
    const leaders = new Set(
      answer.brokers.flatMap(({ partitions }) =>
        partitions.filter(({ role }) => role === 'LEADER').map(({ partitionId }) => partitionId),
      ),
    )
    return {
      version: answer.gatewayVersion,
      partitions: answer.partitionsCount,
      leaders: leaders.size,
    }
  }

  return {
    async deploy(files) {
      const answer = await send('deploy', (ms) => companion.deploy(files, ms), {
        budgetMs: deployBudgetMs,
      })
      return answer.deployments.flatMap(deployedOf)
    },

    publish: ({ ttlMs, ...message }) =>
      unlessGone(
        send('publish', () =>
          client.publishMessage({
            ...message,
            timeToLive: ttlMs,
            variables: { ...message.variables },
          }),
        ).then(() => 'published' as const),
        { [grpc.alreadyExists]: 'duplicate' as const },
      ),

    ...createJobCommands({ client, companion, send }),

    async evaluateDecision({ decisionId, variables }) {
      const answer = await send('evaluateDecision', () =>
        client.evaluateDecision({ decisionId, variables: { ...variables } as never }),
      )
      if (answer.failureMessage !== '') {
        // The engine's text may quote facts about a person, so it goes no further than here.
        throw defect('DECISION_FAILED', `Decision ${decisionId} could not be evaluated`)
      }
      const table = answer.evaluatedDecisions.find((one) => one.decisionId === decisionId)
      return {
        result: JSON.parse(answer.decisionOutput),
        version: answer.decisionVersion,
        key: String(answer.decisionKey),
        hitRules: (table?.matchedRules ?? []).map(({ ruleId, ruleIndex }) => ({
          ruleId,
          ruleIndex,
        })),
      }
    },

    async retryIncident({ incidentKey, jobKey, retries }) {
      checkedKey(incidentKey, 'incidentKey')
      if (jobKey !== null) {
        const job = checkedKey(jobKey, 'jobKey')
        await send('updateJobRetries', () => client.updateJobRetries({ jobKey: job, retries }))
      }
      const resolved = await unlessGone(
        send('resolveIncident', () => client.resolveIncident({ incidentKey })),
        { [grpc.notFound]: 'gone' },
      )
      // Also the engine's answer when the job has no retries, so it never counts as resolved.
      if (resolved === 'gone') {
        throw missing('INCIDENT_MISSING', `Incident ${incidentKey} is not open or has no retries`)
      }
    },

    cancelInstance: (instanceKey) =>
      unlessGone(
        send('cancelInstance', () =>
          client.cancelProcessInstance(checkedKey(instanceKey, 'instanceKey')),
        ).then(() => 'cancelled' as const),
        { [grpc.notFound]: 'gone' },
      ),

    migrateInstance: ({ instanceKey, targetDefinitionKey, mappings }) =>
      unlessGone(
        send(
          'migrateInstance',
          (ms) =>
            companion.migrate(
              {
                processInstanceKey: checkedKey(instanceKey, 'instanceKey'),
                migrationPlan: {
                  targetProcessDefinitionKey: checkedKey(
                    targetDefinitionKey,
                    'targetDefinitionKey',
                  ),
                  mappingInstructions: mappings.map(({ from, to }) => ({
                    sourceElementId: from,
                    targetElementId: to,
                  })),
                },
              },
              ms,
            ),
          { repeatable: false },
        ).then(() => 'migrated' as const),
        { [grpc.notFound]: 'gone' },
      ),

    deleteResource: (resourceKey) =>
      unlessGone(
        send('deleteResource', (ms) =>
          companion.deleteResource(checkedKey(resourceKey, 'resourceKey'), ms),
        ).then(() => 'deleted' as const),
        { [grpc.notFound]: 'gone' },
      ),

    topology: () => send('topology', topology),

    async ready(timeoutMs) {
      const end = performance.now() + timeoutMs
      // Not gated on health: engine 8.6 stays "unhealthy" for good after its clock was moved.
      for (;;) {
        const seen = await topology(Math.min(1_000, timeoutMs)).catch(() => null)
        if (seen && seen.partitions > 0 && seen.leaders >= seen.partitions) return
        if (performance.now() > end) {
          throw unavailable('ENGINE_UNAVAILABLE', `No engine at ${address} within ${timeoutMs} ms`)
        }
        await sleep(100)
      }
    },

    probeInstance: (instanceKey) =>
      unlessGone(
        send('probeInstance', () =>
          client.setVariables({
            elementInstanceKey: checkedKey(instanceKey, 'instanceKey'),
            variables: {},
            local: true,
          }),
        ).then(() => 'alive' as const),
        { [grpc.notFound]: 'gone' },
      ),

    pollJobs: (options) => pollJobs(client, options),

    async close(graceMs = 3_000) {
      if (closed) return
      closed = true
      await Promise.race([
        client.close(graceMs).catch((error: unknown) => {
          log.debug({ error: String(error) }, 'engine client closed late')
        }),
        sleep(graceMs, undefined, { ref: false }),
      ])
      companion.close()
    },
  }
}

function deployedOf({ process, decision, form }: DeployAnswer['deployments'][number]): Deployed[] {
  if (process) {
    const { bpmnProcessId: id, version, processDefinitionKey: key } = process
    return [{ kind: 'process', id, version, key }]
  }
  if (decision) {
    return [
      {
        kind: 'decision',
        id: decision.dmnDecisionId,
        version: decision.version,
        key: decision.decisionKey,
      },
    ]
  }
  if (form) return [{ kind: 'form', id: form.formId, version: form.version, key: form.formKey }]
  return []
}

/** zeebe-node writes coloured text to stdout whatever its level; nothing of it is for our log. */
const quiet = { info() {}, error() {}, debug() {} }
