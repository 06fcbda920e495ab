import type { Knex } from 'knex'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import type { Events } from '../../platform/events.ts'
import { createBundlesService, type BundlesService, type PeriodFrame } from '../bundles/bundles.service.ts'
import type { CardsService } from '../cards/cards.service.ts'
import { publicationBlockers, refuseBlocked, releaseBlockers, type Blocker } from './move-rules.ts'
import { createSettlementsRepository, type StoredSettlement } from './settlements.repository.ts'

export type PeriodMove = {
  readonly period: string
  readonly from: 'OPEN' | 'FINAL'
  readonly to: 'FINAL' | 'RELEASED'
  readonly settlementId: string
  readonly reason: string
}

export type MovesDeps = {
  readonly knex: Knex
  readonly bundles: BundlesService
  readonly cards: Pick<CardsService, 'renewSuccessors'>
  readonly events: Pick<Events, 'raise'>
  /** Compare and set on the period's state. @throws Conflict `period.moved` when somebody was faster. @returns the time */
  readonly movePeriod: (trx: Knex.Transaction, actor: Actor, move: PeriodMove) => Promise<number>
}

export type MovePreview = {
  readonly from: string
  readonly to: string
  readonly isAllowed: boolean
  readonly blockers: readonly Blocker[]
  readonly people: number
  readonly poolFen: string | null
}

export type MoveMade = {
  readonly period: string
  readonly state: 'FINAL' | 'RELEASED'
  readonly settlementId: string
  readonly movedAt: number
}

export type MovesService = ReturnType<typeof createMovesService>

/** Publication (OPEN → FINAL) and release (FINAL → RELEASED): confirmed, audited, each made at most once. */
export function createMovesService({ knex, bundles, cards, events, movePeriod }: MovesDeps) {
  async function load(connection: Knex, period: string, settlementId: string): Promise<StoredSettlement> {
    const settlement = await createSettlementsRepository(connection).find(settlementId)
    if (settlement === null || settlement.period !== period) throw new NotFound()
    return settlement
  }

  return {
    /** What publishing a settlement would do, and what stands against it. */
    async previewPublication(period: string, settlementId: string): Promise<MovePreview> {
      const frame = await bundles.readFrame(period)
      const settlement = await load(knex, period, settlementId)
      return preview('FINAL', frame, settlement, publicationBlockers(frame, settlement))
    },

    async previewRelease(period: string): Promise<MovePreview> {
      const frame = await bundles.readFrame(period)
      if (frame.settlementId === null) {
        return {
          from: frame.state,
          to: 'RELEASED',
          isAllowed: false,
          blockers: [{ code: 'period.notFinal', count: 1 }],
          people: 0,
          poolFen: null,
        }
      }
      return preview('RELEASED', frame, await load(knex, period, frame.settlementId), releaseBlockers(frame))
    },

    /** @throws AppError with the first blocker's code. */
    async publish(
      change: Change,
      actor: Actor,
      move: Pick<PeriodMove, 'period' | 'settlementId' | 'reason'>,
    ): Promise<MoveMade> {
      return change.run(async (trx) => {
        const settlement = await load(trx, move.period, move.settlementId)
        const movedAt = await movePeriod(trx, actor, { ...move, from: 'OPEN', to: 'FINAL' })
        // Read after the period's row has been written: no fact can come in any more.
        const { revision } = await createBundlesService(trx).readFrame(move.period)
        refuseBlocked(publicationBlockers({ state: 'OPEN', revision }, settlement))
        await events.raise(trx, { period: move.period })
        await cards.renewSuccessors(trx, move.period)
        return made({ ...move, state: 'FINAL', movedAt }, settlement)
      })
    },

    /** Pays out what was published; the caller states the digest that was seen. */
    async release(
      change: Change,
      actor: Actor,
      move: Pick<PeriodMove, 'period' | 'settlementId' | 'reason'> & { readonly outputDigest: string },
    ): Promise<MoveMade> {
      return change.run(async (trx) => {
        const settlement = await load(trx, move.period, move.settlementId)
        const frame = await createBundlesService(trx).readFrame(move.period)
        if (frame.settlementId !== settlement.id || settlement.outputDigest !== move.outputDigest) {
          throw new Conflict('release.otherSettlement', { params: { period: move.period } })
        }
        const movedAt = await movePeriod(trx, actor, { ...move, from: 'FINAL', to: 'RELEASED' })
        await events.raise(trx, { period: move.period })
        return made({ ...move, state: 'RELEASED', movedAt }, settlement)
      })
    },
  }
}

function preview(
  to: 'FINAL' | 'RELEASED',
  frame: PeriodFrame,
  settlement: StoredSettlement,
  blockers: readonly Blocker[],
): MovePreview {
  return {
    from: frame.state,
    to,
    isAllowed: blockers.length === 0,
    blockers,
    people: settlement.summary?.peoplePaid ?? 0,
    poolFen: settlement.poolFen,
  }
}

function made(move: MoveMade & { readonly reason: string }, settlement: StoredSettlement) {
  const { period, state, settlementId, movedAt, reason } = move
  const { outputDigest, poolFen } = settlement
  return {
    value: { period, state, settlementId, movedAt },
    object: { type: 'period', id: period },
    detail: { to: state, settlement: settlementId, outputDigest, poolFen, reason },
  }
}
