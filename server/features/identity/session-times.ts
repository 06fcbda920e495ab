import type { Session } from './sessions.repository.ts'

const HOUR_MS = 3_600_000

/** A session ends after an hour without a request, and twelve hours after signing in at the latest. */
export const SESSION_IDLE_MS = HOUR_MS
export const SESSION_LIFE_MS = 12 * HOUR_MS
/** `seen_at` is written at most once a minute. */
export const SEEN_EVERY_MS = 60_000

export function newSession(userId: string, now: number): Session {
  return { userId, createdAt: now, seenAt: now, expiresAt: now + SESSION_LIFE_MS }
}

/** A clock that was set back does not lengthen a session. */
export function isLive(session: Session, now: number): boolean {
  return now < session.expiresAt && now - session.seenAt < SESSION_IDLE_MS && now >= session.createdAt - SEEN_EVERY_MS
}
