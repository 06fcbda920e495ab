import type { Knex } from 'knex'
import { toInteger } from '../../db/dialect.ts'
import type { PeriodChanged } from '../contract/jobs.contract.ts'
import type { Log } from './log.ts'
import { NotFound } from './errors.ts'

/** How often the database is asked for changes of other processes while anybody listens. */
const POLL_MS = 1_000

export type Events = {
  /**
   * Raises the period's revision inside the transaction that changed one of its facts. The row is written, so two
   * changes of one period follow each other. @returns the new revision @throws NotFound
   */
  readonly raise: (trx: Knex.Transaction, change: { readonly period: string }) => Promise<number>
  /** Tells of every period whose revision moved, by whatever process. @returns how to stop */
  readonly subscribe: (listener: (change: PeriodChanged) => void) => () => void
  /** Looks at once instead of at the next tick: called after a commit of this process. */
  readonly nudge: () => void
  readonly close: () => void
}

export function createEvents(deps: { readonly knex: Knex; readonly log: Log }): Events {
  const listeners = new Set<(change: PeriodChanged) => void>()
  const watch = createWatch(deps, (change) => listeners.forEach((listener) => listener(change)))
  return {
    raise: async (trx, { period }) => {
      const raised = await trx('periods').where({ code: period }).increment('revision', 1)
      if (raised !== 1) throw new NotFound()
      const row = await trx('periods').where({ code: period }).first<{ revision: number | string }>('revision')
      return toInteger(row.revision)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      watch.start()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) watch.stop()
      }
    },
    nudge: () => {
      if (listeners.size > 0) watch.look()
    },
    close: () => {
      listeners.clear()
      watch.stop()
    },
  }
}

type Watch = { readonly start: () => void; readonly stop: () => void; readonly look: () => void }

/** Compares the periods' revisions with those of the last look; the first look only remembers. */
function createWatch(
  deps: { readonly knex: Knex; readonly log: Log },
  onChange: (change: PeriodChanged) => void,
): Watch {
  let seen: Map<string, number> | null = null
  let timer: NodeJS.Timeout | null = null
  let isLooking = false

  async function compare(): Promise<void> {
    const rows = await deps.knex('periods').select<{ code: string; revision: number | string }[]>('code', 'revision')
    const present = new Map(rows.map((row) => [row.code, toInteger(row.revision)]))
    const before = seen
    seen = present
    if (before === null) return
    for (const [period, revision] of present) {
      if (before.get(period) !== revision) onChange({ period, revision })
    }
  }

  function look(): void {
    if (isLooking) return
    isLooking = true
    compare()
      .catch((error: unknown) => deps.log.warn({ err: error }, 'cannot read the periods for live events'))
      .finally(() => (isLooking = false))
  }

  return {
    look,
    start: () => {
      if (timer) return
      look()
      timer = setInterval(look, POLL_MS)
    },
    stop: () => {
      if (timer) clearInterval(timer)
      timer = null
      seen = null
    },
  }
}
