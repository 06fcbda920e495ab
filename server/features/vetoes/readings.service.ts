import type { Knex } from 'knex'
import type { VetoEventRow, VetoReadingRow } from '../../../db/tables.ts'
import type {
  CreateVetoIndicatorRequest,
  VetoIndicator,
  VetoIndicatorRequest,
  VetoReadingRequest,
  VetoStrip,
} from '../../contract/vetoes.contract.ts'
import { vetoIndicatorState } from '../../engine/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import { factCode, type FactBatch } from '../batches/batches.service.ts'
import { readKnown, type Known } from '../facts/known.read-model.ts'
import { refuseProblems, type RowProblem } from '../facts/row-problem.ts'
import { scaled } from '../facts/scaled.ts'
import { checkReading } from './check-vetoes.ts'
import { eventsInScope, readingsInScope } from './veto-scope.ts'
import { toEvent, toReading } from './veto-answers.ts'
import type { PeriodView, VetoDeps } from './veto-deps.ts'
import { createVetoesRepository, type EventIdentity } from './vetoes.repository.ts'

export type ReadingsService = ReturnType<typeof createReadingsService>

/** Veto indicators and their readings (RULES §7.1). A reading that misses its level opens an event by itself. */
export function createReadingsService(deps: VetoDeps) {
  const { knex, clock, batches, cards } = deps

  async function indicatorsByCode(connection: Knex): Promise<ReadonlyMap<string, VetoIndicator>> {
    const all = await createVetoesRepository(connection).indicators()
    return new Map(all.map((indicator) => [indicator.code, indicator]))
  }

  /** Writes checked readings and the events that misses open, unless one of the same reading is open already. */
  async function stage(
    trx: Knex,
    batch: FactBatch,
    period: string,
    rows: readonly VetoReadingRequest[],
    from = 1,
  ): Promise<void> {
    const indicators = await indicatorsByCode(trx)
    const repository = createVetoesRepository(trx)
    const at = clock.now()
    const staged = rows.map((row, index) =>
      readingRow(row, indicators, { batch, period, at, code: factCode(batch.seq, from + index) }),
    )
    await repository.insertReadings(staged)
    const missed = staged.filter((row) => isMissed(row, indicators)).map((row) => proposedEvent(row, indicators))
    await repository.insertEvents(withoutKnown(missed, await repository.eventsBeside(batch.id)), [])
  }

  return {
    stage,

    indicators: (): Promise<readonly VetoIndicator[]> => createVetoesRepository(knex).indicators(),

    /** @throws Conflict `veto.indicatorExists`, Invalid. */
    async createIndicator(change: Change, { code, ...request }: CreateVetoIndicatorRequest): Promise<VetoIndicator> {
      const indicator = toIndicator(code, request)
      return change.run(async (trx) => {
        if (!(await createVetoesRepository(trx).insertIndicator(indicator))) {
          throw new Conflict('veto.indicatorExists', { params: { indicator: code } })
        }
        return { value: indicator, object: { type: 'vetoIndicator', id: code }, detail: { ...request } }
      })
    },

    /** The measure of an indicator with readings stays as it is. @throws NotFound, Conflict `veto.indicatorInUse`. */
    async updateIndicator(change: Change, code: string, request: VetoIndicatorRequest): Promise<VetoIndicator> {
      const indicator = toIndicator(code, request)
      return change.run(async (trx) => {
        const repository = createVetoesRepository(trx)
        const before = await repository.indicator(code)
        if (before === null) throw new NotFound()
        if (before.decimals !== indicator.decimals && (await repository.hasReadings(code))) {
          throw new Conflict('veto.indicatorInUse', { params: { indicator: code } })
        }
        await repository.replaceIndicator(indicator)
        return { value: indicator, object: { type: 'vetoIndicator', id: code }, detail: { ...request } }
      })
    },

    indicatorsByCode,

    /** What is wrong with readings that are stated together. */
    async check(rows: readonly VetoReadingRequest[], known: Known, period: PeriodView): Promise<readonly RowProblem[]> {
      const indicators = await indicatorsByCode(knex)
      const facts = { known, indicators, period, today: clock.today() }
      return rows.flatMap((row, index) => checkReading(row, facts, index))
    },

    /** One reading by form. @throws Invalid, Conflict `period.closed`. */
    async state(change: Change, actor: Actor, period: string, request: VetoReadingRequest): Promise<{ code: string }> {
      return change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const indicators = await indicatorsByCode(trx)
        const facts = {
          known: await readKnown(trx),
          indicators,
          period: await deps.requirePeriod(period, trx),
          today: clock.today(),
        }
        refuseProblems(checkReading(request, facts))
        const batch = { period, kind: 'readings', title: request.indicator, userId: actor.userId } as const
        const code = await batches.stateTyped(trx, batch, async (opened) => {
          await stage(trx, opened, period, [request])
          return factCode(opened.seq, 1)
        })
        await cards.renew(trx, period, [])
        return { value: { code }, object: { type: 'vetoReading', id: code }, detail: { period, ...request } }
      })
    },

    /** Every indicator with its readings, and the events, within the caller's scope. */
    async strip(actor: Actor, period: string): Promise<VetoStrip> {
      const view = await deps.requirePeriod(period)
      const scope = await deps.scopes.of(actor)
      const repository = createVetoesRepository(knex)
      const known = await readKnown(knex)
      const readings = readingsInScope(await repository.readings(period), scope)
      const events = eventsInScope(await repository.events({}), scope)
      return {
        period,
        revision: view.revision,
        indicators: (await repository.indicators()).map((indicator) => ({
          indicator,
          readings: readings
            .filter((row) => row.indicator_code === indicator.code)
            .map((row) => toReading(row, indicator, known)),
        })),
        events: events.map((event) => toEvent(event, known)),
      }
    },
  }
}

function toIndicator(code: string, request: VetoIndicatorRequest): VetoIndicator {
  const required = scaled(request.required, request.decimals)
  const warning = scaled(request.warning, request.decimals)
  const params = { decimals: request.decimals }
  if (required === null) throw new Invalid([{ path: 'body.required', code: 'number.decimals', params }])
  if (warning === null || warning < 0) throw new Invalid([{ path: 'body.warning', code: 'number.decimals', params }])
  return { ...request, code, required, warning }
}

type Indicators = ReadonlyMap<string, VetoIndicator>
type Place = { readonly batch: FactBatch; readonly period: string; readonly at: number; readonly code: string }

function readingRow(row: VetoReadingRequest, indicators: Indicators, place: Place): VetoReadingRow {
  const decimals = indicators.get(row.indicator)?.decimals ?? 0
  return {
    code: place.code,
    period_code: place.period,
    indicator_code: row.indicator,
    unit_code: row.unit,
    actual: row.actual === null ? null : scaled(row.actual, decimals),
    stated_on: row.statedOn,
    document: row.document,
    batch_id: place.batch.id,
    created_at: place.at,
  }
}

function isMissed(row: VetoReadingRow, indicators: Indicators): boolean {
  const indicator = indicators.get(row.indicator_code)
  return (
    indicator !== undefined &&
    row.actual !== null &&
    vetoIndicatorState(indicator, Number(row.actual)).state === 'MISSED'
  )
}

/** The same domain, unit and day are one event: of those that are there none is opened again, nor twice by one file. */
function withoutKnown(events: readonly VetoEventRow[], known: readonly EventIdentity[]): readonly VetoEventRow[] {
  const seen = new Set(known.map(identityText))
  return events.filter((event) => {
    const isNew = !seen.has(identityText(event))
    seen.add(identityText(event))
    return isNew
  })
}

function identityText(event: EventIdentity): string {
  return [event.domain, event.unit_code, event.occurred_on].join('\u0000')
}

function proposedEvent(reading: VetoReadingRow, indicators: Indicators): VetoEventRow {
  return {
    code: reading.code,
    domain: indicators.get(reading.indicator_code)?.domain ?? '',
    level: 'UNIT',
    unit_code: reading.unit_code,
    person_code: '',
    project_code: '',
    occurred_on: reading.stated_on,
    confirmed_on: null,
    lifted_on: null,
    document: reading.document,
    state: 'PROPOSED',
    batch_id: reading.batch_id,
    created_at: reading.created_at,
  }
}
