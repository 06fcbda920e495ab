import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import session from 'express-session'
import type { Knex } from 'knex'
import type { Clock } from '../../platform/clock.ts'
import { takeAdoptedId } from '../../platform/http/session-handle.ts'
import { KnexSessionStore } from './session-store.ts'

export type SessionSettings = {
  readonly knex: Knex
  readonly clock: Clock
  readonly secret: string
  readonly baseUrl: string | null
}

export type Sessions = { readonly cookieName: string; readonly middleware: readonly RequestHandler[] }

/** 256 random bits; the browser gets them signed, the database their hash. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Reads the session cookie. Where people come over https the cookie is `__Host-` and Secure; on plain http browsers
 * refuse that prefix, so the name is a plain one.
 */
export function sessionMiddleware(settings: SessionSettings): Sessions {
  const isHttps = settings.baseUrl?.startsWith('https:') ?? false
  const sessions = session({
    name: sessionCookieName(settings.baseUrl),
    secret: settings.secret,
    genid: (request) => takeAdoptedId(request) ?? newSessionId(),
    store: new KnexSessionStore(settings.knex, settings.clock),
    resave: false,
    saveUninitialized: false,
    unset: 'destroy',
    proxy: isHttps,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/' },
  })
  return { cookieName: sessionCookieName(settings.baseUrl), middleware: isHttps ? [sayHttps, sessions] : [sessions] }
}

export function sessionCookieName(baseUrl: string | null): string {
  return baseUrl?.startsWith('https:') ? '__Host-qianfen' : 'qianfen'
}

/** BASE_URL says that a proxy in front speaks https; express-session would otherwise withhold a Secure cookie. */
const sayHttps: RequestHandler = (request, _response, next) => {
  request.headers['x-forwarded-proto'] = 'https'
  next()
}
