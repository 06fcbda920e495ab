import { createHash } from 'node:crypto'
import type { Request } from 'express'
import type { Knex } from 'knex'
import { SYSTEM_ACTOR, type Actor } from '../actor.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Change } from '../change.ts'
import type { Clock } from '../clock.ts'
import { createChange } from '../create-change.ts'
import { Invalid } from '../errors.ts'
import type { IdempotentCall } from '../idempotency.ts'
import { isSchema } from './response-rule.ts'
import type { RawRequest, RouteDeclaration } from './route.ts'
import { serialise } from './serialise.ts'
import { sessionHandle } from './session-handle.ts'
import type { UploadedFile } from './upload.ts'

export type CallSettings = {
  readonly knex: Knex
  readonly clock: Clock
  /** Answers with members unknown to their schema are errors (tests), or silently shortened (production). */
  readonly strictResponses: boolean
  readonly onCommit: () => void
  readonly sessionCookie: string
}

export type Called = { readonly value: unknown; readonly encoded: string | null }

const KEY = /^[\x21-\x7e]{8,100}$/

/**
 * Runs the handler with everything parsed. A changing handler must have run exactly one Change when it returns; one that
 * did not has changed something unaudited, or nothing, and is answered as a fault.
 */
export async function callRoute(
  route: RouteDeclaration,
  request: Request,
  input: { readonly raw: RawRequest; readonly actor: Actor | null; readonly upload: UploadedFile | null },
  settings: CallSettings,
): Promise<Called> {
  const call = route.prepare(input.raw)
  const idempotency = idempotentCall(route, request, input, settings.strictResponses)
  const counted = countedChange(route, request, input.actor, idempotency, settings)
  const value = await call({
    actor: input.actor,
    change: counted?.change ?? null,
    upload: input.upload,
    request: {
      id: String(request.id),
      ip: request.ip ?? '',
      hostname: request.hostname,
      session: sessionHandle(request, settings.sessionCookie),
    },
  })
  if (counted && counted.runs() !== 1) {
    throw new Error(`route ${route.operation} ran ${counted.runs()} changes instead of one`)
  }
  return { value, encoded: counted?.encoded() ?? null }
}

function countedChange(
  route: RouteDeclaration,
  request: Request,
  actor: Actor | null,
  idempotency: IdempotentCall | null,
  settings: CallSettings,
): { readonly change: Change; readonly runs: () => number; readonly encoded: () => string | null } | null {
  if (route.audit === null) return null
  let runs = 0
  let encoded: string | null = null
  const change = createChange({
    knex: settings.knex,
    clock: settings.clock,
    actor: actor ?? ANONYMOUS,
    action: route.audit,
    ip: request.ip ?? '',
    onCommit: () => {
      runs += 1
      settings.onCommit()
    },
    ...(idempotency
      ? { idempotency: { ...idempotency, encode: (value: unknown) => (encoded = idempotency.encode(value)) } }
      : {}),
  })
  return { change, runs: () => runs, encoded: () => encoded }
}

/** Nobody yet: signing in and setting up. */
const ANONYMOUS: Actor = { ...SYSTEM_ACTOR, userId: 'anonymous', login: 'anonymous' }

function idempotentCall(
  route: RouteDeclaration,
  request: Request,
  input: { readonly raw: RawRequest; readonly actor: Actor | null; readonly upload: UploadedFile | null },
  strict: boolean,
): IdempotentCall | null {
  const { response } = route
  if (route.idempotency === 'none' || input.actor === null || !isSchema(response)) return null
  const key = request.get('Idempotency-Key')
  if (key === undefined || !KEY.test(key)) {
    throw new Invalid([{ path: 'header.Idempotency-Key', code: key === undefined ? 'required' : 'invalid_format' }])
  }
  return {
    userId: input.actor.userId,
    operation: route.operation,
    key,
    fingerprint: fingerprint(input.raw, input.upload),
    status: route.status,
    encode: (value) => serialise(response, value, strict),
  }
}

function fingerprint(raw: RawRequest, upload: UploadedFile | null): string {
  return createHash('sha256')
    .update(canonicalJson({ ...raw, file: upload?.sha256 ?? null }))
    .digest('hex')
}
