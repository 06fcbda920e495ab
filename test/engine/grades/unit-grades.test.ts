import { describe, expect, test } from 'vitest'
import { gradeUnits, type UnitForGrade } from '../../../server/engine/grades/unit-grades.ts'
import type { UnitGradeCode } from '../../../server/engine/grades/grade-codes.ts'
import { mergeEffects, type VetoMark } from '../../../server/engine/veto/merge-effects.ts'
import { aVetoEffect, aVetoEvent } from '../../support/builders.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

const policy = { goodCenti: 80000, qualifiedCenti: 60000 }

function cappedAt(unitGradeCap: UnitGradeCode): VetoMark {
  return mergeEffects([{ event: aVetoEvent(), target: 'UNIT', row: aVetoEffect({ unitGradeCap }), heldUntil: null }])
}

function grade(unit: Partial<UnitForGrade>, marks: ReadonlyMap<string, VetoMark> = new Map()): UnitGradeCode | null {
  const graded = gradeUnits([{ code: 'X', compositeCenti: 95639, band: 'middle', ...unit }], policy, marks).get('X')
  const why = graded?.why() ?? null
  if (why !== null) expect(derivationProblems(why)).toEqual([])
  return graded?.grade ?? null
}

describe('gradeUnits', () => {
  test.each([
    ['top', 95639, 'excellent'],
    ['top', 50000, 'excellent'],
    ['middle', 80000, 'good'],
    ['bottom', 99999, 'good'],
    ['middle', 79999, 'qualified'],
    ['bottom', 60000, 'qualified'],
    ['bottom', 59999, 'unqualified'],
    [null, 99999, 'good'],
    [null, 0, 'unqualified'],
  ] as const)('band %s and %i c are %s', (band, compositeCenti, expected) => {
    expect(grade({ band, compositeCenti })).toBe(expected)
  })

  test('is capped by a veto and never raised by one (RULES §7.2 example)', () => {
    const marks = new Map([['X', cappedAt('qualified')]])
    expect(grade({ band: 'top' }, marks)).toBe('qualified')
    expect(grade({ compositeCenti: 70000 }, marks)).toBe('qualified')
    expect(grade({ compositeCenti: 50000 }, marks)).toBe('unqualified')
  })

  test('is none without a composite', () => {
    expect(grade({ compositeCenti: null, band: null })).toBeNull()
  })
})
