import type { Bundle } from '../../server/engine/bundle.ts'
import { GRADES, type GradeCode } from '../../server/engine/grades/grade-codes.ts'
import type { NoGradeReason } from '../../server/engine/scheme.ts'
import { isWithin } from './lookups.ts'
import { daysBetween } from './naive-dates.ts'
import { leaveDays } from './naive-months.ts'
import type { RankedPerson } from './naive-people.ts'
import { worseOf } from './naive-veto.ts'

export type GradedPerson = RankedPerson & {
  readonly noGrade: NoGradeReason | null
  /** The grade before places are given out; null without a grade. */
  readonly candidate: GradeCode | null
}

/** RULES §10.1–§10.3: who has no grade, and everybody else's candidate grade after caps. */
export function naiveCandidates(bundle: Bundle, people: readonly RankedPerson[]): GradedPerson[] {
  return people.map((person) => {
    const noGrade = noGradeReason(bundle, person.code)
    return { ...person, noGrade, candidate: noGrade === null ? candidateOf(bundle, person) : null }
  })
}

/** Probation and investigation as they stand on the last day; leave over half of the period's days. */
export function noGradeReason(bundle: Bundle, person: string): NoGradeReason | null {
  const { startsOn, endsOn } = bundle.period
  const own = bundle.statuses.filter((status) => status.person === person)
  const isNow = (kind: string) => own.some((status) => status.kind === kind && isWithin(endsOn, status))
  if (isNow('INVESTIGATION')) return 'INVESTIGATION'
  if (isNow('PROBATION')) return 'PROBATION'
  const days = daysBetween(startsOn, endsOn)
  return 2 * leaveDays(bundle, person, days) > days.length ? 'LEAVE' : null
}

function candidateOf(bundle: Bundle, person: RankedPerson): GradeCode {
  const { excellentCenti, competentCenti, basicCenti, sanctionCaps } = bundle.scheme.policy.personGrades
  const score = person.composite
  let grade: GradeCode = 'incompetent'
  if (score >= BigInt(basicCenti)) grade = 'basic'
  if (score >= BigInt(competentCenti)) grade = 'competent'
  if (score >= BigInt(excellentCenti)) grade = 'excellent'
  grade = worseOf(GRADES, grade, person.mark.gradeCap)
  for (const sanction of bundle.sanctions) {
    // A sanction counts in the period in which it was decided (our reading).
    const isOfPeriod = isWithin(sanction.decidedOn, bundle.period)
    if (sanction.person !== person.code || !isOfPeriod) continue
    for (const cap of sanctionCaps) if (cap.sanction === sanction.kind) grade = worseOf(GRADES, grade, cap.cap)
  }
  return grade
}

export type Filled = { readonly excellent: readonly string[]; readonly undecided: readonly string[] }

/** RULES §10.6: places by rank; a tie across the last place waits for the committee. */
export function naiveFill(
  people: readonly GradedPerson[],
  places: number,
  rankOf: (person: GradedPerson) => number | null,
  chosen: readonly string[],
): Filled {
  const excellent: string[] = []
  const capable = people.filter((person) => person.candidate === 'excellent' && rankOf(person) !== null)
  const ranks = [...new Set(capable.map((person) => rankOf(person) ?? 0))].sort((a, b) => a - b)
  for (const rank of ranks) {
    const tied = capable.filter((person) => rankOf(person) === rank).map((person) => person.code)
    const open = places - excellent.length
    if (tied.length <= open) {
      excellent.push(...tied)
      continue
    }
    if (open === 0) break
    const taken = tied.filter((code) => chosen.includes(code)).slice(0, open)
    const isSettled = taken.length === open
    const undecided = isSettled ? [] : tied.filter((code) => !taken.includes(code))
    return { excellent: [...excellent, ...taken], undecided }
  }
  return { excellent, undecided: [] }
}
