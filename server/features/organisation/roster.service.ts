import type { Knex } from 'knex'
import type {
  ChangeOfficeRequest,
  ChangePostingRequest,
  CreatePersonRequest,
  CreateUnitRequest,
  PersonRequest,
  UnitParent,
  UnitRequest,
} from '../../contract/organisation.contract.ts'
import type { Change, Json } from '../../platform/change.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import { refuseProblems, type RowProblem } from '../facts/row-problem.ts'
import { checkOffices, checkPeople, checkPostings, checkSanctions, checkStatuses } from './check-people.ts'
import { checkUnit } from './check-units.ts'
import { dayBefore } from './day-before.ts'
import type { OfficeOf, PostingOf, RosterRows, SanctionOf, StatusOf } from './roster-rows.ts'
import { postingCode } from './roster-rows.ts'
import { readRosterView, withStated, type RosterView } from './roster-view.ts'
import { createRosterRepository } from './roster.repository.ts'

export { postingCode } from './roster-rows.ts'

export type RosterDeps = {
  readonly knex: Knex
  /** Who belongs where decides every board of an open period. */
  readonly cards: {
    readonly markAllStale: (trx: Knex.Transaction) => Promise<readonly string[]>
    readonly scheduleRebuild: (period: string) => void
  }
}

export type RosterService = ReturnType<typeof createRosterService>

/** Problems of each kind of row, in its own numbering. */
export type RosterProblems = { readonly [Kind in keyof RosterRows]: readonly RowProblem[] }

type Written = { readonly type: string; readonly id: string; readonly detail?: Json }

/** Units, people, postings and offices: stated by forms one at a time and by files together, with one check. */
export function createRosterService({ knex, cards }: RosterDeps) {
  /** One statement: checked against the roster inside the transaction, written, and every open board follows. */
  async function state(
    change: Change,
    check: (view: RosterView) => readonly RowProblem[],
    write: (trx: Knex.Transaction) => Promise<Written>,
  ): Promise<void> {
    let open: readonly string[] = []
    await change.run(async (trx) => {
      refuseProblems(check(await readRosterView(trx)))
      const { type, id, detail = {} } = await write(trx)
      open = await cards.markAllStale(trx)
      return { value: undefined, object: { type, id }, detail }
    })
    open.forEach(cards.scheduleRebuild)
  }

  const putUnit = (change: Change, code: string, request: UnitRequest, isNew: boolean) =>
    state(
      change,
      (view) => checkUnit(code, request, withStated(view, [{ code, ...request }], [])),
      async (trx) => {
        const repository = createRosterRepository(trx)
        await requireNew(await repository.has('units', code), isNew, 'unit.exists', { unit: code })
        await repository.putUnits([{ code, ...request }], null)
        return { type: 'unit', id: code, detail: { ...request } }
      },
    )

  const putPerson = (change: Change, code: string, request: PersonRequest, isNew: boolean) =>
    state(
      change,
      () => [],
      async (trx) => {
        const repository = createRosterRepository(trx)
        await requireNew(await repository.has('people', code), isNew, 'person.exists', { person: code })
        await repository.putPeople([{ code, ...request }], null)
        return { type: 'person', id: code, detail: { ...request } }
      },
    )

  return {
    createUnit: (change: Change, { code, ...request }: CreateUnitRequest) => putUnit(change, code, request, true),
    updateUnit: (change: Change, code: string, request: UnitRequest) => putUnit(change, code, request, false),
    createPerson: (change: Change, { code, ...request }: CreatePersonRequest) => putPerson(change, code, request, true),
    updatePerson: (change: Change, code: string, request: PersonRequest) => putPerson(change, code, request, false),

    addPosting: (change: Change, posting: PostingOf) =>
      state(
        change,
        (view) => checkPostings([posting], view),
        async (trx) => {
          await createRosterRepository(trx).putPostings([posting], null)
          return { type: 'posting', id: postingCode(posting), detail: { ...posting } }
        },
      ),

    changePosting: (change: Change, person: string, code: string, request: ChangePostingRequest) =>
      state(
        change,
        (view) => checkPostingEnd(view, person, code, request),
        async (trx) => {
          if (!(await createRosterRepository(trx).changePosting(code, request))) throw new NotFound()
          return { type: 'posting', id: code, detail: { ...request } }
        },
      ),

    addOffice: (change: Change, office: OfficeOf) =>
      state(
        change,
        (view) => checkOffices([office], view),
        async (trx) => {
          await createRosterRepository(trx).putOffices([office], dayBefore)
          return { type: 'office', id: `${office.unit}/${office.role}/${office.startsOn}`, detail: { ...office } }
        },
      ),

    changeOffice: (change: Change, key: Pick<OfficeOf, 'unit' | 'role' | 'startsOn'>, request: ChangeOfficeRequest) =>
      state(
        change,
        (view) => checkOffices([{ ...request, ...key }], view),
        async (trx) => {
          if (!(await createRosterRepository(trx).changeOffice(key, request))) throw new NotFound()
          return { type: 'office', id: `${key.unit}/${key.role}/${key.startsOn}`, detail: { ...request } }
        },
      ),

    putStatus: (change: Change, status: StatusOf) =>
      state(
        change,
        (view) => checkStatuses([status], view),
        async (trx) => {
          await createRosterRepository(trx).putStatuses([status])
          return { type: 'personStatus', id: `${status.person}/${status.kind}`, detail: { ...status } }
        },
      ),

    addSanction: (change: Change, sanction: SanctionOf) =>
      state(
        change,
        (view) => checkSanctions([sanction], view),
        async (trx) => {
          await createRosterRepository(trx).putSanctions([sanction])
          return { type: 'sanction', id: sanction.person, detail: { ...sanction } }
        },
      ),

    /** What is wrong with a roster that is stated together: rows may name what other rows state. */
    async check(rows: RosterRows): Promise<RosterProblems> {
      const view = withStated(await readRosterView(knex), rows.units, rows.people)
      return {
        units: rows.units.flatMap((unit, index) => checkUnit(unit.code, unit, view, index)),
        people: checkPeople(rows.people),
        postings: checkPostings(rows.postings, view),
        offices: checkOffices(rows.offices, view),
        statuses: checkStatuses(rows.statuses, view),
        sanctions: checkSanctions(rows.sanctions, view),
      }
    },

    /** Writes a checked roster. The caller marks the boards stale in the same transaction. */
    async stage(trx: Knex, batch: { readonly id: string } | null, rows: RosterRows): Promise<void> {
      const repository = createRosterRepository(trx)
      const id = batch?.id ?? null
      const { units } = await readRosterView(trx)
      await repository.putUnits(
        lastByCode(rows.units).map((unit) => keepParents(unit, units.get(unit.code) ?? [])),
        id,
      )
      await repository.putPeople(lastByCode(rows.people), id)
      await repository.putPostings(rows.postings, id)
      await repository.putOffices(rows.offices, dayBefore)
      await repository.putStatuses(rows.statuses)
      await repository.putSanctions(rows.sanctions)
    },
  }
}

async function requireNew(
  exists: boolean,
  isNew: boolean,
  code: string,
  params: Record<string, string>,
): Promise<void> {
  if (isNew && exists) throw new Conflict(code, { params })
  if (!isNew && !exists) throw new NotFound()
}

function checkPostingEnd(
  view: RosterView,
  person: string,
  code: string,
  request: ChangePostingRequest,
): readonly RowProblem[] {
  const posting = (view.postings.get(person) ?? []).find((held) => held.code === code)
  if (posting === undefined) throw new NotFound()
  if (request.endsOn !== null && request.endsOn < posting.startsOn) {
    throw new Invalid([{ path: 'body.endsOn', code: 'interval.endsBeforeStart' }])
  }
  const { unit, startsOn } = posting
  return checkPostings([{ person, unit, startsOn, postBp: request.postBp, endsOn: request.endsOn }], view)
}

/** A file that says nothing of parents takes none away. */
function keepParents(unit: CreateUnitRequest, present: readonly UnitParent[]): CreateUnitRequest {
  return unit.parents.length > 0 ? unit : { ...unit, parents: [...present] }
}

/** Many rows of a file name the same unit; the last statement holds. */
function lastByCode<Row extends { readonly code: string }>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.code, row])).values()]
}
