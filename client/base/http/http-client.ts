import { inject, type InjectionKey } from 'vue'
import { createEtagMemory } from './etag-memory.ts'
import { HttpProblem, networkProblem, readProblem } from './http-problem.ts'

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>
export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type SendOptions = {
  readonly query?: Query
  /** Needed by settlement, import, publication and release: see newIdempotencyKey. */
  readonly idempotencyKey?: string
}

/**
 * The API client. Answers have the type the caller names: the server writes every answer through the contract's schema.
 * Every method throws HttpProblem.
 */
export type Http = {
  readonly get: <T>(path: string, query?: Query) => Promise<T>
  /** `body` is sent as JSON, or as it is when it is FormData. */
  readonly send: <T>(method: Method, path: string, body?: unknown, options?: SendOptions) => Promise<T>
  /** The address of a file for a plain link. */
  readonly href: (path: string, query?: Query) => string
  /** Forgets remembered answers: they belong to whoever was signed in. */
  readonly forget: () => void
}

export type HttpDeps = {
  readonly fetch: typeof fetch
  /** Called when the server says nobody is signed in any more. */
  readonly onSignedOut: () => void
}

const BASE = '/api/v1'

export function createHttp(deps: HttpDeps): Http {
  const memory = createEtagMemory()

  async function call(url: string, init: RequestInit): Promise<Response> {
    const response = await deps.fetch(url, { credentials: 'same-origin', ...init }).catch((cause: unknown) => {
      throw networkProblem(cause)
    })
    if (response.ok || response.status === 304) return response
    const problem = await readProblem(response)
    if (problem.problem.code === 'auth.required') deps.onSignedOut()
    throw problem
  }

  return {
    async get<T>(path: string, query?: Query) {
      const url = addressOf(path, query)
      const tag = memory.tagOf(url)
      const response = await call(url, { headers: headersOf(tag === undefined ? {} : { 'if-none-match': tag }) })
      // The type is the contract's for this address; a remembered body came from the same address.
      if (response.status === 304) return memory.bodyOf(url) as T
      const body = await readBody(response)
      memory.remember(url, response.headers.get('etag'), body)
      return body as T
    },
    async send<T>(method: Method, path: string, body?: unknown, options: SendOptions = {}) {
      const key: Record<string, string> =
        options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey }
      const response = await call(addressOf(path, options.query), { method, ...contentOf(body, key) })
      // As above: the contract's type for this address.
      return (await readBody(response)) as T
    },
    href: addressOf,
    forget: memory.clear,
  }
}

function headersOf(more: Readonly<Record<string, string>>): Record<string, string> {
  return { accept: 'application/json', 'x-qianfen': '1', ...more }
}

function contentOf(body: unknown, more: Readonly<Record<string, string>>): RequestInit {
  if (body === undefined) return { headers: headersOf(more) }
  if (body instanceof FormData) return { headers: headersOf(more), body }
  return { headers: headersOf({ 'content-type': 'application/json', ...more }), body: JSON.stringify(body) }
}

function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return `${BASE}${path}${text === '' ? '' : `?${text}`}`
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    const { status } = response
    const requestId = response.headers.get('x-request-id') ?? ''
    throw new HttpProblem({ type: 'about:blank', title: '', status, code: 'http', detail: '', requestId }, { cause })
  }
}

/** A path segment from a code that may hold any character. */
export function segment(code: string): string {
  return encodeURIComponent(code)
}

export const httpKey: InjectionKey<Http> = Symbol('http')

/** The API client of the application. @throws Error outside of it. */
export function useHttp(): Http {
  const http = inject(httpKey)
  if (http === undefined) throw new Error('the http client is not provided')
  return http
}
