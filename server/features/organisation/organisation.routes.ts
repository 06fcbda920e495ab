import { z } from 'zod'
import {
  officeRequest,
  changeOfficeRequest,
  changePostingRequest,
  createPersonRequest,
  createUnitRequest,
  officeRole,
  personDetail,
  personPage,
  personRequest,
  postingRequest,
  sanctionRequest,
  statusRequest,
  unitDetail,
  unitList,
  unitRequest,
} from '../../contract/organisation.contract.ts'
import { code, localDate, queryInt } from '../../contract/primitives.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { OrganisationService } from './organisation.service.ts'
import type { RosterService } from './roster.service.ts'

const hr = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
const readers = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head', 'admin'], scope: 'unit' } as const
const oneUnit = z.strictObject({ unit: code })
const onePerson = z.strictObject({ person: code })
const done = z.strictObject({})
const PAGE = 50

export function organisationRoutes(
  organisation: OrganisationService,
  roster: RosterService,
): readonly RouteDeclaration[] {
  return [...readingRoutes(organisation), ...unitRoutes(roster), ...personRoutes(roster), ...factRoutes(roster)]
}

function readingRoutes(organisation: OrganisationService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/units',
      operation: 'units.list',
      summary: 'Units with parent and head as of a date',
      access: readers,
      query: z.strictObject({ on: localDate.optional() }),
      response: unitList,
      idempotency: 'none',
      audit: null,
      handle: async ({ query }) => organisation.units(query.on),
    }),
    defineRoute({
      method: 'GET',
      path: '/units/:unit',
      operation: 'units.show',
      summary: 'A unit with its dated parents, offices and members',
      access: readers,
      params: oneUnit,
      query: z.strictObject({ on: localDate.optional() }),
      response: unitDetail,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params, query }) => organisation.unit(actor, params.unit, query.on),
    }),
    defineRoute({
      method: 'GET',
      path: '/people',
      operation: 'people.list',
      summary: "People within the caller's scope, by code; search by name or code",
      access: readers,
      query: z.strictObject({
        q: z.string().min(1).max(100).optional(),
        unit: code.optional(),
        after: code.optional(),
        limit: queryInt(1, 200).optional(),
      }),
      response: personPage,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, query }) =>
        organisation.people(actor, {
          search: query.q ?? null,
          unit: query.unit ?? null,
          after: query.after ?? null,
          limit: query.limit ?? PAGE,
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/people/:person',
      operation: 'people.show',
      summary: 'A person with postings, offices, statuses and sanctions',
      access: readers,
      params: onePerson,
      response: personDetail,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params }) => organisation.person(actor, params.person),
    }),
  ]
}

function unitRoutes(roster: RosterService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/units',
      operation: 'units.create',
      summary: 'State a new unit',
      access: hr,
      body: createUnitRequest,
      response: done,
      status: 201,
      idempotency: 'none',
      audit: 'unit.create',
      handle: async ({ change, body }) => empty(roster.createUnit(change, body)),
    }),
    defineRoute({
      method: 'PUT',
      path: '/units/:unit',
      operation: 'units.update',
      summary: 'Change a unit: name, kind, dated parents',
      access: hr,
      params: oneUnit,
      body: unitRequest,
      response: done,
      idempotency: 'none',
      audit: 'unit.update',
      handle: async ({ change, params, body }) => empty(roster.updateUnit(change, params.unit, body)),
    }),
    defineRoute({
      method: 'POST',
      path: '/units/:unit/offices',
      operation: 'offices.add',
      summary: 'Give a unit a head or a leader in charge from a date',
      access: hr,
      params: oneUnit,
      body: officeRequest,
      response: done,
      status: 201,
      idempotency: 'none',
      audit: 'office.add',
      handle: async ({ change, params, body }) => empty(roster.addOffice(change, { ...body, unit: params.unit })),
    }),
    defineRoute({
      method: 'PUT',
      path: '/units/:unit/offices/:role/:startsOn',
      operation: 'offices.change',
      summary: 'Change who holds an office, or end it',
      access: hr,
      params: z.strictObject({ unit: code, role: officeRole, startsOn: localDate }),
      body: changeOfficeRequest,
      response: done,
      idempotency: 'none',
      audit: 'office.change',
      handle: async ({ change, params, body }) => empty(roster.changeOffice(change, params, body)),
    }),
  ]
}

function personRoutes(roster: RosterService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/people',
      operation: 'people.create',
      summary: 'State a new person',
      access: hr,
      body: createPersonRequest,
      response: done,
      status: 201,
      idempotency: 'none',
      audit: 'person.create',
      handle: async ({ change, body }) => empty(roster.createPerson(change, body)),
    }),
    defineRoute({
      method: 'PUT',
      path: '/people/:person',
      operation: 'people.update',
      summary: "Change a person's name or role class",
      access: hr,
      params: onePerson,
      body: personRequest,
      response: done,
      idempotency: 'none',
      audit: 'person.update',
      handle: async ({ change, params, body }) => empty(roster.updatePerson(change, params.person, body)),
    }),
  ]
}

function factRoutes(roster: RosterService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/people/:person/postings',
      operation: 'postings.add',
      summary: 'Post a person to a unit from a date',
      access: hr,
      params: onePerson,
      body: postingRequest,
      response: done,
      status: 201,
      idempotency: 'none',
      audit: 'posting.add',
      handle: async ({ change, params, body }) => empty(roster.addPosting(change, { ...body, person: params.person })),
    }),
    defineRoute({
      method: 'PUT',
      path: '/people/:person/postings/:posting',
      operation: 'postings.change',
      summary: "Change a posting's coefficient or end",
      access: hr,
      params: z.strictObject({ person: code, posting: z.string().min(1).max(160) }),
      body: changePostingRequest,
      response: done,
      idempotency: 'none',
      audit: 'posting.change',
      handle: async ({ change, params, body }) =>
        empty(roster.changePosting(change, params.person, params.posting, body)),
    }),
    defineRoute({
      method: 'POST',
      path: '/people/:person/statuses',
      operation: 'statuses.put',
      summary: 'State probation, leave or an open investigation; the same start replaces its end',
      access: hr,
      params: onePerson,
      body: statusRequest,
      response: done,
      status: 201,
      idempotency: 'none',
      audit: 'status.put',
      handle: async ({ change, params, body }) => empty(roster.putStatus(change, { ...body, person: params.person })),
    }),
    defineRoute({
      method: 'POST',
      path: '/people/:person/sanctions',
      operation: 'sanctions.add',
      summary: 'State a sanction',
      access: hr,
      params: onePerson,
      body: sanctionRequest,
      response: done,
      status: 201,
      idempotency: 'none',
      audit: 'sanction.add',
      handle: async ({ change, params, body }) => empty(roster.addSanction(change, { ...body, person: params.person })),
    }),
  ]
}

async function empty(work: Promise<void>): Promise<Record<never, never>> {
  await work
  return {}
}
