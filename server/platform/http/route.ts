import type { z } from 'zod'
import type { Role } from '../../contract/identity.contract.ts'
import type { Actor } from '../actor.ts'
import type { Change } from '../change.ts'
import type { EventStream, EventStreamRule } from './event-stream.ts'
import type { FileReply, FileReplyRule } from './file-reply.ts'
import { parseRequest } from './parse-request.ts'
import type { UploadedFile, UploadRule } from './upload.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call. `scope` says which objects the service will narrow to: it is documentation that the access matrix tests.
 * The service still adds the WHERE.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signedIn' }
  | {
      readonly kind: 'roles'
      readonly roles: readonly Role[]
      readonly scope: 'bureau' | 'unit' | 'self' | 'system'
    }

/** Plain facts of the request that a handler may need beyond its parsed parts. */
export type RequestFacts = {
  readonly id: string
  readonly ip: string
  /** Without port. */
  readonly hostname: string
  readonly session: SessionHandle
}

/** The session of the browser that asks. Only the identity part uses it. */
export type SessionHandle = {
  /** The secret id of the present session; null for an anonymous caller. */
  readonly id: () => string | null
  /** Gives the browser the session with this secret id, whose row has been written. */
  readonly adopt: (id: string) => void
  /** Forgets the session and clears what the browser keeps. */
  readonly end: () => void
}

export type ResponseRule = z.ZodType | FileReplyRule | EventStreamRule

type Absent = undefined
type Out<S> = S extends z.ZodType ? z.output<S> : undefined
type Reply<R> = R extends z.ZodType ? z.input<R> : R extends FileReplyRule ? FileReply : EventStream

/** What a handler receives: everything parsed, the caller authorised. */
export type HandleInput<M extends Method, A extends Access, P, Q, B, U> = {
  readonly params: Out<P>
  readonly query: Out<Q>
  readonly body: Out<B>
  readonly actor: A extends { readonly kind: 'public' } ? Actor | null : Actor
  readonly change: M extends 'GET' ? null : Change
  readonly upload: U extends UploadRule ? UploadedFile : null
  readonly request: RequestFacts
}

export type RouteDefinition<M extends Method, A extends Access, P, Q, B, U, R extends ResponseRule> = {
  readonly method: M
  /** Below /api/v1, parameters as ':name'. */
  readonly path: string
  /** Stable name, 'part.verb': operationId, metric label, idempotency scope. */
  readonly operation: string
  /** One sentence for the API page. */
  readonly summary: string
  readonly access: A
  /** Strict objects: z.strictObject. Every ':name' of the path has its key in `params`. */
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** A file in the multipart field `file`; the other fields are `body`. */
  readonly upload?: U
  readonly response: R
  readonly status?: number
  /** 'required' demands an Idempotency-Key header and replays the first answer. */
  readonly idempotency: 'none' | 'required'
  /** The action written to the audit row; null only for GET. */
  readonly audit: M extends 'GET' ? null : string
  /** Open to accounts that must change their password first. */
  readonly beforePasswordChange?: boolean
  /** Bytes of a JSON body; 100 KB unless told. */
  readonly bodyLimit?: number
  readonly handle: (input: HandleInput<M, A, P, Q, B, U>) => Promise<Reply<R>>
}

/** The request as it arrived: checked for form (single values, no NUL, depth), not yet parsed. */
export type RawRequest = { readonly params: unknown; readonly query: unknown; readonly body: unknown }

/** What the binder adds to a parsed request. */
export type CallContext = {
  readonly actor: Actor | null
  readonly change: Change | null
  readonly upload: UploadedFile | null
  readonly request: RequestFacts
}

/** A route as the binder, the OpenAPI document and the access matrix see it. */
export type RouteDeclaration = {
  readonly method: Method
  readonly path: string
  readonly operation: string
  readonly summary: string
  readonly access: Access
  readonly params: z.ZodType | null
  readonly query: z.ZodType | null
  readonly body: z.ZodType | null
  readonly upload: UploadRule | null
  readonly response: ResponseRule
  readonly status: number
  readonly idempotency: 'none' | 'required'
  readonly audit: string | null
  readonly beforePasswordChange: boolean
  readonly bodyLimit: number
  /** Parses the three parts. @throws Invalid naming every problem. */
  readonly prepare: (raw: RawRequest) => (context: CallContext) => Promise<unknown>
}

const DEFAULT_BODY_LIMIT = 100_000

/** Declares one route; the types of params, query and body follow from their schemas. */
export function defineRoute<
  const M extends Method,
  const A extends Access,
  R extends ResponseRule,
  P extends z.ZodType | Absent = Absent,
  Q extends z.ZodType | Absent = Absent,
  B extends z.ZodType | Absent = Absent,
  U extends UploadRule | Absent = Absent,
>(definition: RouteDefinition<M, A, P, Q, B, U, R>): RouteDeclaration {
  const schemas = {
    params: definition.params ?? null,
    query: definition.query ?? null,
    body: definition.body ?? null,
  }
  return {
    method: definition.method,
    path: definition.path,
    operation: definition.operation,
    summary: definition.summary,
    access: definition.access,
    ...schemas,
    upload: definition.upload ?? null,
    response: definition.response,
    status: definition.status ?? 200,
    idempotency: definition.idempotency,
    audit: definition.audit,
    beforePasswordChange: definition.beforePasswordChange ?? false,
    bodyLimit: definition.bodyLimit ?? DEFAULT_BODY_LIMIT,
    prepare: (raw) => {
      const parsed = parseRequest(schemas, raw)
      // The schemas made these values, the guard refused anonymous callers of other than public routes, and the binder
      // gives a Change to every method but GET and a file to every route with an upload rule.
      return (context) => definition.handle({ ...context, ...parsed } as HandleInput<M, A, P, Q, B, U>)
    },
  }
}
