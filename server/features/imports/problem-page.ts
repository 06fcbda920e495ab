import type { ImportProblem, ImportProblems } from '../../contract/imports.contract.ts'

/** One page of problems, and how often each occurs. */
export function summariseProblems(problems: readonly ImportProblem[], offset: number, limit: number): ImportProblems {
  const counts = new Map<string, { code: string; column: string; count: number }>()
  for (const { code, column } of problems) {
    const key = `${code}\u0000${column}`
    const found = counts.get(key) ?? { code, column, count: 0 }
    found.count += 1
    counts.set(key, found)
  }
  return {
    total: problems.length,
    offset,
    problems: problems.slice(offset, offset + limit),
    byCode: [...counts.values()].toSorted((a, b) => b.count - a.count),
  }
}
