import type {
  ImportComputation,
  ImportCondition,
  ImportExpression,
  ImportMapping,
  ImportTarget,
  ImportTargetKind,
} from '../../../server/contract/import-mapping.contract.ts'
import { TARGET_FIELDS, WITH_LEVEL } from './target-fields.ts'

export type ValueForm = 'ACTUAL' | 'GRADE' | 'SCORE' | 'PLACE'

/** A target while it is edited: its fields by name, so that one form serves every kind. */
export type EditedTarget = {
  readonly id: number
  kind: ImportTargetKind
  when: ImportCondition[]
  level: 'unit' | 'person'
  form: ValueForm
  compute: ImportComputation
  fields: Record<string, ImportExpression | null>
}

export function emptyTarget(id: number, kind: ImportTargetKind): EditedTarget {
  const fields = Object.fromEntries(TARGET_FIELDS[kind].map(({ name }) => [name, null]))
  return { id, kind, when: [], level: 'person', form: 'ACTUAL', compute: { kind: 'MEAN', column: '' }, fields }
}

export function toEdited(mapping: ImportMapping): EditedTarget[] {
  return mapping.targets.map((target, id) => {
    // Read by name below; every value is checked for its shape by the contract on the server's side.
    const plain = target as Readonly<Record<string, unknown>>
    const field = (name: string) => (plain[name] ?? null) as ImportExpression | null // a field is an expression or null
    return {
      ...emptyTarget(id, target.kind),
      when: [...target.when],
      ...('level' in target ? { level: target.level } : {}),
      ...('form' in target ? { form: target.form } : {}),
      ...('compute' in target ? { compute: target.compute } : {}),
      fields: Object.fromEntries(TARGET_FIELDS[target.kind].map(({ name }) => [name, field(name)])),
    }
  })
}

/** The mapping to save. The server refuses what is incomplete, naming the place. */
export function toMapping(targets: readonly EditedTarget[]): ImportMapping {
  return {
    format: 'qianfen-mapping/1',
    targets: targets.map((target) => {
      const { kind, when, level, form, compute, fields } = target
      const whole = {
        kind,
        when,
        ...(WITH_LEVEL.includes(kind) ? { level } : {}),
        ...(kind === 'VALUE' ? { form } : {}),
        ...(kind === 'UNIT_INDICATOR' ? { compute } : {}),
        ...fields,
      }
      // Built field by field from the list of this very kind; completeness is shown before and checked by the server.
      return whole as unknown as ImportTarget
    }),
  }
}

/** Names of required fields that have no source yet. */
export function missingFields({ kind, fields, compute }: EditedTarget): readonly string[] {
  const missing = TARGET_FIELDS[kind].filter(({ name, isRequired }) => isRequired && isBlank(fields[name] ?? null))
  const needsColumn = kind === 'UNIT_INDICATOR' && compute.column === ''
  return [...missing.map(({ name }) => name), ...(needsColumn ? ['compute'] : [])]
}

function isBlank(expression: ImportExpression | null): boolean {
  if (expression === null) return true
  const { source } = expression
  if (source.kind === 'CONSTANT') return source.text.trim() === ''
  return source.kind === 'JOIN' && source.columns.length < 2
}
