import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly observe: (operation: string, status: number, seconds: number) => void
  readonly render: () => Promise<{ readonly contentType: string; readonly text: string }>
}

/** Counts and times by operation, never by path or person. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['operation', 'status']
  const requests = new Counter({
    name: 'qianfen_http_requests_total',
    help: 'Answered requests',
    labelNames,
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'qianfen_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return {
    observe: (operation, status, duration) => {
      requests.inc({ operation, status: String(status) })
      seconds.observe({ operation }, duration)
    },
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  }
}
