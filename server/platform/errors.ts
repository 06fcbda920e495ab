import type { Refusal } from '../engine/refusal.ts'

/** Plain facts for the message that the client translates by `code`. Never a value that the caller may not see. */
export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>

/** One thing that is wrong with the request: where, what, and the facts for its message. */
export type FieldProblem = { readonly path: string; readonly code: string; readonly params?: ErrorParams }

export type ErrorOptions = {
  readonly params?: ErrorParams
  /** Further members of the answer, such as `repairs`. */
  readonly details?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/** Everything that is answered on purpose. `code` is stable; the client translates it. */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly params: ErrorParams
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, status: number, options: ErrorOptions = {}) {
    super(code, { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.status = status
    this.params = options.params ?? {}
    this.details = options.details ?? {}
  }
}

/** What does not exist, or is not the caller's: the two answers are one. */
export class NotFound extends AppError {
  constructor(options: Pick<ErrorOptions, 'cause'> = {}) {
    super('not_found', 404, options)
  }
}

export class Unauthenticated extends AppError {
  constructor(code = 'auth.required', options: ErrorOptions = {}) {
    super(code, 401, options)
  }
}

/** The caller's roles do not allow it at all; for a single object out of scope throw NotFound. */
export class Forbidden extends AppError {
  constructor(code = 'forbidden', options: ErrorOptions = {}) {
    super(code, 403, options)
  }
}

/** The state of things does not allow it now. */
export class Conflict extends AppError {
  constructor(code: string, options: ErrorOptions = {}) {
    super(code, 409, options)
  }
}

/** The request is wrong; each problem names its place, such as `body.lines[2].amountFen`. */
export class Invalid extends AppError {
  readonly problems: readonly FieldProblem[]

  constructor(problems: readonly FieldProblem[], options: ErrorOptions = {}) {
    super('invalid', 400, options)
    this.problems = problems
  }
}

/** The engine will not compute: a rule forbids it. Carries the smallest repairs. */
export class Refused extends AppError {
  constructor(refusal: Refusal) {
    super(refusal.code, 422, { params: refusal.params, details: { repairs: refusal.repairs }, cause: refusal })
  }
}

/** Too busy, or the outcome is not known; safe to send again with the same key after `retryAfterSeconds`. */
export class Unavailable extends AppError {
  readonly retryAfterSeconds: number

  constructor(code: string, retryAfterSeconds = 1, options: ErrorOptions = {}) {
    super(code, 503, options)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Too many tries; `retryAfterSeconds` says when the next one counts. */
export class TooMany extends AppError {
  readonly retryAfterSeconds: number

  constructor(code: string, retryAfterSeconds: number) {
    super(code, 429, { params: { seconds: retryAfterSeconds } })
    this.retryAfterSeconds = retryAfterSeconds
  }
}
