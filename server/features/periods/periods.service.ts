import type { Knex } from 'knex'
import type { CreatePeriodRequest, Period, PeriodDetail, PeriodMoveName } from '../../contract/periods.contract.ts'
import { hasRole, type Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { Conflict, Invalid, NotFound, type FieldProblem } from '../../platform/errors.ts'
import type { SchemesService } from '../schemes/schemes.service.ts'
import { createPeriodsRepository, type PeriodFields } from './periods.repository.ts'

export type PeriodsDeps = {
  readonly knex: Knex
  readonly clock: Clock
  readonly schemes: Pick<SchemesService, 'find' | 'requireActive'>
  /** A new scheme changes every card: raises the revision in the transaction, rebuilds after it. */
  readonly cards: {
    readonly markStale: (trx: Knex.Transaction, period: string) => Promise<void>
    readonly scheduleRebuild: (period: string) => void
  }
}

export type PeriodMoveOrder = {
  readonly period: string
  readonly from: Period['state']
  readonly to: Period['state']
  readonly settlementId: string
  readonly reason: string
}

export type PeriodsService = ReturnType<typeof createPeriodsService>

/** Assessment periods (RULES §1.2, §1.6, §16). */
export function createPeriodsService({ knex, clock, schemes, cards }: PeriodsDeps) {
  /** @throws NotFound */
  async function find(code: string, connection: Knex = knex): Promise<Period> {
    const period = await createPeriodsRepository(connection).find(code)
    if (period === null) throw new NotFound()
    return period
  }

  async function check(trx: Knex, code: string, fields: PeriodFields): Promise<void> {
    const repository = createPeriodsRepository(trx)
    if (fields.startsOn > fields.endsOn) refuse({ path: 'body.endsOn', code: 'period.endsBeforeStart' })
    await schemes.requireActive(trx, fields.scheme)
    const overlap = await repository.findOverlap(fields, code)
    if (overlap !== null) refuse({ path: 'body.startsOn', code: 'period.overlaps', params: { period: overlap } })
    if (fields.formerPeriod === null) return
    const former = fields.formerPeriod === code ? null : await repository.find(fields.formerPeriod)
    if (former === null) refuse({ path: 'body.formerPeriod', code: 'period.formerUnknown' })
    else if (former.endsOn >= fields.startsOn) refuse({ path: 'body.formerPeriod', code: 'period.formerNotBefore' })
  }

  return {
    find,

    list: (): Promise<Period[]> => createPeriodsRepository(knex).list(),

    async show(actor: Actor, code: string): Promise<PeriodDetail> {
      const repository = createPeriodsRepository(knex)
      const period = await find(code)
      const scheme = await schemes.find(period.scheme)
      return {
        ...period,
        schemeName: scheme.name,
        allowedMoves: allowedMoves(actor, period),
        canChange: hasRole(actor, 'hr') && period.state === 'OPEN' && !(await repository.hasFacts(code)),
        moves: await repository.listMoves(code),
      }
    },

    /** @throws Conflict `period.exists`; Invalid naming dates, scheme, overlap or former period. */
    async create(change: Change, { code, ...fields }: CreatePeriodRequest): Promise<Period> {
      const period = await change.run(async (trx) => {
        const repository = createPeriodsRepository(trx)
        if ((await repository.find(code)) !== null) throw new Conflict('period.exists', { params: { period: code } })
        await check(trx, code, fields)
        if (!(await repository.insert(code, fields, clock.now()))) {
          throw new Conflict('period.exists', { params: { period: code } })
        }
        await cards.markStale(trx, code)
        return { value: await find(code, trx), object: { type: 'period', id: code }, detail: fields }
      })
      cards.scheduleRebuild(code)
      return period
    },

    /** Once facts are stated only the name and the former period may change. @throws Conflict `period.hasFacts`. */
    async update(change: Change, code: string, fields: PeriodFields): Promise<Period> {
      const period = await change.run(async (trx) => {
        await requireOpen(trx, code)
        const before = await find(code, trx)
        const repository = createPeriodsRepository(trx)
        if (changesMeaning(before, fields) && (await repository.hasFacts(code))) {
          throw new Conflict('period.hasFacts', { params: { period: code } })
        }
        await check(trx, code, fields)
        await repository.replace(code, fields)
        await cards.markStale(trx, code)
        return { value: await find(code, trx), object: { type: 'period', id: code }, detail: { ...fields } }
      })
      cards.scheduleRebuild(code)
      return period
    },

    requireOpen,

    /**
     * Moves a period in the caller's transaction and writes the move. @returns its time.
     * @throws Conflict `period.moved` when it is not, or no longer, in the state it is to leave; NotFound.
     */
    async move(trx: Knex.Transaction, actor: Actor, order: PeriodMoveOrder): Promise<number> {
      await find(order.period, trx)
      const repository = createPeriodsRepository(trx)
      const { period, from, to, settlementId, reason } = order
      if (!(await repository.leaveState(period, from, to, settlementId))) {
        throw new Conflict('period.moved', { params: { period, from } })
      }
      const at = clock.now()
      const states = { from_state: from, to_state: to, settlement_id: settlementId }
      await repository.insertMove({ period_code: period, ...states, user_id: actor.userId, reason, moved_at: at })
      return at
    },
  }
}

/**
 * Holds an open period for the transaction: every fact is written under it.
 * @throws NotFound; Conflict `period.closed` once it is FINAL or RELEASED.
 */
async function requireOpen(trx: Knex, code: string): Promise<void> {
  const repository = createPeriodsRepository(trx)
  if (await repository.holdOpen(code)) return
  if ((await repository.find(code)) === null) throw new NotFound()
  throw new Conflict('period.closed', { params: { period: code } })
}

function allowedMoves(actor: Actor, period: Period): PeriodMoveName[] {
  if (!hasRole(actor, 'hr')) return []
  if (period.state === 'OPEN') return ['publish']
  return period.state === 'FINAL' ? ['release'] : []
}

function changesMeaning(before: Period, after: PeriodFields): boolean {
  return (
    before.startsOn !== after.startsOn ||
    before.endsOn !== after.endsOn ||
    before.scheme.code !== after.scheme.code ||
    before.scheme.version !== after.scheme.version
  )
}

function refuse(problem: FieldProblem): never {
  throw new Invalid([problem])
}
