import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../server/engine/bundle.ts'
import type { PersonForGrade } from '../../../server/engine/grades/excellent-lists.ts'
import { GRADES, type UnitGradeCode } from '../../../server/engine/grades/grade-codes.ts'
import { gradePeople, type GradingBundle, type PeopleGrades } from '../../../server/engine/grades/grade-people.ts'
import type { PersonGradePolicy } from '../../../server/engine/scheme.ts'
import { vetoMarks, type VetoMarks } from '../../../server/engine/veto/veto-marks.ts'
import {
  aBundle,
  anOffice,
  aPersonGradePolicy,
  aPolicy,
  aScheme,
  aUnit,
  aVetoEffect,
  aVetoEvent,
  aVetoPolicy,
} from '../../support/builders.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

/** Members of one unit, best first, ranked by composite with ties sharing a rank. */
function members(
  unit: string,
  composites: readonly number[],
  over: Partial<PersonForGrade> = {},
): readonly PersonForGrade[] {
  return composites.map((compositeCenti, i) => {
    const rank = 1 + composites.filter((other) => other > compositeCenti).length
    return {
      code: `${unit}${i + 1}`,
      roleClass: 'STAFF',
      home: unit,
      compositeCenti,
      unitRank: rank,
      groupRank: rank,
      ...over,
    }
  })
}

type Given = Partial<GradingBundle> & {
  policy?: Partial<PersonGradePolicy>
  marks?: VetoMarks
  grades?: Record<string, UnitGradeCode>
}

function gradeAll(
  people: readonly PersonForGrade[],
  { policy = {}, marks, grades = {}, ...bundle }: Given = {},
): PeopleGrades {
  const scheme = aScheme({ policy: aPolicy({ personGrades: aPersonGradePolicy(policy) }) })
  const none = { units: new Map(), people: new Map() }
  const graded = gradePeople(
    { ...aBundle({ scheme }), ...bundle },
    people,
    new Map(Object.entries(grades)),
    marks ?? none,
  )
  for (const one of [...graded.people.values(), ...graded.units.values()]) {
    const why = one.why()
    if (why !== null) expect(derivationProblems(why)).toEqual([])
  }
  return graded
}

const gradesOf = (graded: PeopleGrades): Record<string, string | null> =>
  Object.fromEntries([...graded.people].map(([code, { grade }]) => [code, grade]))
const waiting = (graded: PeopleGrades): readonly string[] =>
  [...graded.people].flatMap(([code, one]) => (one.needsCommittee ? [code] : []))
const pick = (person: string, code = `PICK-${person}`): Decision => ({
  kind: 'EXCELLENT',
  code,
  person,
  reason: 'better record',
})
const move = (from: string, to: string, places: number): Decision => ({
  kind: 'MOVE_PLACES',
  code: `${from}-${to}`,
  from,
  to,
  places,
  reason: 'hard task',
})
const status = (
  person: string,
  kind: 'PROBATION' | 'LEAVE' | 'INVESTIGATION',
  startsOn: string,
  endsOn: string | null,
) => ({ person, kind, startsOn, endsOn })

/** Ten people with two places at 20 %. */
const ten = members('A', [97000, 95000, 93000, 91000, 90000, 89999, 70000, 69999, 60000, 59999])

describe('gradePeople: candidates and places', () => {
  test('grades by composite, and by place among the excellent-capable', () => {
    const graded = gradeAll(ten)
    expect(Object.values(gradesOf(graded))).toEqual([
      'excellent',
      'excellent',
      ...Array<string>(5).fill('competent'),
      'basic',
      'basic',
      'incompetent',
    ])
    expect([...graded.people.values()].map((one) => one.isExcellentCapable)).toEqual([
      true,
      true,
      true,
      true,
      true,
      ...Array<boolean>(5).fill(false),
    ])
    expect(graded.units.get('A')).toMatchObject({ heads: 10, places: 2, taken: 2, unused: 0 })
  })

  test('skips capped people beforehand: the place goes to the next', () => {
    const sanctions = [{ person: 'A1', kind: 'WARNING', decidedOn: '2026-05-01' }]
    expect(gradesOf(gradeAll(ten, { sanctions }))).toMatchObject({ A1: 'competent', A2: 'excellent', A3: 'excellent' })
    const former = [{ person: 'A1', kind: 'WARNING', decidedOn: '2025-12-31' }]
    expect(gradesOf(gradeAll(ten, { sanctions: former }))).toMatchObject({ A1: 'excellent', A3: 'competent' })
    const unlisted = [{ person: 'A1', kind: 'TALK', decidedOn: '2026-05-01' }]
    expect(gradesOf(gradeAll(ten, { sanctions: unlisted })).A1).toBe('excellent')
  })

  test('lets the lowest of several caps count, and never lifts a grade to its cap', () => {
    const policy = {
      sanctionCaps: [
        { sanction: 'WARNING', cap: 'competent' as const },
        { sanction: 'DEMERIT', cap: 'basic' as const },
      ],
    }
    const sanctions = ['WARNING', 'DEMERIT'].flatMap((kind) =>
      ['A1', 'A10'].map((person) => ({ person, kind, decidedOn: '2026-05-01' })),
    )
    expect(gradesOf(gradeAll(ten, { policy, sanctions }))).toMatchObject({ A1: 'basic', A10: 'incompetent' })
    expect(gradesOf(gradeAll(ten, { policy, sanctions: [...sanctions].reverse() }))).toMatchObject({
      A1: 'basic',
      A10: 'incompetent',
    })
  })

  test('has no grade for people without a composite, and no place for those without a counted month', () => {
    const graded = gradeAll([
      ...ten,
      ...members('X', [99000], { home: '' }),
      ...members('A', [99999], { code: 'A0', compositeCenti: null }),
    ])
    expect(gradesOf(graded)).toMatchObject({ X1: 'competent', A0: null })
    expect(graded.participants).toBe(11)
  })
})

describe('gradePeople: no grade (RULES §10.1)', () => {
  test.each([
    ['probation open at the end', [status('A1', 'PROBATION', '2026-03-01', null)], 'PROBATION'],
    ['probation ended before the end', [status('A1', 'PROBATION', '2025-03-01', '2026-12-30')], null],
    ['leave of 183 of 365 days', [status('A1', 'LEAVE', '2026-01-01', '2026-07-02')], 'LEAVE'],
    ['leave of 182 of 365 days', [status('A1', 'LEAVE', '2026-01-01', '2026-07-01')], null],
    [
      'overlapping leave counted once',
      [status('A1', 'LEAVE', '2026-01-01', '2026-06-30'), status('A1', 'LEAVE', '2026-02-01', '2026-07-01')],
      null,
    ],
    [
      'investigation before probation',
      [status('A1', 'PROBATION', '2026-03-01', null), status('A1', 'INVESTIGATION', '2026-03-01', null)],
      'INVESTIGATION',
    ],
  ] as const)('%s: %j', (_, statuses, reason) => {
    const first = gradeAll(ten, { statuses }).people.get('A1')
    expect([first?.noGrade, first?.grade, first?.isExcellentCapable]).toEqual(
      reason === null ? [null, 'excellent', true] : [reason, null, false],
    )
  })

  test('counts people without a grade in n and heads by default, and not with the switch off', () => {
    const statuses = [status('A1', 'PROBATION', '2026-03-01', null)]
    expect(gradeAll(ten, { statuses })).toMatchObject({ participants: 10, quota: 2 })
    const off = gradeAll(ten, { statuses, policy: { countNoGrade: false } })
    expect(off).toMatchObject({ participants: 9, quota: 1 })
    expect(gradesOf(off)).toMatchObject({ A1: null, A2: 'excellent', A3: 'competent' })
  })
})

describe('gradePeople: the committee (RULES §10.6)', () => {
  const tied = members('A', [97000, 95000, 95000, 95000, 91000, 80000, 80000, 80000, 80000, 80000])

  test('takes none of a tie that crosses the last place, and nobody below', () => {
    const graded = gradeAll(tied)
    expect(gradesOf(graded)).toMatchObject({
      A1: 'excellent',
      A2: 'competent',
      A3: 'competent',
      A4: 'competent',
      A5: 'competent',
    })
    expect(waiting(graded)).toEqual(['A2', 'A3', 'A4'])
    expect(graded.units.get('A')).toMatchObject({ places: 2, taken: 1, unused: 1 })
  })

  test('takes whom the committee chose inside the open places', () => {
    const graded = gradeAll(tied, { decisions: [pick('A3')] })
    expect(gradesOf(graded)).toMatchObject({ A2: 'competent', A3: 'excellent', A4: 'competent' })
    expect(waiting(graded)).toEqual([])
    expect(graded.units.get('A')).toMatchObject({ places: 2, taken: 2, unused: 0 })
  })

  test.each([
    ['more than the open places', [pick('A2'), pick('A3')], 'decision.placesExceeded'],
    ['somebody outside the tie', [pick('A5')], 'decision.notTied'],
    ['somebody unknown', [pick('NOBODY')], 'decision.notTied'],
  ])('refuses %s', (_, decisions, code) => {
    expect(() => gradeAll(tied, { decisions })).toThrow(code)
  })

  test('passes over a choice that says nothing new', () => {
    expect(gradesOf(gradeAll(tied, { decisions: [pick('A1'), pick('A3'), pick('A3', 'AGAIN')] }))).toMatchObject({
      A1: 'excellent',
      A3: 'excellent',
    })
  })

  test('moves unused places to another unit, where they are filled by rank', () => {
    const people = [
      ...members('A', Array<number>(10).fill(80000)),
      ...members('B', [96000, 95000, 94000, 93000, 92000, 91000, 90000, 80000, 80000, 80000]),
    ]
    expect(Object.values(gradesOf(gradeAll(people))).filter((grade) => grade === 'excellent')).toHaveLength(2)
    const graded = gradeAll(people, { decisions: [move('A', 'B', 2)] })
    expect(gradesOf(graded)).toMatchObject({ B3: 'excellent', B4: 'excellent', B5: 'competent' })
    expect(graded.units.get('A')).toMatchObject({ places: 0, unused: 0 })
    expect(graded.units.get('B')).toMatchObject({ places: 4, taken: 4 })
  })

  test.each([
    ['places in use', [move('B', 'A', 1)], 'decision.placesNotUnused'],
    ['more than are unused', [move('A', 'B', 3)], 'decision.placesNotUnused'],
    ['less than one', [move('A', 'B', -1)], 'decision.placesRange'],
    ['places to a unit that is not there', [move('A', 'C', 1)], 'decision.unitUnknown'],
  ])('refuses to move %s', (_, decisions, code) => {
    const people = [
      ...members('A', Array<number>(10).fill(80000)),
      ...members(
        'B',
        Array.from({ length: 10 }, (_, i) => 99000 - i),
      ),
    ]
    expect(() => gradeAll(people, { decisions })).toThrow(code)
  })

  test('refuses more places than heads', () => {
    const people = [...members('A', Array<number>(30).fill(80000)), ...members('B', [96000])]
    expect(() => gradeAll(people, { decisions: [move('A', 'B', 6)] })).toThrow('decision.placesOverHeads')
  })
})

describe('gradePeople: leaders', () => {
  const leaders = members('L', [98000, 97000, 96000, 95000, 94000], { roleClass: 'LEADER', home: 'A', unitRank: 1 })

  test('are a list of their own with a quota of their own', () => {
    const graded = gradeAll([...ten, ...leaders])
    expect(gradesOf(graded)).toMatchObject({ L1: 'excellent', L2: 'competent', A1: 'excellent', A2: 'excellent' })
    expect(graded).toMatchObject({ participants: 10, quota: 2, leaders: { heads: 5, places: 1, taken: 1 } })
  })

  test('compete inside their unit where they are not apart', () => {
    const graded = gradeAll([...ten, ...leaders.slice(0, 1)], { policy: { leadersApart: false } })
    expect(graded).toMatchObject({ participants: 11, quota: 2, leaders: null })
    expect(waiting(graded)).toEqual([])
    expect(gradesOf(graded)).toMatchObject({ L1: 'excellent', A1: 'excellent', A2: 'competent' })
  })
})

describe('gradePeople: vetoes', () => {
  const strict = aVetoPolicy({
    effects: [
      aVetoEffect({ target: 'UNIT', unitGradeCap: 'qualified', noExcellentQuota: true, promotionHoldMonths: 0 }),
      aVetoEffect({ target: 'HEAD', gradeCap: 'competent' }),
    ],
  })
  const marks = vetoMarks(
    aBundle({
      units: [aUnit({ code: 'A' }), aUnit({ code: 'B' })],
      offices: [anOffice({ unit: 'A', person: 'A1' })],
      vetoEvents: [aVetoEvent({ unit: 'A' })],
      scheme: aScheme({ policy: aPolicy({ veto: strict }) }),
    }),
  )

  test('leave the staff of a unit without quota competent at most; other units keep their places (RULES §7.2 example)', () => {
    const people = [
      ...ten,
      ...members(
        'B',
        ten.map(({ compositeCenti }) => compositeCenti ?? 0),
      ),
    ]
    const without = gradeAll(people, { grades: { A: 'excellent', B: 'good' } })
    const graded = gradeAll(people, { marks, grades: { A: 'excellent', B: 'good' } })
    expect(Object.entries(gradesOf(graded)).filter(([, grade]) => grade === 'excellent')).toEqual([
      ['B1', 'excellent'],
      ['B2', 'excellent'],
    ])
    expect(graded.units.get('A')).toMatchObject({ places: 0 })
    expect(graded.units.get('B')?.places).toBe(without.units.get('B')?.places)
    expect(() => gradeAll(people, { marks, decisions: [move('B', 'A', 1)] })).toThrow('decision.placesVetoed')
  })

  test('cap the head where the scheme says so', () => {
    expect(gradeAll(ten, { marks }).people.get('A1')).toMatchObject({ grade: 'competent', isExcellentCapable: false })
  })
})

describe('gradePeople: properties', () => {
  const level = (graded: PeopleGrades, code: string): number => {
    const grade = graded.people.get(code)?.grade ?? null
    return grade === null ? -1 : GRADES.length - GRADES.indexOf(grade)
  }
  const composites = fc.array(fc.constantFrom(59000, 69000, 89000, 90000, 92000, 95000, 99000), { maxLength: 12 })

  test('never exceed the quota, do not depend on order, and a cap never raises its own subject', () => {
    fc.assert(
      fc.property(
        fc.array(composites, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.nat(),
        (units, quotaBp, who) => {
          const people = units.flatMap((unit, i) => members(`U${i}-`, unit))
          const policy = { quotaBp }
          const graded = gradeAll(people, { policy })
          const excellent = Object.values(gradesOf(graded)).filter((grade) => grade === 'excellent').length
          expect(excellent).toBeLessThanOrEqual(graded.quota)
          for (const { places, taken, unused } of graded.units.values()) expect(taken + unused).toBe(places)
          expect(gradesOf(gradeAll([...people].reverse(), { policy }))).toEqual(gradesOf(graded))
          const capped = people[who % Math.max(people.length, 1)]
          if (capped === undefined) return
          const sanctions = [{ person: capped.code, kind: 'WARNING', decidedOn: '2026-05-01' }]
          const after = gradeAll(people, { policy, sanctions })
          expect(level(after, capped.code)).toBeLessThanOrEqual(level(graded, capped.code))
          const after2 = Object.values(gradesOf(after)).filter((grade) => grade === 'excellent').length
          expect(after2).toBeLessThanOrEqual(after.quota)
        },
      ),
    )
  })
})
