import type { ImportMapping } from '../../contract/imports.contract.ts'

/** Every column that a mapping reads: expressions, conditions and computations. */
export function columnsOf(mapping: ImportMapping): ReadonlySet<string> {
  const columns = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        if (name === 'column' && typeof member === 'string') columns.add(member)
        else if (name === 'columns' && Array.isArray(member)) member.forEach((column) => columns.add(String(column)))
        else visit(member)
      }
    }
  }
  visit(mapping.targets)
  return columns
}
