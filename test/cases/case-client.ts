import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** A signed-in client of the HTTP interface, as a browser would be one. */
export type CaseClient = {
  readonly get: <T>(path: string) => Promise<T>
  readonly send: <T>(method: 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>
  /** POST with a new Idempotency-Key; waits for the job. @returns the job's result */
  readonly run: <T>(path: string, body?: unknown) => Promise<T>
  readonly upload: <T>(path: string, file: Blob, name: string, fields: Record<string, string>) => Promise<T>
  /** The raw answer, for files. */
  readonly text: (path: string) => Promise<string>
}

type Account = { readonly login: string; readonly password: string }
type Job = { readonly status: string; readonly result: unknown; readonly problem: unknown }

const PAUSE_MS = 50

/** Signs in; an account made by an administrator chooses its own password first. */
export async function signIn(address: string, account: Account): Promise<CaseClient> {
  const anonymous = createClient(address, '')
  const cookie = await anonymous.cookieFrom('POST', '/session', account)
  const chosen = randomBytes(12).toString('base64url')
  const again = await createClient(address, cookie).cookieFrom('PUT', '/me/password', {
    password: account.password,
    newPassword: chosen,
  })
  return createClient(address, again === '' ? cookie : again).client
}

function createClient(address: string, cookie: string) {
  async function call(
    method: string,
    path: string,
    body: string | FormData | null,
    headers: Record<string, string>,
  ): Promise<Response> {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      body,
      headers: { 'X-Qianfen': '1', Origin: address, ...(cookie === '' ? {} : { Cookie: cookie }), ...headers },
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const json = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(method, path, body === undefined ? null : JSON.stringify(body), {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    })
  const parsed = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T // the caller names the contract's type

  const client: CaseClient = {
    get: (path) => parsed(json('GET', path, undefined)),
    send: (method, path, body) => parsed(json(method, path, body)),
    upload: (path, file, name, fields) => {
      const form = new FormData()
      for (const [field, value] of Object.entries(fields)) form.set(field, value)
      form.set('file', file, name)
      return parsed(call('POST', path, form, {}))
    },
    run: async <T>(path: string, body?: unknown): Promise<T> => {
      const key = { 'Idempotency-Key': randomBytes(16).toString('hex') }
      const { jobId } = await parsed<{ jobId: string }>(json('POST', path, body, key))
      return (await finished(client, jobId)) as T // the caller names the job's result
    },
    text: async (path) => (await call('GET', path, null, {})).text(),
  }
  return {
    client,
    cookieFrom: async (method: string, path: string, body: unknown): Promise<string> => {
      const answer = await json(method, path, body)
      return answer.headers
        .getSetCookie()
        .map((header) => header.split(';')[0])
        .join('; ')
    },
  }
}

async function finished(client: CaseClient, jobId: string): Promise<unknown> {
  for (;;) {
    const job = await client.get<Job>(`/jobs/${jobId}`)
    if (job.status === 'DONE') return job.result
    if (job.status !== 'RUNNING') throw new Error(`job ${job.status}: ${JSON.stringify(job.problem)}`)
    await sleep(PAUSE_MS)
  }
}
