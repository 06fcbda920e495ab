import type { Knex } from 'knex'
import type { VetoEventRow } from '../../../db/tables.ts'
import type {
  ConfirmVetoRequest,
  LiftVetoRequest,
  VetoEvent,
  VetoEventFilter,
  VetoEventRequest,
} from '../../contract/vetoes.contract.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import { factCode, type FactBatch } from '../batches/batches.service.ts'
import { readKnown, type Known } from '../facts/known.read-model.ts'
import { refuseProblems, type RowProblem } from '../facts/row-problem.ts'
import { checkEvent, type StatedEvent } from './check-vetoes.ts'
import { toEvent } from './veto-answers.ts'
import type { VetoDeps } from './veto-deps.ts'
import { eventsInScope } from './veto-scope.ts'
import { createVetoesRepository, type StoredVetoEvent } from './vetoes.repository.ts'

export type { StatedEvent } from './check-vetoes.ts'
export type VetoEventsService = ReturnType<typeof createVetoEventsService>

/** Veto events: PROPOSED → CONFIRMED → LIFTED (RULES §7.2). Each move reaches the boards of every open period. */
export function createVetoEventsService(deps: VetoDeps) {
  const { knex, clock, batches, cards } = deps

  async function stage(trx: Knex, batch: FactBatch, rows: readonly StatedEvent[], from = 1): Promise<void> {
    const at = clock.now()
    const codes = rows.map((_, index) => factCode(batch.seq, from + index))
    await createVetoesRepository(trx).insertEvents(
      rows.map((row, index) => toRow(row, { code: codes[index] ?? '', batch: batch.id, at })),
      rows.flatMap((row, index) =>
        [...new Set(row.responsible)].map((person) => ({ event_code: codes[index] ?? '', person_code: person })),
      ),
    )
  }

  async function read(connection: Knex, code: string): Promise<VetoEvent> {
    const event = await createVetoesRepository(connection).event(code)
    if (event === null) throw new NotFound()
    return toEvent(event, await readKnown(connection))
  }

  /** Runs a change of an event and lets the boards follow. */
  async function changeEvent(
    change: Change,
    work: (trx: Knex.Transaction) => Promise<{ readonly code: string; readonly detail: Record<string, string> }>,
  ): Promise<VetoEvent> {
    let open: readonly string[] = []
    const event = await change.run(async (trx) => {
      const { code, detail } = await work(trx)
      open = await cards.markAllStale(trx)
      return { value: await read(trx, code), object: { type: 'vetoEvent', id: code }, detail }
    })
    open.forEach(cards.scheduleRebuild)
    return event
  }

  async function requireEvent(trx: Knex, code: string): Promise<StoredVetoEvent> {
    const event = await createVetoesRepository(trx).event(code)
    if (event === null) throw new NotFound()
    return event
  }

  return {
    stage,

    /** What is wrong with events that are stated together. */
    check: (rows: readonly StatedEvent[], known: Known): readonly RowProblem[] =>
      rows.flatMap((row, index) => checkEvent(row, known, clock.today(), index)),

    async list(actor: Actor, filter: VetoEventFilter): Promise<VetoEvent[]> {
      const rows = eventsInScope(await createVetoesRepository(knex).events(filter), await deps.scopes.of(actor))
      const known = await readKnown(knex)
      return rows.map((row) => toEvent(row, known))
    },

    /** @throws Invalid naming what is wrong. */
    propose: (change: Change, actor: Actor, request: VetoEventRequest): Promise<VetoEvent> =>
      changeEvent(change, async (trx) => {
        refuseProblems(checkEvent(request, await readKnown(trx), clock.today()))
        const batch = { period: null, kind: 'vetoes', title: request.domain, userId: actor.userId } as const
        const code = await batches.stateTyped(trx, batch, async (opened) => {
          await stage(trx, opened, [request])
          return factCode(opened.seq, 1)
        })
        return { code, detail: { domain: request.domain, subject: request.subject } }
      }),

    /** @throws NotFound, Conflict `veto.notProposed`, Invalid. */
    confirm: (change: Change, code: string, request: ConfirmVetoRequest): Promise<VetoEvent> =>
      changeEvent(change, async (trx) => {
        const event = await requireEvent(trx, code)
        checkDay('confirmedOn', request.confirmedOn, event.occurred_on, clock.today())
        const known = await readKnown(trx)
        const unknown = request.responsible.findIndex((person) => !known.people.has(person))
        if (unknown >= 0) throw new Invalid([{ path: `body.responsible[${unknown}]`, code: 'person.unknown' }])
        const repository = createVetoesRepository(trx)
        const changes = { state: 'CONFIRMED', confirmed_on: request.confirmedOn, document: request.document }
        if (!(await repository.moveEvent(code, 'PROPOSED', changes))) throw new Conflict('veto.notProposed')
        await repository.replaceResponsible(code, request.responsible)
        return { code, detail: { confirmedOn: request.confirmedOn, document: request.document } }
      }),

    /** @throws NotFound, Conflict `veto.notConfirmed`, Invalid. */
    lift: (change: Change, code: string, request: LiftVetoRequest): Promise<VetoEvent> =>
      changeEvent(change, async (trx) => {
        const event = await requireEvent(trx, code)
        checkDay('liftedOn', request.liftedOn, event.confirmed_on ?? event.occurred_on, clock.today())
        const changes = { state: 'LIFTED', lifted_on: request.liftedOn }
        const moved = await createVetoesRepository(trx).moveEvent(code, 'CONFIRMED', changes)
        if (!moved) throw new Conflict('veto.notConfirmed')
        return { code, detail: { liftedOn: request.liftedOn, document: request.document } }
      }),
  }
}

function checkDay(field: string, on: string, notBefore: string, today: string): void {
  if (on < notBefore) throw new Invalid([{ path: `body.${field}`, code: 'date.before', params: { notBefore } }])
  if (on > today) throw new Invalid([{ path: `body.${field}`, code: 'date.future', params: { today } }])
}

function toRow(
  row: StatedEvent,
  place: { readonly code: string; readonly batch: string; readonly at: number },
): VetoEventRow {
  const confirmedOn = row.confirmedOn ?? null
  return {
    code: place.code,
    domain: row.domain,
    level: row.level === 'unit' ? 'UNIT' : 'PERSON',
    unit_code: row.level === 'unit' ? row.subject : '',
    person_code: row.level === 'person' ? row.subject : '',
    project_code: row.project,
    occurred_on: row.occurredOn,
    confirmed_on: confirmedOn,
    lifted_on: null,
    document: row.document,
    state: confirmedOn === null ? 'PROPOSED' : 'CONFIRMED',
    batch_id: place.batch,
    created_at: place.at,
  }
}
