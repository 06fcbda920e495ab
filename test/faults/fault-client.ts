import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '../../server/contract/jobs.contract.ts'

export type Answer<T> = { readonly status: number; readonly headers: Headers; readonly body: T }

/** A signed-in client whose server may vanish at any time. */
export type FaultClient = {
  readonly get: <T>(path: string) => Promise<Answer<T>>
  readonly send: <T>(method: 'POST' | 'PUT', path: string, body?: unknown, key?: string) => Promise<Answer<T>>
  readonly upload: <T>(path: string, file: Blob, name: string, fields: Record<string, string>) => Promise<Answer<T>>
  /** Waits for a job's end. */
  readonly finish: (jobId: string) => Promise<Job>
}

const PAUSE_MS = 25

export function createFaultClient(address: string, cookie: string): FaultClient {
  async function call<T>(method: string, path: string, init: RequestInit, headers: Record<string, string> = {}) {
    const answer = await fetch(`${address}/api/v1${path}`, {
      ...init,
      method,
      headers: { 'X-Qianfen': '1', Cookie: cookie, ...headers },
    })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as T } // the caller names the contract's type
  }
  const client: FaultClient = {
    get: (path) => call('GET', path, {}),
    send: (method, path, body, key) =>
      call(method, path, body === undefined ? {} : { body: JSON.stringify(body) }, {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      }),
    upload: (path, file, name, fields) => {
      const form = new FormData()
      for (const [field, value] of Object.entries(fields)) form.set(field, value)
      form.set('file', file, name)
      return call('POST', path, { body: form })
    },
    finish: async (jobId) => {
      for (;;) {
        const { body } = await client.get<Job>(`/jobs/${jobId}`)
        if (body.status !== 'RUNNING') return body
        await sleep(PAUSE_MS)
      }
    },
  }
  return client
}
