import type { Request } from 'express'
import type {} from 'express-session'
import type { SessionHandle } from './route.ts'

declare module 'express-session' {
  interface SessionData {
    userId: string
  }
}

const adopted = new WeakMap<Request, string>()

/** The id for the next session of this request: the one whose row was just written, else null. */
export function takeAdoptedId(request: Request): string | null {
  const id = adopted.get(request) ?? null
  adopted.delete(request)
  return id
}

/** What a handler may do with the browser's session; the rows are written by the identity part in its own transaction. */
export function sessionHandle(request: Request, cookieName: string): SessionHandle {
  return {
    id: () => (request.session?.userId === undefined ? null : request.sessionID),
    adopt: (id) => {
      adopted.set(request, id)
      request.sessionStore.generate(request)
    },
    end: () => {
      Reflect.set(request, 'session', null)
      request.res?.clearCookie(cookieName, { path: '/', secure: cookieName.startsWith('__Host-') })
      request.res?.setHeader('Clear-Site-Data', '"cache", "cookies"')
    },
  }
}
