import type { Knex } from 'knex'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { AppError, NotFound } from '../../platform/errors.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { NewId } from '../../platform/new-id.ts'
import type { CardsService } from '../cards/cards.service.ts'
import type { StoredPlan } from '../plans/plans.service.ts'
import { discardSettlement, runSettlement, type RunDeps } from './run-settlement.ts'
import { createSettlementsRepository, type StoredSettlement } from './settlements.repository.ts'

export type SettlementsDeps = RunDeps & {
  readonly clock: Clock
  readonly newId: NewId
  readonly jobs: Jobs
  readonly cards: Pick<CardsService, 'list' | 'settled'>
  readonly findPlan: (period: string, plan: string, connection: Knex) => Promise<StoredPlan>
  /** @throws NotFound for an unknown period, Conflict `period.closed` unless it is open. */
  readonly requireOpenPeriod: (trx: Knex, period: string) => Promise<unknown>
}

export type SettlementsService = ReturnType<typeof createSettlementsService>

/** Names in the answer to a refused order; the readiness list has all of them. */
const NAMED_PENDING = 20

/** Computes settlements as jobs and keeps them. A computed settlement never changes. */
export function createSettlementsService(deps: SettlementsDeps) {
  const { knex, clock, newId, jobs } = deps
  const repository = createSettlementsRepository(knex)

  async function find(id: string): Promise<StoredSettlement> {
    const settlement = await repository.find(id)
    if (settlement === null) throw new NotFound()
    return settlement
  }

  function launch(jobId: string, actor: Actor, ordered: StoredSettlement | null): void {
    if (ordered === null) throw new Error(`job ${jobId} has no settlement`)
    jobs.launch(jobId, (progress) => runSettlement(deps, actor, ordered, progress))
  }

  return {
    find,

    list: (period: string): Promise<readonly StoredSettlement[]> => repository.list(period),

    /** Orders a settlement of the period by a plan. @throws AppError `settlement.pending` naming what is missing. */
    async order(change: Change, actor: Actor, period: string, planCode: string): Promise<{ jobId: string }> {
      await deps.cards.settled(period)
      const id = newId()
      let ordered: StoredSettlement | null = null
      // Everything that can refuse stands inside the change: a repeated key gets its first answer, whatever happened since.
      const answer = await change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const plan = await deps.findPlan(period, planCode, trx)
        await refusePending(deps.cards, period, trx)
        const draft = newSettlement(plan, { id, userId: actor.userId, createdAt: clock.now() })
        const jobId = await jobs.enqueue(trx, { kind: 'settlement', owner: actor, title: `${period} · ${plan.name}` })
        const inside = createSettlementsRepository(trx)
        const settlement = { ...draft, jobId, seq: await inside.nextSeq(period) }
        await inside.insert(settlement)
        ordered = settlement
        return { value: { jobId }, object: { type: 'settlement', id }, detail: { period, plan: planCode } }
      })
      launch(answer.jobId, actor, ordered)
      return answer
    },

    /** A settlement whose process was killed is failed and its staged rows are removed. @returns how many */
    async resume(): Promise<number> {
      const abandoned = [...(await repository.abandoned()), ...(await repository.uncleared())]
      for (const id of abandoned) await discardSettlement(knex, id)
      return abandoned.length
    },

    /** The sealed input of a settlement as its canonical text, portion by portion. */
    async *inputText(id: string): AsyncGenerator<string> {
      await find(id)
      for (let seq = 0; ; seq += 1) {
        const chunk = await repository.inputChunk(id, seq)
        if (chunk === null) return
        yield chunk
      }
    },
  }
}

/** Nothing is settled while anything is missing: says so at once instead of failing in the job. */
async function refusePending(cards: SettlementsDeps['cards'], period: string, trx: Knex): Promise<void> {
  const missing = (await cards.list(period, trx)).flatMap((card) => card.missing)
  if (missing.length === 0) return
  const named = missing.slice(0, NAMED_PENDING).map(({ subject, item }) => `${subject.code} ${item}`.trim())
  throw new AppError('settlement.pending', 422, { params: { period, count: missing.length, missing: named } })
}

function newSettlement(
  plan: StoredPlan,
  order: Pick<StoredSettlement, 'id' | 'userId' | 'createdAt'>,
): StoredSettlement {
  return {
    ...order,
    period: plan.period,
    jobId: '',
    seq: 0,
    plan: { code: plan.code, name: plan.name, content: plan.content },
    state: 'COMPUTING',
    engine: '',
    factsRevision: 0,
    inputDigest: '',
    outputDigest: '',
    poolFen: plan.content.poolFen,
    summary: null,
  }
}
