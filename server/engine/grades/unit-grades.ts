import { given, type Derivation } from '../derivation.ts'
import type { UnitGradePolicy } from '../scheme.ts'
import type { VetoMark } from '../veto/merge-effects.ts'
import { UNIT_GRADES, type UnitGradeCode } from './grade-codes.ts'
import { capLevel, gradeAt } from './levels.ts'

/** What a unit is graded by. `band` is the one of RULES §11, which is made also under RATIO; null for unranked units. */
export type UnitForGrade = {
  readonly code: string
  readonly compositeCenti: number | null
  readonly band: 'top' | 'middle' | 'bottom' | null
}

/** `grade` is null for a unit without a composite. */
export type UnitGrade = { readonly grade: UnitGradeCode | null; readonly why: () => Derivation | null }

/**
 * 优秀 for the top band, else by the composite, then veto caps (RULES §10). Unranked units have no band and so never
 * reach 优秀. To see grades "with any veto ignored", as quotas need them, pass units ranked and banded without vetoes
 * and no marks.
 */
export function gradeUnits(
  units: readonly UnitForGrade[],
  policy: UnitGradePolicy,
  marks: ReadonlyMap<string, VetoMark>,
): ReadonlyMap<string, UnitGrade> {
  return new Map(units.map((unit) => [unit.code, gradeUnit(unit, policy, marks.get(unit.code) ?? null)]))
}

function gradeUnit(unit: UnitForGrade, policy: UnitGradePolicy, mark: VetoMark | null): UnitGrade {
  const { compositeCenti } = unit
  if (compositeCenti === null) return { grade: null, why: () => null }
  const levels = {
    top: unit.band === 'top' ? 3 : 0,
    byScore: compositeCenti >= policy.goodCenti ? 2 : compositeCenti >= policy.qualifiedCenti ? 1 : 0,
    cap: capLevel(UNIT_GRADES, mark?.unitGradeCap ?? null),
  }
  const level = Math.min(levels.cap, Math.max(levels.top, levels.byScore))
  const grade = gradeAt(UNIT_GRADES, level)
  const why = (): Derivation => ({
    name: '',
    rule: 'grade.unit',
    operation: 'min(cap, max(top, byScore))',
    inputs: levels,
    result: level,
    unit: 'count',
    notes: { unit: unit.code, grade, band: unit.band },
    parts: [
      given('cap', 'grade.cap', levels.cap, 'count', {
        cap: mark?.unitGradeCap ?? null,
        vetoes: (mark?.events ?? []).join(' '),
      }),
      explainScore(compositeCenti, policy, levels.byScore),
    ],
  })
  return { grade, why }
}

function explainScore(composite: number, policy: UnitGradePolicy, result: number): Derivation {
  return {
    name: 'byScore',
    rule: 'grade.unitByScore',
    operation: 'clamp(composite - good + 1, 0, 1) + clamp(composite - qualified + 1, 0, 1)',
    inputs: { composite, good: policy.goodCenti, qualified: policy.qualifiedCenti },
    result,
    unit: 'count',
    notes: {},
    parts: [],
  }
}
