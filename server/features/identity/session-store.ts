import type { Knex } from 'knex'
import { Store, type SessionData } from 'express-session'
import type { Clock } from '../../platform/clock.ts'
import { isLive, SEEN_EVERY_MS } from './session-times.ts'
import { sessionsRepository } from './sessions.repository.ts'

type Done = (error?: unknown) => void

/**
 * Where express-session finds its sessions. Rows are written by signing in, inside the transaction that audits it, and
 * never by the store: no session exists that the audit trail does not know. (A class, because the package demands one.)
 */
export class KnexSessionStore extends Store {
  readonly #knex: Knex
  readonly #clock: Clock

  constructor(knex: Knex, clock: Clock) {
    super()
    this.#knex = knex
    this.#clock = clock
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#load(id).then(
      (session) => done(null, session),
      (error: unknown) => done(error),
    )
  }

  override set(_id: string, _session: SessionData, done?: Done): void {
    done?.()
  }

  override destroy(id: string, done?: Done): void {
    sessionsRepository(this.#knex)
      .remove(id)
      .then(
        () => done?.(),
        (error: unknown) => done?.(error),
      )
  }

  async #load(id: string): Promise<SessionData | null> {
    const sessions = sessionsRepository(this.#knex)
    const session = await sessions.find(id)
    const now = this.#clock.now()
    if (session === null || !isLive(session, now)) return null
    if (now - session.seenAt >= SEEN_EVERY_MS) await sessions.markSeen(id, now)
    return { cookie: { originalMaxAge: null }, userId: session.userId }
  }
}
