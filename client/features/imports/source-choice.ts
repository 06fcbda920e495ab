import type { ImportExpression, ImportSource } from '../../../server/contract/import-mapping.contract.ts'

/** A source as one value of a select: '' nothing, 'column:<name>', 'constant', 'join', 'startsOn', 'endsOn'. */
export function choiceOf(expression: ImportExpression | null): string {
  const source = expression?.source
  if (source === undefined) return ''
  switch (source.kind) {
    case 'COLUMN':
      return `column:${source.column}`
    case 'CONSTANT':
      return 'constant'
    case 'JOIN':
      return 'join'
    case 'PERIOD':
      return source.edge
  }
}

/** The expression after another choice; transforms stay with the field while it keeps reading the file. */
export function withChoice(before: ImportExpression | null, choice: string): ImportExpression | null {
  if (choice === '') return null
  const source = sourceOf(choice)
  const keeps = source.kind === 'COLUMN' || source.kind === 'JOIN'
  return { source, transforms: keeps ? (before?.transforms ?? []) : [] }
}

function sourceOf(choice: string): ImportSource {
  if (choice.startsWith('column:')) return { kind: 'COLUMN', column: choice.slice('column:'.length) }
  if (choice === 'startsOn' || choice === 'endsOn') return { kind: 'PERIOD', edge: choice }
  if (choice === 'join') return { kind: 'JOIN', columns: [], separator: '' }
  return { kind: 'CONSTANT', text: '' }
}
