import { describe, expect, it } from 'vitest'
import { createEtagMemory } from '../../client/base/http/etag-memory.ts'
import { createHttp, segment } from '../../client/base/http/http-client.ts'
import { HttpProblem, toProblem } from '../../client/base/http/http-problem.ts'
import { newIdempotencyKey } from '../../client/base/http/idempotency-key.ts'

type Call = { readonly url: string; readonly init: RequestInit }

/** A client whose server gives the stated answers in turn. */
function aClient(...answers: readonly (() => Response)[]) {
  const calls: Call[] = []
  let signedOut = 0
  const http = createHttp({
    fetch: (input, init = {}) => {
      calls.push({ url: String(input), init })
      const answer = answers[calls.length - 1]
      return answer === undefined ? Promise.reject(new TypeError('offline')) : Promise.resolve(answer())
    },
    onSignedOut: () => {
      signedOut += 1
    },
  })
  return {
    http,
    calls,
    signedOut: () => signedOut,
    header: (call: number, name: string) => new Headers(calls[call]?.init.headers).get(name),
  }
}

const json =
  (body: unknown, init: ResponseInit = {}) =>
  () =>
    new Response(JSON.stringify(body), init)
const problem = (status: number, code: string) =>
  json({ type: 'about:blank', title: '', status, code, detail: '', requestId: 'r-1' }, { status })

describe('createHttp', () => {
  it('reads under the base path, leaves empty parameters out and names itself', async () => {
    const { http, calls, header } = aClient(json({ n: 1 }))
    expect(await http.get('/home', { period: '2026 Q4', unit: '', none: null })).toEqual({ n: 1 })
    expect(calls[0]?.url).toBe('/api/v1/home?period=2026+Q4')
    expect(header(0, 'x-qianfen')).toBe('1')
  })

  it('sends the tag it remembers and answers an unchanged board from memory', async () => {
    const unchanged = () => new Response(null, { status: 304 })
    const { http, header } = aClient(json({ n: 1 }, { headers: { etag: '"a"' } }), unchanged)
    await http.get('/home')
    expect(await http.get('/home')).toEqual({ n: 1 })
    expect(header(1, 'if-none-match')).toBe('"a"')
  })

  it('forgets answers of the former user', async () => {
    const { http, header } = aClient(json({}, { headers: { etag: '"a"' } }), json({}))
    await http.get('/home')
    http.forget()
    await http.get('/home')
    expect(header(1, 'if-none-match')).toBeNull()
  })

  it('sends JSON with its idempotency key, and forms as they are', async () => {
    const { http, calls, header } = aClient(json({}), json({}))
    await http.send('POST', '/periods/Q/settlements', { plan: 'A' }, { idempotencyKey: 'k-1' })
    await http.send('POST', '/imports', new FormData())
    expect(calls[0]?.init.body).toBe('{"plan":"A"}')
    expect(header(0, 'idempotency-key')).toBe('k-1')
    expect(header(1, 'content-type')).toBeNull()
  })

  it('throws what the server says is wrong', async () => {
    const { http } = aClient(problem(409, 'period.closed'))
    const error = await http.get('/home').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(HttpProblem)
    expect(toProblem(error)).toMatchObject({ code: 'period.closed', status: 409, requestId: 'r-1' })
  })

  it('tells when the session has ended, and only then', async () => {
    const { http, signedOut } = aClient(problem(401, 'auth.required'), problem(401, 'auth.failed'))
    await http.get('/home').catch(() => null)
    await http.send('POST', '/session', {}).catch(() => null)
    expect(signedOut()).toBe(1)
  })

  it('says that the server cannot be reached', async () => {
    const error = await aClient()
      .http.get('/home')
      .catch((thrown: unknown) => thrown)
    expect(toProblem(error).code).toBe('network')
  })

  it('does not take a proxy page for a problem document', async () => {
    const page = () => new Response('<html>bad gateway</html>', { status: 502, headers: { 'x-request-id': 'r-9' } })
    const error = await aClient(page)
      .http.get('/home')
      .catch((thrown: unknown) => thrown)
    expect(toProblem(error)).toMatchObject({ code: 'http', status: 502, requestId: 'r-9' })
  })

  it('answers nothing for an answer without a body', async () => {
    const { http } = aClient(() => new Response(null, { status: 204 }))
    expect(await http.send('DELETE', '/session')).toBeUndefined()
  })
})

describe('createEtagMemory', () => {
  it('drops the oldest beyond its limit, and an answer whose tag is gone', () => {
    const memory = createEtagMemory(2)
    memory.remember('a', '1', {})
    memory.remember('b', '1', {})
    memory.remember('c', '1', {})
    memory.remember('c', null, {})
    expect([memory.tagOf('a'), memory.tagOf('b'), memory.tagOf('c')]).toEqual([undefined, '1', undefined])
  })
})

describe('newIdempotencyKey', () => {
  it('makes version 4 UUIDs that differ', () => {
    const keys = Array.from({ length: 50 }, newIdempotencyKey)
    expect(new Set(keys).size).toBe(50)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('segment', () => {
  it('keeps a code with any character inside one path segment', () => {
    expect(segment('甲/乙?#')).toBe('%E7%94%B2%2F%E4%B9%99%3F%23')
  })
})
