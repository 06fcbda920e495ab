import type { Knex } from 'knex'
import { isUniqueViolation } from '../../db/dialect.ts'
import type { Actor } from './actor.ts'
import { appendAudit } from './audit/audit-log.ts'
import type { AuditFacts } from './audit/audit-record.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Change, ChangeOutcome } from './change.ts'
import type { Clock } from './clock.ts'
import { Unavailable } from './errors.ts'
import { replayIfTaken, storeAnswer, takeKey, type IdempotentCall } from './idempotency.ts'
import { withTx } from './transactions.ts'

export type ChangeSettings = {
  readonly knex: Knex
  readonly clock: Clock
  readonly actor: Actor
  /** The audit action, 'object.verb'. */
  readonly action: string
  readonly ip?: string
  readonly idempotency?: IdempotentCall
  /** Told after each commit. */
  readonly onCommit?: () => void
}

/** A Change for one caller and action. The binder makes one for each request; the command line, jobs and seeds make their own. */
export function createChange(settings: ChangeSettings): Change {
  return {
    run: async (work) => {
      const value = await runOnce(settings, work)
      settings.onCommit?.()
      return value
    },
  }
}

async function runOnce<T>(
  settings: ChangeSettings,
  work: (trx: Knex.Transaction) => Promise<ChangeOutcome<T>>,
): Promise<T> {
  const { knex, clock, idempotency } = settings
  try {
    return await withTx(knex, async (trx) => {
      if (idempotency) await takeKey(trx, idempotency, clock.now())
      const outcome = await work(trx)
      if (idempotency) await storeAnswer(trx, idempotency, outcome.value)
      await appendAudit(trx, auditFacts(settings, outcome))
      return outcome.value
    })
  } catch (error) {
    if (idempotency && mayHaveHappened(error)) await replayIfTaken(knex, idempotency)
    throw error
  }
}

/** Another request took the key first, or the connection broke at COMMIT: the key's row says what is true. */
function mayHaveHappened(error: unknown): boolean {
  return isUniqueViolation(error) || error instanceof Unavailable
}

function auditFacts(settings: ChangeSettings, outcome: ChangeOutcome<unknown>): AuditFacts {
  return {
    at: settings.clock.now(),
    userId: settings.actor.userId,
    roles: [...settings.actor.roles].sort().join(','),
    ip: settings.ip ?? '',
    action: settings.action,
    objectType: outcome.object.type,
    objectId: outcome.object.id,
    detail: canonicalJson(outcome.detail ?? {}),
  }
}
