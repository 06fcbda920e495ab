import { indexFormerRanks } from '../rank/rank-change.ts'
import { Refusal } from '../refusal.ts'
import type { PersonResult } from '../result.ts'
import type { Distributed } from './distribute.ts'
import type { Evaluation } from './evaluation.ts'
import type { PersonalCoefficients } from './payees.ts'

/** The plain rows of everybody, in the order of the bundle. */
export function assemblePeople(
  evaluation: Evaluation,
  coefficients: PersonalCoefficients,
  distributed: Distributed | null,
): readonly PersonResult[] {
  const formerRank = indexFormerRanks(evaluation.facts.bundle.formerRanks)
  const amountOf = (code: string): string | null =>
    distributed === null ? null : String(distributed.amounts.get(code) ?? 0n)
  return Array.from(evaluation.people.people.values(), (one) => ({
    code: one.person.code,
    roleClass: one.person.roleClass,
    unit: one.home,
    countedMonths: one.months,
    card: one.card?.result ?? null,
    teamCenti: one.composed.teamCenti,
    compositeCenti: one.compositeCenti,
    state: one.composed.figure.state,
    pointsCenti: evaluation.facts.points.byPerson.get(one.person.code) ?? 0,
    group: one.group,
    rank: one.standing?.rank ?? null,
    isTied: one.standing?.isTied ?? false,
    separatedBy: one.standing?.separatedBy ?? null,
    unitRank: one.unitStanding?.rank ?? null,
    formerRank: formerRank({ level: 'person', code: one.person.code }, one.group),
    ...gradeAndVetoes(evaluation, one.person.code),
    personalBp: personalBpOf(coefficients, one.person.code),
    amountFen: amountOf(one.person.code),
  }))
}

function gradeAndVetoes({ facts, people }: Evaluation, code: string) {
  const grade = people.grades.people.get(code)
  const mark = facts.marks.people.get(code)
  return {
    grade: grade?.grade ?? null,
    noGrade: grade?.noGrade ?? null,
    isExcellentCapable: grade?.isExcellentCapable ?? false,
    needsCommittee: grade?.needsCommittee ?? false,
    vetoes: mark?.events ?? [],
    honourBan: mark?.honourBan ?? false,
    promotionHeldUntil: mark?.promotionHeldUntil ?? null,
    factorBp: mark?.bonusFactorBp ?? 10_000,
  }
}

/** 0 where the scheme gives none: a plan would be refused for somebody with counted months. */
function personalBpOf(coefficients: PersonalCoefficients, code: string): number {
  const coefficient = coefficients.get(code)
  return coefficient === undefined || coefficient instanceof Refusal ? 0 : coefficient.coefficientBp
}
