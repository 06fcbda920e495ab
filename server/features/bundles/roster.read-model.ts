import type { Knex } from 'knex'
import type {
  CalendarDayRow,
  CalendarYearRow,
  OfficeRow,
  PersonRow,
  PersonStatusRow,
  PostingRow,
  SanctionRow,
  UnitParentRow,
  UnitRow,
} from '../../../db/tables.ts'
import { groupBy } from '../../platform/group-by.ts'
import type { Bundle, Office, Person, PersonStatus, Posting, Unit } from '../../engine/index.ts'

export type Roster = Pick<Bundle, 'calendar' | 'units' | 'people' | 'postings' | 'offices' | 'statuses' | 'sanctions'>

type Span = { readonly startsOn: string; readonly endsOn: string }

/**
 * Who belonged where in a period, as the bundle holds it: all units with their dated parents, all offices (a veto reaches
 * the heads of an earlier day), and the people whose posting or office touches the period. Sorted by code.
 */
export async function readRoster(knex: Knex, period: Span): Promise<Roster> {
  const postings = await touching<PostingRow>(knex, 'postings', period).orderBy('code')
  const offices = await knex<OfficeRow>('offices').select('*').orderBy(['unit_code', 'role', 'starts_on'])
  const members = new Set([...postings, ...offices.filter((row) => touches(row, period))].map((row) => row.person_code))
  const people = (await knex<PersonRow>('people').select('code', 'name', 'role_class').orderBy('code')).filter((row) =>
    members.has(row.code),
  )
  const statuses = await touching<PersonStatusRow>(knex, 'person_statuses', period).orderBy([
    'person_code',
    'kind',
    'starts_on',
  ])
  const sanctions = await knex<SanctionRow>('sanctions')
    .select('person_code', 'kind', 'decided_on')
    .whereBetween('decided_on', [period.startsOn, period.endsOn])
    .orderBy(['person_code', 'kind', 'decided_on'])
  return {
    calendar: await readCalendar(knex, period),
    units: await readUnits(knex),
    people: people.map(toPerson),
    postings: postings.map(toPosting),
    offices: offices.map(toOffice),
    statuses: statuses.filter((row) => members.has(row.person_code)).map(toStatus),
    sanctions: sanctions
      .filter((row) => members.has(row.person_code))
      .map((row) => ({ person: row.person_code, kind: row.kind, decidedOn: row.decided_on })),
  }
}

const touches = (row: { starts_on: string; ends_on: string | null }, period: Span): boolean =>
  row.starts_on <= period.endsOn && (row.ends_on === null || row.ends_on >= period.startsOn)

function touching<Row extends object>(knex: Knex, table: string, period: Span) {
  return knex<Row>(table)
    .select('*')
    .where('starts_on', '<=', period.endsOn)
    .andWhere((either) => either.whereNull('ends_on').orWhere('ends_on', '>=', period.startsOn)) as Knex.QueryBuilder<
    Row,
    Row[]
  >
}

async function readUnits(knex: Knex): Promise<readonly Unit[]> {
  const rows = await knex<UnitRow>('units').select('code', 'name', 'kind').orderBy('code')
  const parents = await knex<UnitParentRow>('unit_parents')
    .select('unit_code', 'parent_code', 'starts_on', 'ends_on')
    .orderBy(['unit_code', 'starts_on'])
  const byUnit = groupBy(parents, (row) => row.unit_code)
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    kind: row.kind as Unit['kind'], // the contract admits no other kind on the way in
    parents: (byUnit.get(row.code) ?? []).map((parent) => ({
      unit: parent.parent_code,
      startsOn: parent.starts_on,
      endsOn: parent.ends_on,
    })),
  }))
}

/** The years a due date or a month of the period can fall in: its own, the one before and the one after. */
async function readCalendar(knex: Knex, period: Span): Promise<Bundle['calendar']> {
  const first = Number(period.startsOn.slice(0, 4)) - 1
  const last = Number(period.endsOn.slice(0, 4)) + 1
  const years = await knex<CalendarYearRow>('calendar_years')
    .select('year')
    .whereBetween('year', [first, last])
    .orderBy('year')
  const days = await knex<CalendarDayRow>('calendar_days')
    .select('on_date', 'is_workday')
    .whereBetween('on_date', [`${first}-01-01`, `${last}-12-31`])
    .orderBy('on_date')
  return {
    completeYears: years.map((row) => row.year),
    days: days.map((row) => ({ on: row.on_date, isWorkday: row.is_workday === 1 })),
  }
}

const toPerson = (row: Pick<PersonRow, 'code' | 'name' | 'role_class'>): Person => ({
  code: row.code,
  name: row.name,
  roleClass: row.role_class as Person['roleClass'], // the contract admits no other class on the way in
})

const toPosting = (row: PostingRow): Posting => ({
  code: row.code,
  person: row.person_code,
  unit: row.unit_code,
  postBp: row.post_bp,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
})

const toOffice = (row: OfficeRow): Office => ({
  unit: row.unit_code,
  person: row.person_code,
  role: row.role as Office['role'], // the contract admits no other role on the way in
  startsOn: row.starts_on,
  endsOn: row.ends_on,
})

const toStatus = (row: PersonStatusRow): PersonStatus => ({
  person: row.person_code,
  kind: row.kind as PersonStatus['kind'], // the contract admits no other kind on the way in
  startsOn: row.starts_on,
  endsOn: row.ends_on,
})
