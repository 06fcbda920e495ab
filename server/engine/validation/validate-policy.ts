import type {
  Card,
  PersonalCoefficientPolicy,
  PersonGradePolicy,
  Policy,
  Scheme,
  TeamCoefficientPolicy,
} from '../scheme.ts'
import { descending, range, uniqueCodes, type Problems } from './problem.ts'
import { validateComposite } from './validate-composite.ts'
import { validateRanking } from './validate-ranking.ts'
import { validateVeto } from './validate-veto.ts'

/** Ten times the equal share: nothing above it is a coefficient. */
const MOST_COEFFICIENT_BP = 100000

/** Every number of a scheme's policy (RULES §7–§12). */
export function validatePolicy(scheme: Scheme): Problems {
  const { policy } = scheme
  return [
    ...validateRanking(policy.ranking, scheme.cards, 'policy.ranking'),
    ...validateComposite(policy, 'policy'),
    ...validateGrades(policy),
    ...validateTeamCoefficient(policy.teamCoefficient, 'policy.teamCoefficient'),
    ...validatePersonalCoefficient(policy.personalCoefficient, 'policy.personalCoefficient'),
    ...range('policy.months.leaveDaysThatDropAMonth', policy.months.leaveDaysThatDropAMonth, 0, 31),
    ...validateVeto(policy.veto, unitCategories(scheme.cards), 'policy.veto'),
  ]
}

function validateGrades({ unitGrades, personGrades }: Policy): Problems {
  const path = 'policy.personGrades'
  const thresholds = [personGrades.excellentCenti, personGrades.competentCenti, personGrades.basicCenti]
  return [
    ...range('policy.unitGrades.qualifiedCenti', unitGrades.qualifiedCenti, 0),
    ...descending('policy.unitGrades', [unitGrades.goodCenti, unitGrades.qualifiedCenti], true),
    ...range(`${path}.basicCenti`, personGrades.basicCenti, 0),
    ...descending(path, thresholds, true),
    ...range(`${path}.quotaBp`, personGrades.quotaBp, 0, 10000),
    ...validateShares(personGrades, path),
    ...uniqueCodes(
      personGrades.sanctionCaps.map(({ sanction }, i) => ({
        path: `${path}.sanctionCaps.${i}.sanction`,
        code: sanction,
      })),
    ),
  ]
}

function validateShares({ quotaShareBp }: PersonGradePolicy, path: string): Problems {
  return Object.entries(quotaShareBp).flatMap(([grade, shareBp]) =>
    range(`${path}.quotaShareBp.${grade}`, shareBp, 0, 10000),
  )
}

/** Top ≥ middle ≥ bottom, so that a better band never pays less; RATIO keeps 1.00 inside its bounds. */
function validateTeamCoefficient(team: TeamCoefficientPolicy, path: string): Problems {
  const shares = [
    ...range(`${path}.topShareBp`, team.topShareBp, 0, 10000),
    ...range(`${path}.bottomShareBp`, team.bottomShareBp, 0, 10000),
  ]
  if (team.kind === 'BAND') {
    return [
      ...shares,
      ...range(`${path}.bottomBp`, team.bottomBp, 0),
      ...range(`${path}.topBp`, team.topBp, 0, MOST_COEFFICIENT_BP),
      ...descending(path, [team.topBp, team.middleBp, team.bottomBp]),
    ]
  }
  return [
    ...shares,
    ...range(`${path}.gain`, team.gain, 0, 1000),
    ...range(`${path}.lowBp`, team.lowBp, 0, 10000),
    ...range(`${path}.highBp`, team.highBp, 10000, MOST_COEFFICIENT_BP),
  ]
}

function validatePersonalCoefficient(personal: PersonalCoefficientPolicy, path: string): Problems {
  const { byGradeBp, method, noGradeBp } = personal
  const grades = [byGradeBp.excellent, byGradeBp.competent, byGradeBp.basic, byGradeBp.incompetent]
  return [
    ...range(`${path}.byGradeBp.incompetent`, byGradeBp.incompetent, 0),
    ...range(`${path}.byGradeBp.excellent`, byGradeBp.excellent, 0, MOST_COEFFICIENT_BP),
    ...descending(`${path}.byGradeBp`, grades),
    ...(method.kind === 'RATIO'
      ? [
          ...range(`${path}.method.lowBp`, method.lowBp, 0, 10000),
          ...range(`${path}.method.highBp`, method.highBp, 10000, MOST_COEFFICIENT_BP),
        ]
      : []),
    ...uniqueCodes(noGradeBp.map(({ reason }, i) => ({ path: `${path}.noGradeBp.${i}.reason`, code: reason }))),
    ...noGradeBp.flatMap(({ coefficientBp }, i) =>
      range(`${path}.noGradeBp.${i}.coefficientBp`, coefficientBp ?? 0, 0, MOST_COEFFICIENT_BP),
    ),
  ]
}

function unitCategories(cards: readonly Card[]): ReadonlySet<string> {
  const ofUnits = cards.filter(({ appliesTo }) => appliesTo.level === 'unit')
  return new Set(ofUnits.flatMap(({ categories }) => categories.map(({ code }) => code)))
}
