import type { Knex } from 'knex'
import type { PlanInput } from '../../contract/plans.contract.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import { createPlansRepository, type StoredPlan } from './plans.repository.ts'

export type { StoredPlan } from './plans.repository.ts'

export type PlansDeps = {
  readonly knex: Knex
  readonly clock: Clock
  /** @throws NotFound for an unknown period, Conflict `period.closed` unless it is open. */
  readonly requireOpenPeriod: (trx: Knex, period: string) => Promise<unknown>
  /** @throws NotFound for an unknown period. */
  readonly requirePeriod: (period: string) => Promise<unknown>
}

export type PlansService = ReturnType<typeof createPlansService>

/** Distribution plans: the scenarios that HR compares before one is published. */
export function createPlansService({ knex, clock, requireOpenPeriod, requirePeriod }: PlansDeps) {
  const reading = createPlansRepository(knex)

  async function find(period: string, code: string, connection: Knex = knex): Promise<StoredPlan> {
    const plan = await createPlansRepository(connection).find(period, code)
    if (plan === null) throw new NotFound()
    return plan
  }

  return {
    find,

    async list(period: string): Promise<readonly StoredPlan[]> {
      await requirePeriod(period)
      return reading.list(period)
    },

    /** Revision 0 creates; any other is the revision that was read. @throws Conflict `plan.exists` or `plan.stale`. */
    async save(change: Change, period: string, code: string, input: PlanInput): Promise<StoredPlan> {
      return change.run(async (trx) => {
        await requireOpenPeriod(trx, period)
        const plan = {
          period,
          code,
          name: input.name,
          revision: input.revision + 1,
          updatedAt: clock.now(),
          content: input.content,
        }
        await write(createPlansRepository(trx), plan)
        return {
          value: plan,
          object: { type: 'plan', id: `${period}/${code}` },
          detail: { name: plan.name, poolFen: plan.content.poolFen },
        }
      })
    },

    async remove(change: Change, period: string, code: string): Promise<void> {
      await change.run(async (trx) => {
        await requireOpenPeriod(trx, period)
        if (!(await createPlansRepository(trx).remove(period, code))) throw new NotFound()
        return { value: undefined, object: { type: 'plan', id: `${period}/${code}` } }
      })
    },
  }
}

async function write(repository: ReturnType<typeof createPlansRepository>, plan: StoredPlan): Promise<void> {
  if (plan.revision === 1) {
    if (!(await repository.insert(plan))) throw new Conflict('plan.exists', { params: { plan: plan.code } })
  } else if (!(await repository.replace(plan))) {
    throw new Conflict('plan.stale', { params: { plan: plan.code } })
  }
}
