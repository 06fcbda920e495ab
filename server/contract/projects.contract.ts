import { z } from 'zod'
import {
  cursor,
  decimalText,
  documentText,
  entryState,
  factOrigin,
  factSource,
  named,
  nextCursor,
  optionalCode,
} from './facts.contract.ts'
import { centi, code, label, localDate, queryInt } from './primitives.ts'

export const chiefRep = z
  .strictObject({ person: code, startsOn: localDate, endsOn: localDate.nullable() })
  .meta({ id: 'ChiefRep' })
export type ChiefRep = z.infer<typeof chiefRep>

export const project = z
  .object({
    code,
    name: z.string(),
    leadUnit: named,
    /** The chief representative today. */
    chiefRep: named.nullable(),
  })
  .meta({ id: 'Project' })
export type Project = z.infer<typeof project>

export const projectList = z.object({ projects: z.array(project) }).meta({ id: 'ProjectList' })
export type ProjectList = z.infer<typeof projectList>

export const projectDetail = z
  .object({
    code,
    name: z.string(),
    leadUnit: named,
    chiefReps: z.array(z.object({ person: named, startsOn: localDate, endsOn: localDate.nullable() })),
  })
  .meta({ id: 'ProjectDetail' })
export type ProjectDetail = z.infer<typeof projectDetail>

const requestFields = { name: label(200), leadUnit: code, chiefReps: z.array(chiefRep).max(50) }

export const createProjectRequest = z.strictObject({ code, ...requestFields }).meta({ id: 'CreateProjectRequest' })
export type CreateProjectRequest = z.infer<typeof createProjectRequest>

export const projectRequest = z.strictObject(requestFields).meta({ id: 'ProjectRequest' })
export type ProjectRequest = z.infer<typeof projectRequest>

export const projectRole = z.enum(['LEADER', 'BACKBONE', 'MEMBER', 'LEAD_UNIT']).meta({ id: 'ProjectRole' })
export type ProjectRole = z.infer<typeof projectRole>

export const pointsRequest = z
  .strictObject({
    project: code,
    /** Empty where the lead unit earned them. */
    person: optionalCode,
    /** The unit that gets the credit. */
    unit: code,
    role: projectRole,
    /** Signed: an acceptance difference may take points back. */
    points: decimalText,
    effectiveOn: localDate,
    document: documentText,
  })
  .meta({ id: 'PointsRequest' })
export type PointsRequest = z.infer<typeof pointsRequest>

export const pointsEntry = z
  .object({
    code: z.string(),
    project: named,
    person: named.nullable(),
    unit: named,
    role: projectRole,
    pointsCenti: centi,
    effectiveOn: localDate,
    document: z.string(),
    state: entryState,
    origin: factOrigin,
  })
  .meta({ id: 'PointsEntry' })
export type PointsEntry = z.infer<typeof pointsEntry>

export const pointsFilter = z.strictObject({
  project: code.optional(),
  person: code.optional(),
  unit: code.optional(),
  state: entryState.optional(),
  source: factSource.optional(),
  cursor: cursor.optional(),
  limit: queryInt(1, 200).optional(),
})
export type PointsFilter = z.infer<typeof pointsFilter>

/** Latest statement first. */
export const pointsPage = z.object({ points: z.array(pointsEntry), next: nextCursor }).meta({ id: 'PointsPage' })
export type PointsPage = z.infer<typeof pointsPage>
