import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'

/** A signed-in browser, found by the hash of its secret id; the id itself is never stored. */
export type Session = {
  readonly userId: string
  readonly createdAt: number
  readonly seenAt: number
  /** Absolute end, whatever happens before. */
  readonly expiresAt: number
}

type SessionRow = {
  id_hash: string
  user_id: string | null
  content: string
  created_at: number | string
  seen_at: number | string
  expires_at: number | string
}

export type SessionsRepository = ReturnType<typeof sessionsRepository>

export function sessionsRepository(knex: Knex) {
  const sessions = () => knex<SessionRow>('sessions')
  return {
    async find(id: string): Promise<Session | null> {
      const row = await sessions()
        .select('user_id', 'created_at', 'seen_at', 'expires_at')
        .where({ id_hash: hashId(id) })
        .first()
      if (!row || row.user_id === null) return null
      return {
        userId: row.user_id,
        createdAt: toInteger(row.created_at),
        seenAt: toInteger(row.seen_at),
        expiresAt: toInteger(row.expires_at),
      }
    },

    async insert(id: string, session: Session): Promise<void> {
      await sessions().insert({
        id_hash: hashId(id),
        user_id: session.userId,
        content: '{}',
        created_at: session.createdAt,
        seen_at: session.seenAt,
        expires_at: session.expiresAt,
      })
    },

    async markSeen(id: string, seenAt: number): Promise<void> {
      await sessions()
        .where({ id_hash: hashId(id) })
        .update({ seen_at: seenAt })
    },

    async remove(id: string): Promise<void> {
      await sessions()
        .where({ id_hash: hashId(id) })
        .del()
    },

    /** All of a user's sessions, or all but one. @returns how many. */
    async removeOfUser(userId: string, exceptId: string | null = null): Promise<number> {
      const query = sessions().where({ user_id: userId })
      return exceptId === null ? query.del() : query.whereNot({ id_hash: hashId(exceptId) }).del()
    },

    async removeExpired(now: number, idleSince: number): Promise<void> {
      await sessions().where('expires_at', '<=', now).orWhere('seen_at', '<=', idleSince).del()
    },
  }
}

function hashId(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}
