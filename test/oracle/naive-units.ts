import type { Bundle, Unit } from '../../server/engine/bundle.ts'
import type { TieBreaker } from '../../server/engine/scheme.ts'
import { UNIT_GRADES, type UnitGradeCode } from '../../server/engine/grades/grade-codes.ts'
import type { SubjectRef } from '../../server/engine/figure.ts'
import { fraction, roundOf } from './fraction.ts'
import { cardOf, evaluatedUnit } from './lookups.ts'
import { naiveBands, naiveCoefficients, type Band, type RankedUnit } from './naive-bands.ts'
import { naiveCard, type NaiveCard } from './naive-card.ts'
import { countMonths } from './naive-dates.ts'
import type { NaiveMonths } from './naive-months.ts'
import { naiveRanks, tieKey, type Contender, type NaiveRank } from './naive-rank.ts'
import { naiveMark, NO_VETO, worseOf, type NaiveMark } from './naive-veto.ts'
import { OracleRefusal } from './oracle-refusal.ts'

export type NaiveUnit = {
  readonly code: string
  readonly card: NaiveCard | null
  readonly mark: NaiveMark
  readonly points: bigint
  readonly composite: bigint | null
  readonly rank: number | null
  readonly isTied: boolean
  readonly separatedBy: TieBreaker | null
  readonly formerRank: number | null
  /** null where the unit is not ranked. */
  readonly band: Band | null
  readonly coefficientBp: bigint
  readonly grade: UnitGradeCode | null
}

type Composed = Pick<NaiveUnit, 'code' | 'card' | 'mark' | 'points' | 'composite'> & { readonly kind: Unit['kind'] }

/** Units with their vetoes; no vetoed unit's coefficient passes what it has without its own (RULES §11). */
export function naiveUnits(bundle: Bundle, months: readonly NaiveMonths[]): NaiveUnit[] {
  return unitsOfOneWorld(bundle, months, []).map((unit) => {
    if (unit.mark.events.length === 0) return unit
    const without = unitsOfOneWorld(bundle, months, [unit.code]).find((other) => other.code === unit.code)
    const isLower = without !== undefined && without.coefficientBp < unit.coefficientBp
    return isLower ? { ...unit, coefficientBp: without.coefficientBp } : unit
  })
}

/** Unit grades as they were without any veto: the base of the quota's weights (RULES §10.5). */
export function gradesWithoutVeto(bundle: Bundle, months: readonly NaiveMonths[]): Map<string, UnitGradeCode | null> {
  const all = bundle.units.map((unit) => unit.code)
  return new Map(unitsOfOneWorld(bundle, months, all).map((unit) => [unit.code, unit.grade]))
}

/** All units as they are when the vetoes on the units of `spared` had never been. */
function unitsOfOneWorld(bundle: Bundle, months: readonly NaiveMonths[], spared: readonly string[]): NaiveUnit[] {
  const composed = bundle.units.map((unit) => {
    return compose(bundle, months, unit, spared.includes(unit.code))
  })
  const result: NaiveUnit[] = []
  for (const kind of new Set(composed.map((unit) => unit.kind))) {
    const units = composed.filter((unit) => unit.kind === kind)
    const ranked = units.filter((unit) => isRanked(bundle, unit))
    const ranks = naiveRanks(ranked.map((unit) => contender(bundle, unit)))
    const group = ranked.map((unit) => rankedUnit(months, unit, ranks))
    const bands = naiveBands(bundle.scheme, group)
    const coefficients = naiveCoefficients(bundle.scheme, group, bands)
    for (const unit of units) {
      const rank = ranks.get(unit.code)
      const band = bands.get(unit.code) ?? null
      const grade = gradeOf(bundle, unit, band)
      const coefficientBp = coefficients.get(unit.code) ?? 10000n
      const breakers = bundle.scheme.policy.ranking.unitTieBreakers
      const separatedBy = breakers[(rank?.separatedAt ?? -1) - 2] ?? null
      const formerRank = rank === undefined ? null : formerRankOf(bundle, unit)
      result.push({
        ...unit,
        separatedBy,
        formerRank,
        rank: rank?.rank ?? null,
        isTied: rank?.isTied ?? false,
        band,
        grade,
        coefficientBp,
      })
    }
  }
  return result
}

function formerRankOf(bundle: Bundle, unit: Composed): number | null {
  const former = bundle.formerRanks.find((one) => one.level === 'unit' && one.code === unit.code)
  return former?.group === unit.kind ? former.rank : null
}

/** RULES §8.2. */
function compose(bundle: Bundle, months: readonly NaiveMonths[], unit: Unit, isSpared: boolean): Composed {
  const subject: SubjectRef = { level: 'unit', code: unit.code }
  const mark = isSpared ? NO_VETO : naiveMark(bundle, subject)
  const rules = cardOf(bundle, subject)
  const card = rules === null ? null : naiveCard(bundle, subject, rules, mark.zeroCategories)
  // Without an applicable item a unit is left unscored and unranked, as one without a card is (our reading).
  if (card?.state === 'pending') throw new OracleRefusal('pending')
  const points = unitPoints(bundle, unit.code)
  const final = card?.final ?? null
  const composite = final === null ? null : final + unitAddition(bundle, months, unit.code, points)
  return { code: unit.code, kind: unit.kind, card, mark, points, composite }
}

function unitPoints(bundle: Bundle, unit: string): bigint {
  let points = 0n
  for (const entry of bundle.points) {
    if (evaluatedUnit(bundle, entry.unit, entry.effectiveOn) === unit) points += BigInt(entry.pointsCenti)
  }
  return points
}

/** Points per head, on the average head count, never a loss; a unit without a counted month has no addition. */
function unitAddition(bundle: Bundle, months: readonly NaiveMonths[], unit: string, points: bigint): bigint {
  const { additionCenti, benchmarkPerHeadCenti } = bundle.scheme.policy.unitPoints
  const addition = BigInt(additionCenti)
  const counted = segmentsIn(months, unit).reduce((sum, segment) => sum + segment.months, 0)
  if (counted === 0 || points <= 0n) return 0n
  const heads = fraction(BigInt(counted), BigInt(countMonths(bundle)))
  const wanted = roundOf(fraction(addition * points * heads.d, BigInt(benchmarkPerHeadCenti) * heads.n))
  return wanted < addition ? wanted : addition
}

function segmentsIn(months: readonly NaiveMonths[], unit: string) {
  return months.flatMap((one) => one.segments).filter((segment) => segment.unit === unit)
}

function isRanked(bundle: Bundle, unit: Composed): boolean {
  const policy = bundle.scheme.policy
  const isOut = policy.veto.rank === 'UNRANKED' && unit.mark.events.length > 0
  return policy.ranking.rankedKinds.includes(unit.kind) && unit.composite !== null && !isOut
}

function contender(bundle: Bundle, unit: Composed): Contender {
  const isLast = bundle.scheme.policy.veto.rank === 'LAST' && unit.mark.events.length > 0
  const breakers = bundle.scheme.policy.ranking.unitTieBreakers
  const keys = breakers.map((breaker) => tieKey(breaker, unit.card, unit.points))
  return { code: unit.code, keys: [isLast ? 0n : 1n, unit.composite, ...keys] }
}

function rankedUnit(months: readonly NaiveMonths[], unit: Composed, ranks: Map<string, NaiveRank>): RankedUnit {
  const mass = segmentsIn(months, unit.code).reduce((sum, one) => sum + BigInt(one.postBp * one.months), 0n)
  const capped = unit.mark.unitGradeCap !== 'excellent'
  return { code: unit.code, rank: ranks.get(unit.code)?.rank ?? 0, capped, composite: unit.composite ?? 0n, mass }
}

/** RULES §10: the top band, else by score, then the veto's cap. */
function gradeOf(bundle: Bundle, unit: Composed, band: Band | null): UnitGradeCode | null {
  if (unit.composite === null) return null
  const { goodCenti, qualifiedCenti } = bundle.scheme.policy.unitGrades
  const byScore = unit.composite >= goodCenti ? 'good' : unit.composite >= qualifiedCenti ? 'qualified' : 'unqualified'
  return worseOf(UNIT_GRADES, band === 'top' ? 'excellent' : byScore, unit.mark.unitGradeCap)
}
