import { z } from 'zod'

/** Values for schemas whose format is more than a kind of text, by the id of their meta data. */
const BY_ID: Readonly<Record<string, unknown>> = {
  LocalDate: '2026-11-01',
  Fen: '100',
  DecimalText: '1',
  Id: '00000000000000000000000000',
  SanctionKind: 'WARNING',
  Login: 'somebody',
  NewPassword: 'a password for tests',
}

/**
 * A value that fits a schema: members by their name where it is known, the first of an enum, the least of a number,
 * nothing where nothing is allowed. Optional members are left out.
 */
export function exampleOf(schema: z.ZodType, known: Readonly<Record<string, string>>, name = ''): unknown {
  const id = schema.meta()?.id
  if (known[name] !== undefined && isText(schema)) return known[name]
  if (typeof id === 'string' && id in BY_ID) return BY_ID[id]
  if (schema instanceof z.ZodObject) return exampleOfObject(schema, known)
  if (schema instanceof z.ZodUnion) return exampleOf(toSchema(schema.options[0]), known, name)
  if (schema instanceof z.ZodEnum) return schema.options[0]
  if (schema instanceof z.ZodLiteral) return [...schema.values][0]
  if (schema instanceof z.ZodNullable) return null
  if (schema instanceof z.ZodPipe) return exampleOf(toSchema(schema.in), known, name)
  if (schema instanceof z.ZodArray)
    return schema.safeParse([]).success ? [] : [exampleOf(toSchema(schema.element), known)]
  if (schema instanceof z.ZodRecord) return {}
  if (schema instanceof z.ZodBoolean) return false
  if (schema instanceof z.ZodNumber) return [1, 0, 100, 1_000].find((value) => schema.safeParse(value).success) ?? 1
  return exampleOfText(schema)
}

function exampleOfObject(schema: z.ZodObject, known: Readonly<Record<string, string>>): unknown {
  const members = Object.entries(schema.shape).filter(([, member]) => !member.safeParse(undefined).success)
  return Object.fromEntries(members.map(([name, member]) => [name, exampleOf(member, known, name)]))
}

function exampleOfText(schema: z.ZodType): string {
  const tries = ['X1', '1', '一', '', '2026-11-01', 'x'.repeat(43), '0'.repeat(64)]
  return tries.find((value) => schema.safeParse(value).success) ?? 'X1'
}

function isText(schema: z.ZodType): boolean {
  return schema.safeParse('X1').success || schema.safeParse('2026-11-01').success || schema.safeParse('1').success
}

/** Zod's own accessors give the core type; every schema of the contract is made by the classic builders. */
function toSchema(core: z.core.$ZodType | undefined): z.ZodType {
  if (core instanceof z.ZodType) return core
  throw new Error('a schema that was not made by z')
}
