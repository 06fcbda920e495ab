import type { Derivation } from '../../../server/engine/derivation.ts'

const UNIT_GRADES = ['unqualified', 'qualified', 'good', 'excellent'] as const
const PERSON_GRADES = ['incompetent', 'basic', 'competent', 'excellent'] as const

/** The grade that a node's count stands for, as the key of its message; null where the count is no grade. */
export function gradeResult(node: Derivation, level: 'unit' | 'person'): string | null {
  if (!/^(ref\.grade|grade\.)/.test(node.rule) || node.unit !== 'count') return null
  const grade = (level === 'unit' ? UNIT_GRADES : PERSON_GRADES)[Number(node.result)]
  return grade === undefined ? null : `grades.${level}.${grade}`
}
