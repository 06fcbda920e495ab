import { STATUS_CODES } from 'node:http'
import type { Problem } from '../../contract/primitives.ts'
import { Refusal } from '../../engine/refusal.ts'
import { AppError, Invalid, NotFound, Refused, Unavailable } from '../errors.ts'

/** Codes for what Express and its parsers refuse before a handler runs. */
const CODE_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'bad_request',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body.too_large',
  415: 'body.media_type',
}

const DATABASE_DOWN = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'ECONNRESET',
  'PROTOCOL_CONNECTION_LOST',
  'ER_CON_COUNT_ERROR',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_UNKNOWN_COM_ERROR',
  'ER_LOCK_WAIT_TIMEOUT',
  'SQLITE_BUSY',
  'SQLITE_FULL',
])

/** What was thrown as what is answered. Whatever is not meant to be answered becomes `internal`, without its message. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof Refusal) return new Refused(error)
  if (isDatabaseDown(error)) return new Unavailable('database.unavailable', 2, { cause: error })
  const status = clientStatus(error)
  if (status === 404) return new NotFound({ cause: error })
  if (status !== null) return new AppError(CODE_BY_STATUS[status] ?? 'bad_request', status, { cause: error })
  return new AppError('internal', 500, { cause: error })
}

/** The answer of RFC 9457. The same error always gives the same body but for the request id. */
export function toProblem(error: AppError, requestId: string): Problem {
  const title = STATUS_CODES[error.status] ?? 'Error'
  return {
    type: `urn:qianfen:problem:${error.code}`,
    title,
    status: error.status,
    code: error.code,
    detail: title,
    ...(Object.keys(error.params).length > 0 ? { params: withoutReadonly(error.params) } : {}),
    ...(error instanceof Invalid ? { errors: error.problems.map((problem) => ({ ...problem })) } : {}),
    ...error.details,
    requestId,
  } as Problem // FieldProblem and Problem.errors differ only in readonly
}

function withoutReadonly(params: AppError['params']): Problem['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  )
}

function clientStatus(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  if ('status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500) {
    return error.status
  }
  return error instanceof URIError ? 400 : null
}

function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'KnexTimeoutError') return true
  return 'code' in error && DATABASE_DOWN.has(String(error.code))
}
