import type { Knex } from 'knex'
import type { OfficeRow, PostingRow } from '../../../db/tables.ts'
import type {
  Office,
  PersonDetail,
  PersonPage,
  RoleClass,
  Unit,
  UnitDetail,
  UnitKind,
  UnitList,
} from '../../contract/organisation.contract.ts'
import { hasRole, type Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Scope, Scopes } from '../../platform/scope.ts'
import { isInForce } from '../facts/interval.ts'
import { labelled, readKnown, type Known } from '../facts/known.read-model.ts'
import { createOrganisationReadModel, type PeopleQuery } from './organisation.read-model.ts'

export type OrganisationDeps = { readonly knex: Knex; readonly clock: Clock; readonly scopes: Scopes }

export type OrganisationService = ReturnType<typeof createOrganisationService>

/** Who belongs where. Units are everybody's knowledge; people are read within the caller's scope. */
export function createOrganisationService({ knex, clock, scopes }: OrganisationDeps) {
  const rows = createOrganisationReadModel(knex)

  /** Administrators keep accounts and so know people by name; scores and money stay closed to them. */
  const rosterScope = async (actor: Actor): Promise<Scope> =>
    hasRole(actor, 'admin') ? { kind: 'bureau' } : scopes.of(actor)

  async function isVisible(actor: Actor, code: string): Promise<boolean> {
    const query = { search: null, unit: null, after: null, limit: 1, code }
    return (await rows.people(query, await rosterScope(actor), clock.today())).length > 0
  }

  return {
    async units(on: string | undefined): Promise<UnitList> {
      const day = on ?? clock.today()
      const known = await readKnown(knex)
      const parents = (await rows.parents()).filter((row) => isInForce(dates(row), day))
      const heads = (await rows.offices({ role: 'HEAD' })).filter((row) => isInForce(dates(row), day))
      const units = (await rows.units()).map((row): Unit => {
        const head = heads.find((office) => office.unit_code === row.code)
        return {
          code: row.code,
          name: row.name,
          kind: kindOf(row.kind),
          parent: parents.find((parent) => parent.unit_code === row.code)?.parent_code ?? null,
          head: head === undefined ? null : labelled(known.people, head.person_code),
        }
      })
      return { on: day, units }
    },

    /** @throws NotFound */
    async unit(actor: Actor, code: string, on: string | undefined): Promise<UnitDetail> {
      const known = await readKnown(knex)
      const unit = known.units.get(code)
      if (unit === undefined) throw new NotFound()
      const day = on ?? clock.today()
      const parents = await rows.parents()
      const scope = await rosterScope(actor)
      const seesMembers = scope.kind === 'bureau' || (scope.kind === 'units' && scope.units.includes(code))
      const members = seesMembers ? await rows.postings({ unit_code: code }) : []
      return {
        code,
        name: unit.name,
        kind: unit.kind,
        parents: parents
          .filter((row) => row.unit_code === code)
          .map((row) => ({ unit: labelled(known.units, row.parent_code), ...dates(row) })),
        children: parents
          .filter((row) => row.parent_code === code && isInForce(dates(row), day))
          .map((row) => labelled(known.units, row.unit_code)),
        offices: (await rows.offices({ unit_code: code })).map((row) => toOffice(row, known)),
        members: members.filter((row) => isInForce(dates(row), day)).map((row) => toMember(row, known)),
      }
    },

    async people(actor: Actor, query: PeopleQuery): Promise<PersonPage> {
      const today = clock.today()
      const found = await rows.people({ ...query, limit: query.limit + 1 }, await rosterScope(actor), today)
      const page = found.slice(0, query.limit)
      const known = await readKnown(knex)
      const postings = await rows.postingsOf(
        page.map((row) => row.code),
        today,
      )
      return {
        people: page.map((row) => ({
          code: row.code,
          name: row.name,
          roleClass: classOf(row.role_class),
          unit: unitOf(postings, row.code, known),
        })),
        next: found.length > query.limit ? (page.at(-1)?.code ?? null) : null,
      }
    },

    /** @throws NotFound, also for somebody outside the caller's scope. */
    async person(actor: Actor, code: string): Promise<PersonDetail> {
      const person = await rows.person(code)
      if (person === undefined || !(await isVisible(actor, code))) throw new NotFound()
      const known = await readKnown(knex)
      return {
        code,
        name: person.name,
        roleClass: classOf(person.role_class),
        postings: (await rows.postings({ person_code: code })).map((row) => ({
          ...{ code: row.code, unit: labelled(known.units, row.unit_code), postBp: row.post_bp },
          ...dates(row),
        })),
        offices: (await rows.offices({ person_code: code })).map((row) => toOffice(row, known)),
        statuses: (await rows.statuses(code)).map((row) => ({
          kind: row.kind as PersonDetail['statuses'][number]['kind'], // the contract admits no other on the way in
          ...dates(row),
        })),
        sanctions: (await rows.sanctions(code)).map((row) => ({ kind: row.kind, decidedOn: row.decided_on })),
      }
    },
  }
}

function dates(row: { readonly starts_on: string; readonly ends_on: string | null }) {
  return { startsOn: row.starts_on, endsOn: row.ends_on }
}

function toOffice(row: OfficeRow, known: Known): Office {
  return {
    unit: labelled(known.units, row.unit_code),
    person: labelled(known.people, row.person_code),
    role: row.role === 'HEAD' ? 'HEAD' : 'LEADER_IN_CHARGE',
    ...dates(row),
  }
}

function toMember(row: PostingRow, known: Known): UnitDetail['members'][number] {
  return {
    posting: row.code,
    person: labelled(known.people, row.person_code),
    roleClass: known.people.get(row.person_code)?.roleClass ?? 'STAFF',
    postBp: row.post_bp,
    ...dates(row),
  }
}

/** The unit of the posting in force; of two at once the higher post coefficient. */
function unitOf(postings: readonly PostingRow[], person: string, known: Known) {
  const own = postings.filter((row) => row.person_code === person).toSorted((a, b) => b.post_bp - a.post_bp)[0]
  return own === undefined ? null : labelled(known.units, own.unit_code)
}

// The contract admits no other kinds and classes on the way in.
const kindOf = (kind: string): UnitKind => kind as UnitKind
const classOf = (roleClass: string): RoleClass => roleClass as RoleClass
