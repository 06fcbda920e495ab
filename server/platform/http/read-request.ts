import express, { type Request, type Response } from 'express'
import { AppError, Invalid, type FieldProblem } from '../errors.ts'

const MAX_DEPTH = 32

/**
 * Query values as single texts. Repeated names are refused: `?a=1&a=2` is an array in one reader and a text in the next.
 */
export function readQuery(request: Request): Readonly<Record<string, string>> {
  const start = request.originalUrl.indexOf('?')
  const search = start < 0 ? '' : request.originalUrl.slice(start + 1)
  const query = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(search)) {
    if (query.has(name)) throw new Invalid([{ path: `query.${clean(name)}`, code: 'repeated' }])
    query.set(name, value)
  }
  return Object.fromEntries(query)
}

const clean = (name: string) => name.replace(/[^\w.-]/g, '_').slice(0, 64)

/** The JSON body, or undefined if there is none. Read only after the caller was authorised. */
export async function readJsonBody(request: Request, response: Response, limit: number): Promise<unknown> {
  const bytes = await readBytes(request, response, limit)
  if (bytes.length === 0) return undefined
  if (!request.is('application/json')) throw new AppError('body.media_type', 415)
  return parseJson(bytes)
}

function readBytes(request: Request, response: Response, limit: number): Promise<Buffer> {
  const read = express.raw({ type: () => true, limit, inflate: false })
  return new Promise((resolve, reject) => {
    read(request, response, (error?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)))
      else resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))
    })
  })
}

/** Strict UTF-8 JSON, not nested beyond 32 levels (deeper ones break recursive readers). @throws Invalid */
export function parseJson(bytes: Buffer): unknown {
  if (depthOf(bytes) > MAX_DEPTH)
    throw new Invalid([{ path: 'body', code: 'too_deep', params: { maximum: MAX_DEPTH } }])
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch (error) {
    throw new Invalid([{ path: 'body', code: 'not_json' }], { cause: error })
  }
}

const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = Buffer.from('"\\[]{}')

/** Deepest nesting of brackets outside of strings, read from the bytes before anything parses them. */
function depthOf(bytes: Buffer): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (isInString) {
      if (byte === BACKSLASH) at += 1
      else if (byte === QUOTE) isInString = false
    } else if (byte === QUOTE) isInString = true
    else if (byte === OPEN_BRACKET || byte === OPEN_BRACE) deepest = Math.max(deepest, (depth += 1))
    else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) depth -= 1
  }
  return deepest
}

/**
 * SQLite cuts texts at NUL, and lone surrogates have no UTF-8: neither enters. `__proto__` as a key is never meant well.
 * @throws Invalid naming the place.
 */
export function refuseUnsafeText(root: string, value: unknown): void {
  const problems: FieldProblem[] = []
  const waiting: { readonly path: string; readonly value: unknown }[] = [{ path: root, value }]
  for (let next = waiting.pop(); next && problems.length === 0; next = waiting.pop()) {
    if (typeof next.value === 'string' && !isSafe(next.value)) problems.push({ path: next.path, code: 'unsafe_text' })
    if (next.value === null || typeof next.value !== 'object') continue
    for (const [key, member] of Object.entries(next.value)) {
      const path = Array.isArray(next.value) ? `${next.path}[${key}]` : `${next.path}.${clean(key)}`
      if (!isSafe(key) || key === '__proto__') problems.push({ path, code: 'unsafe_text' })
      waiting.push({ path, value: member })
    }
  }
  if (problems.length > 0) throw new Invalid(problems)
}

function isSafe(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text)
}
