import type { Knex } from 'knex'
import type { PointsEntryRow } from '../../../db/tables.ts'
import { toInteger } from '../../../db/dialect.ts'
import type { PointsEntry, PointsFilter, PointsPage, PointsRequest } from '../../contract/projects.contract.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import type { Scopes } from '../../platform/scope.ts'
import { factCode, type BatchesService, type FactBatch } from '../batches/batches.service.ts'
import { readKnown, labelled, labelledOrNull, type Known } from '../facts/known.read-model.ts'
import { toOrigin } from '../facts/origin.ts'
import { dateProblems, refuseProblems, type RowProblem } from '../facts/row-problem.ts'
import { scaled } from '../facts/scaled.ts'
import { createPointsRepository, type PointsRow } from './points.repository.ts'

export type PointsDeps = {
  readonly knex: Knex
  readonly clock: Clock
  readonly scopes: Scopes
  readonly batches: BatchesService
  readonly requirePeriod: (period: string, connection?: Knex) => Promise<PeriodSpan>
  readonly requireOpenPeriod: (trx: Knex, period: string) => Promise<unknown>
  readonly cards: { readonly renew: (trx: Knex.Transaction, period: string, subjects: readonly []) => Promise<void> }
}

export type PeriodSpan = { readonly startsOn: string; readonly endsOn: string }

export type PointsService = ReturnType<typeof createPointsService>

const PAGE = 50

/** Beyond a million points something else was typed. */
const MOST_CENTI = 100_000_000

/** The ledger of project points: stated, listed, revoked; never edited. */
export function createPointsService(deps: PointsDeps) {
  const { knex, clock, batches, cards } = deps

  async function stage(
    trx: Knex,
    batch: FactBatch,
    period: string,
    rows: readonly PointsRequest[],
    from = 1,
  ): Promise<void> {
    const at = clock.now()
    await createPointsRepository(trx).insert(
      rows.map((row, index) => toRow(row, { code: factCode(batch.seq, from + index), period, batch: batch.id, at })),
    )
  }

  return {
    stage,

    /** What is wrong with points that are stated together. */
    check(rows: readonly PointsRequest[], known: Known, period: PeriodSpan): readonly RowProblem[] {
      return rows.flatMap((row, index) => checkPoints(row, known, period, clock.today(), index))
    },

    /** One statement by form. @throws Invalid, Conflict `period.closed`. */
    async state(change: Change, actor: Actor, period: string, request: PointsRequest): Promise<{ code: string }> {
      return change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const span = await deps.requirePeriod(period, trx)
        refuseProblems(checkPoints(request, await readKnown(trx), span, clock.today(), 0))
        const batch = { period, kind: 'points', title: request.project, userId: actor.userId } as const
        const code = await batches.stateTyped(trx, batch, async (opened) => {
          await stage(trx, opened, period, [request])
          return factCode(opened.seq, 1)
        })
        await cards.renew(trx, period, [])
        return { value: { code }, object: { type: 'points', id: code }, detail: { period, ...request } }
      })
    },

    /** Takes points back; the row stays. @throws NotFound, Conflict `points.notConfirmed`. */
    async revoke(change: Change, period: string, code: string, reason: string): Promise<void> {
      await change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const repository = createPointsRepository(trx)
        const found = await repository.find(code)
        if (found === null || found.period_code !== period) throw new NotFound()
        if (!(await repository.revoke(code))) throw new Conflict('points.notConfirmed', { params: { points: code } })
        await cards.renew(trx, period, [])
        return { value: undefined, object: { type: 'points', id: code }, detail: { reason } }
      })
    },

    async list(actor: Actor, period: string, filter: PointsFilter): Promise<PointsPage> {
      await deps.requirePeriod(period)
      const limit = filter.limit ?? PAGE
      const rows = await createPointsRepository(knex).list(period, filter, await deps.scopes.of(actor), limit + 1)
      const known = await readKnown(knex)
      const page = rows.slice(0, limit).map((row) => toPoints(row, known))
      return { points: page, next: rows.length > limit ? (page.at(-1)?.code ?? null) : null }
    },
  }
}

function checkPoints(
  row: PointsRequest,
  known: Known,
  period: PeriodSpan,
  today: string,
  index: number,
): readonly RowProblem[] {
  const problems: RowProblem[] = [...dateProblems(index, 'effectiveOn', row.effectiveOn, period, today)]
  const need = (isKnown: boolean, field: 'project' | 'unit' | 'person', code: string) => {
    if (!isKnown) problems.push({ index, field, code: `${field}.unknown`, params: { [field]: code } })
  }
  need(known.projects.has(row.project), 'project', row.project)
  need(known.units.has(row.unit), 'unit', row.unit)
  need(row.person === '' || known.people.has(row.person), 'person', row.person)
  if ((row.person === '') !== (row.role === 'LEAD_UNIT'))
    problems.push({ index, field: 'role', code: 'points.roleAndPerson' })
  const pointsCenti = scaled(row.points, 2)
  if (pointsCenti === null) problems.push({ index, field: 'points', code: 'number.decimals', params: { decimals: 2 } })
  else if (Math.abs(pointsCenti) > MOST_CENTI) problems.push({ index, field: 'points', code: 'number.range' })
  return problems
}

type Place = { readonly code: string; readonly period: string; readonly batch: string; readonly at: number }

function toRow(request: PointsRequest, place: Place): PointsEntryRow {
  return {
    code: place.code,
    period_code: place.period,
    project_code: request.project,
    person_code: request.person,
    unit_code: request.unit,
    role: request.role,
    points_centi: scaled(request.points, 2) ?? 0,
    effective_on: request.effectiveOn,
    document: request.document,
    state: 'CONFIRMED',
    batch_id: place.batch,
    created_at: place.at,
  }
}

function toPoints(row: PointsRow, known: Known): PointsEntry {
  return {
    code: row.code,
    project: labelled(known.projects, row.project_code),
    person: labelledOrNull(known.people, row.person_code),
    unit: labelled(known.units, row.unit_code),
    role: row.role as PointsEntry['role'], // the contract admits no other role on the way in
    pointsCenti: toInteger(row.points_centi),
    effectiveOn: row.effective_on,
    document: row.document,
    state: row.state as PointsEntry['state'], // written as CONFIRMED or REVOKED only
    origin: toOrigin(row),
  }
}
