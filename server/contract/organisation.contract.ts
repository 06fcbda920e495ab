import { z } from 'zod'
import { named, nextCursor } from './facts.contract.ts'
import { bp, code, label, localDate } from './primitives.ts'

export const unitKind = z
  .enum([
    'BUREAU',
    'MODULE',
    'TEAM',
    'SECTION',
    'GROUP',
    'WINDOW',
    'SQUAD',
    'COMMITTEE',
    'INSPECTION',
    'SUPERVISION',
    'EXTERNAL',
  ])
  .meta({ id: 'UnitKind' })
export type UnitKind = z.infer<typeof unitKind>

export const roleClass = z.enum(['LEADER', 'HEAD', 'STAFF']).meta({ id: 'RoleClass' })
export type RoleClass = z.infer<typeof roleClass>

export const officeRole = z.enum(['HEAD', 'LEADER_IN_CHARGE']).meta({ id: 'OfficeRole' })
export type OfficeRole = z.infer<typeof officeRole>

export const statusKind = z.enum(['PROBATION', 'LEAVE', 'INVESTIGATION']).meta({ id: 'StatusKind' })
export type StatusKind = z.infer<typeof statusKind>

/** Both dates are included; an open end is null. */
const interval = { startsOn: localDate, endsOn: localDate.nullable() }

export const unitParent = z.strictObject({ unit: code, ...interval }).meta({ id: 'UnitParent' })
export type UnitParent = z.infer<typeof unitParent>

export const unit = z
  .object({
    code,
    name: z.string(),
    kind: unitKind,
    /** The unit above on the asked date, null at the top. */
    parent: code.nullable(),
    /** The head on the asked date. */
    head: named.nullable(),
  })
  .meta({ id: 'Unit' })
export type Unit = z.infer<typeof unit>

export const unitList = z.object({ on: localDate, units: z.array(unit) }).meta({ id: 'UnitList' })
export type UnitList = z.infer<typeof unitList>

export const office = z.object({ unit: named, person: named, role: officeRole, ...interval }).meta({ id: 'Office' })
export type Office = z.infer<typeof office>

export const unitMember = z
  .object({ posting: z.string(), person: named, roleClass, postBp: bp, ...interval })
  .meta({ id: 'UnitMember' })
export type UnitMember = z.infer<typeof unitMember>

export const unitDetail = z
  .object({
    code,
    name: z.string(),
    kind: unitKind,
    parents: z.array(z.object({ unit: named, ...interval })),
    children: z.array(named),
    offices: z.array(office),
    /** Postings in this very unit, not in units below it, in force on the asked date. */
    members: z.array(unitMember),
  })
  .meta({ id: 'UnitDetail' })
export type UnitDetail = z.infer<typeof unitDetail>

export const unitRequest = z
  .strictObject({ name: label(200), kind: unitKind, parents: z.array(unitParent).max(50) })
  .meta({ id: 'UnitRequest' })
export type UnitRequest = z.infer<typeof unitRequest>

export const createUnitRequest = z
  .strictObject({ code, name: label(200), kind: unitKind, parents: z.array(unitParent).max(50) })
  .meta({ id: 'CreateUnitRequest' })
export type CreateUnitRequest = z.infer<typeof createUnitRequest>

export const personSummary = z
  .object({
    code,
    name: z.string(),
    roleClass,
    /** The unit of the posting in force today (the higher post coefficient of two), null for none. */
    unit: named.nullable(),
  })
  .meta({ id: 'PersonSummary' })
export type PersonSummary = z.infer<typeof personSummary>

export const personPage = z.object({ people: z.array(personSummary), next: nextCursor }).meta({ id: 'PersonPage' })
export type PersonPage = z.infer<typeof personPage>

export const posting = z.object({ code: z.string(), unit: named, postBp: bp, ...interval }).meta({ id: 'Posting' })
export type Posting = z.infer<typeof posting>

export const personStatus = z.object({ kind: statusKind, ...interval }).meta({ id: 'PersonStatus' })
export type PersonStatus = z.infer<typeof personStatus>

export const sanction = z.object({ kind: z.string(), decidedOn: localDate }).meta({ id: 'Sanction' })
export type Sanction = z.infer<typeof sanction>

export const personDetail = z
  .object({
    code,
    name: z.string(),
    roleClass,
    postings: z.array(posting),
    offices: z.array(office),
    statuses: z.array(personStatus),
    sanctions: z.array(sanction),
  })
  .meta({ id: 'PersonDetail' })
export type PersonDetail = z.infer<typeof personDetail>

export const personRequest = z.strictObject({ name: label(100), roleClass }).meta({ id: 'PersonRequest' })
export type PersonRequest = z.infer<typeof personRequest>

export const createPersonRequest = z
  .strictObject({ code, name: label(100), roleClass })
  .meta({ id: 'CreatePersonRequest' })
export type CreatePersonRequest = z.infer<typeof createPersonRequest>

/** Post coefficients from 0.01 to 10.00. */
const postBp = bp.min(100).max(100_000)

export const postingRequest = z.strictObject({ unit: code, postBp, ...interval }).meta({ id: 'PostingRequest' })
export type PostingRequest = z.infer<typeof postingRequest>

/** Unit and start name a posting; a move is an end and a new posting. */
export const changePostingRequest = z
  .strictObject({ postBp, endsOn: localDate.nullable() })
  .meta({ id: 'ChangePostingRequest' })
export type ChangePostingRequest = z.infer<typeof changePostingRequest>

/** A new office ends the open one of the same unit and role on the day before. */
export const officeRequest = z
  .strictObject({ role: officeRole, person: code, ...interval })
  .meta({ id: 'OfficeRequest' })
export type OfficeRequest = z.infer<typeof officeRequest>

export const changeOfficeRequest = z
  .strictObject({ person: code, endsOn: localDate.nullable() })
  .meta({ id: 'ChangeOfficeRequest' })
export type ChangeOfficeRequest = z.infer<typeof changeOfficeRequest>

export const statusRequest = z.strictObject({ kind: statusKind, ...interval }).meta({ id: 'StatusRequest' })
export type StatusRequest = z.infer<typeof statusRequest>

export const endRequest = z.strictObject({ endsOn: localDate.nullable() }).meta({ id: 'EndRequest' })
export type EndRequest = z.infer<typeof endRequest>

export const sanctionKind = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,31}$/)
  .meta({ id: 'SanctionKind' })

export const sanctionRequest = z
  .strictObject({ kind: sanctionKind, decidedOn: localDate })
  .meta({ id: 'SanctionRequest' })
export type SanctionRequest = z.infer<typeof sanctionRequest>
