import type { z } from 'zod'
import { Invalid, type ErrorParams, type FieldProblem } from '../errors.ts'
import type { RawRequest } from './route.ts'

type Schemas = Readonly<Record<keyof RawRequest, z.ZodType | null>>
type Parsed = Readonly<Record<keyof RawRequest, unknown>>

const PARTS = ['params', 'query', 'body'] as const

/**
 * Parses params, query and body by their schemas. A part without a schema must be empty.
 * @throws Invalid with every problem of all three, each with its path.
 */
export function parseRequest(schemas: Schemas, raw: RawRequest): Parsed {
  const problems: FieldProblem[] = []
  const parsed: Record<keyof RawRequest, unknown> = { params: undefined, query: undefined, body: undefined }
  for (const part of PARTS) {
    const schema = schemas[part]
    if (schema === null) {
      if (!isEmpty(raw[part])) problems.push({ path: part, code: 'unexpected' })
      continue
    }
    const result = schema.safeParse(raw[part])
    if (result.success) parsed[part] = result.data
    else problems.push(...result.error.issues.flatMap((issue) => toProblems(part, issue)))
  }
  if (problems.length > 0) throw new Invalid(problems)
  return parsed
}

/** Problems of a schema's issues under a root name, for parts that parse documents of their own. */
export function issuesToProblems(root: string, issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.flatMap((issue) => toProblems(root, issue))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}

function toProblems(root: string, issue: z.core.$ZodIssue): FieldProblem[] {
  const path = pathText(root, issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathText(path, [key]), code: 'unrecognized' }))
  }
  return [{ path, code: issue.code === 'invalid_type' ? typeCode(issue) : issue.code, ...withParams(issue) }]
}

function typeCode(issue: z.core.$ZodIssueInvalidType): string {
  return issue.input === undefined && issue.message.includes('undefined') ? 'required' : 'invalid_type'
}

function pathText(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${String(step)}`),
    root,
  )
}

/** Only what the schema demands is repeated, never what was sent. */
function withParams(issue: z.core.$ZodIssue): { params?: ErrorParams } {
  switch (issue.code) {
    case 'too_small':
      return { params: { minimum: Number(issue.minimum) } }
    case 'too_big':
      return { params: { maximum: Number(issue.maximum) } }
    case 'invalid_type':
      return { params: { expected: issue.expected } }
    case 'invalid_value':
      return { params: { allowed: issue.values.map(String) } }
    case 'invalid_format':
      return { params: { format: issue.format } }
    default:
      return {}
  }
}
