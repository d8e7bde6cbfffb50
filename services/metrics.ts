import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** The few figures an operator needs. Labels are types and outcomes, never ids or names. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const reads: (() => Promise<void>)[] = []
  collectDefaultMetrics({ register: registry })

  return {
    httpSeconds: new Histogram({
      name: 'kimflow_http_request_seconds',
      help: 'Time to answer a request, by route template',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: seconds,
      registers,
    }),
    jobs: new Counter({
      name: 'kimflow_jobs_total',
      help: 'Jobs served, by type and outcome',
      labelNames: ['type', 'outcome'] as const,
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'kimflow_job_seconds',
      help: 'Time to serve a job, by type',
      labelNames: ['type'] as const,
      buckets: seconds,
      registers,
    }),
    outboxSize: new Gauge({
      name: 'kimflow_outbox_unsent',
      help: 'Messages the engine must still be told',
      registers,
    }),
    outboxAgeSeconds: new Gauge({
      name: 'kimflow_outbox_oldest_seconds',
      help: 'Age of the oldest unsent message',
      registers,
    }),
    projectorLagSeconds: new Gauge({
      name: 'kimflow_projector_lag_seconds',
      help: 'Age of the last projected record of the exported stream when it was read',
      registers,
    }),
    alarmLatenessSeconds: new Histogram({
      name: 'kimflow_alarm_lateness_seconds',
      help: 'How long after its due instant a deadline fired',
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600],
      registers,
    }),
    openTasks: new Gauge({
      name: 'kimflow_tasks_open',
      help: 'Open tasks of people',
      registers,
    }),

    /** Registers a reading that is taken at every scrape, e.g. to set the outbox gauges. */
    beforeScrape(read: () => Promise<void>): void {
      reads.push(read)
    },

    /** Prometheus text. A reading that fails leaves its gauge as it was. */
    async scrape(): Promise<{ contentType: string; body: string }> {
      await Promise.allSettled(reads.map((read) => read()))
      return { contentType: registry.contentType, body: await registry.metrics() }
    },
  }
}
