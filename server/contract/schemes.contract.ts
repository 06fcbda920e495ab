import { z } from 'zod'
import { schemeRef } from './periods.contract.ts'
import { code, instant, label } from './primitives.ts'
import { schemeSchema } from './scheme.contract.ts'

export const schemeStatus = z.enum(['DRAFT', 'ACTIVE']).meta({ id: 'SchemeStatus' })
export type SchemeStatus = z.infer<typeof schemeStatus>

const versionFields = {
  code,
  version: z.int(),
  name: z.string(),
  status: schemeStatus,
  /** Raised by every saved change of a draft; a stale one is answered 409. */
  revision: z.int(),
  createdAt: instant,
  activatedAt: instant.nullable(),
}

export const schemeVersion = z.object(versionFields).meta({ id: 'SchemeVersion' })
export type SchemeVersion = z.infer<typeof schemeVersion>

/** By code, newest version first. */
export const schemeList = z.object({ schemes: z.array(schemeVersion) }).meta({ id: 'SchemeList' })
export type SchemeList = z.infer<typeof schemeList>

/** One thing that keeps a scheme from being activated; `params` hold the sums and by how much they are off. */
export const schemeProblem = z
  .object({
    path: z.string(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  })
  .meta({ id: 'SchemeProblem' })
export type SchemeProblem = z.infer<typeof schemeProblem>

export const schemeDetail = z
  .object({ ...versionFields, scheme: schemeSchema, problems: z.array(schemeProblem) })
  .meta({ id: 'SchemeDetail' })
export type SchemeDetail = z.infer<typeof schemeDetail>

/** A draft: a copy of another version, or the defaults of the rules. An existing code gets its next version. */
export const createSchemeRequest = z
  .strictObject({ code, name: label(200), copyOf: schemeRef.nullable() })
  .meta({ id: 'CreateSchemeRequest' })
export type CreateSchemeRequest = z.infer<typeof createSchemeRequest>

/** `revision` is the one the editor read. Code and version of `scheme` must be those of the address. */
export const saveSchemeRequest = z
  .strictObject({ revision: z.int().min(1), scheme: schemeSchema })
  .meta({ id: 'SaveSchemeRequest' })
export type SaveSchemeRequest = z.infer<typeof saveSchemeRequest>

export const activateSchemeRequest = z.strictObject({ revision: z.int().min(1) }).meta({ id: 'ActivateSchemeRequest' })
export type ActivateSchemeRequest = z.infer<typeof activateSchemeRequest>
