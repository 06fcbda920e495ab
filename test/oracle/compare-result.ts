import type { Distribution, Result } from '../../server/engine/result.ts'
import type { MoneyPerson } from './naive-coefficients.ts'
import type { NaiveDistribution, NaiveLine } from './naive-distribution.ts'
import type { FinalPerson } from './naive-quota.ts'
import type { NaiveSettlement } from './naive-settle.ts'

/** Where a result differs from the naive settlement: `path: engine ≠ oracle`, empty when they agree. */
export function differences(result: Result, expected: NaiveSettlement): string[] {
  const notes: string[] = []
  const check: Check = (path, engine, oracle) => {
    if (String(engine) !== String(oracle)) notes.push(`${path}: ${String(engine)} ≠ ${String(oracle)}`)
  }
  compareUnits(check, result, expected)
  comparePeople(check, result, expected)
  compareMoney(check, result, expected)
  return notes
}

type Check = (path: string, engine: unknown, oracle: unknown) => void

function compareUnits(check: Check, result: Result, expected: NaiveSettlement): void {
  check('units', result.units.length, expected.units.length)
  for (const unit of expected.units) {
    const actual = result.units.find((one) => one.code === unit.code)
    const path = (name: string) => `unit ${unit.code} ${name}`
    check(path('card'), actual?.card?.finalCenti ?? null, unit.card?.final ?? null)
    check(path('points'), actual?.pointsCenti, unit.points)
    check(path('composite'), actual?.compositeCenti, unit.composite)
    check(path('rank'), actual?.rank, unit.rank)
    check(path('isTied'), actual?.isTied, unit.isTied)
    check(path('separatedBy'), JSON.stringify(actual?.separatedBy), JSON.stringify(unit.separatedBy))
    check(path('band'), actual?.band, unit.band)
    check(path('coefficient'), actual?.coefficientBp, unit.coefficientBp)
    check(path('grade'), actual?.grade, unit.grade)
    check(path('honourBan'), actual?.honourBan, unit.mark.honourBan)
    check(path('heads'), actual?.headCount, expected.grading.heads.get(unit.code))
    check(path('formerRank'), actual?.formerRank, unit.formerRank)
    check(path('quota'), actual?.quota, expected.grading.quotas.get(unit.code))
    if (expected.distribution === null) check(path('pool'), actual?.poolFen, null)
    else check(path('pool'), actual?.poolFen, expected.distribution.pools.get(unit.code) ?? 0n)
  }
}

function comparePeople(check: Check, result: Result, expected: NaiveSettlement): void {
  check('people', result.people.length, expected.grading.people.length)
  for (const person of expected.grading.people) {
    const actual = result.people.find((one) => one.code === person.code)
    const money = expected.money.find((one) => one.code === person.code)
    const path = (name: string) => `person ${person.code} ${name}`
    check(path('home'), actual?.unit, person.home)
    check(path('months'), actual?.countedMonths, person.months)
    check(path('card'), actual?.card?.finalCenti ?? null, person.card?.final ?? null)
    check(path('points'), actual?.pointsCenti, person.points)
    check(path('team'), actual?.teamCenti, person.team)
    check(path('composite'), actual?.compositeCenti, person.composite)
    check(path('rank'), actual?.rank, person.rank)
    check(path('isTied'), actual?.isTied, person.isTied)
    check(path('separatedBy'), JSON.stringify(actual?.separatedBy), JSON.stringify(person.separatedBy))
    check(path('unitRank'), actual?.unitRank, person.unitRank)
    check(path('grade'), actual?.grade, person.grade)
    check(path('noGrade'), actual?.noGrade, person.noGrade)
    check(path('isExcellentCapable'), actual?.isExcellentCapable, person.candidate === 'excellent')
    check(path('needsCommittee'), actual?.needsCommittee, person.needsCommittee)
    check(path('honourBan'), actual?.honourBan, person.mark.honourBan)
    check(path('heldUntil'), actual?.promotionHeldUntil, person.heldUntil)
    check(path('factor'), actual?.factorBp, person.mark.bonusFactorBp)
    if (hasCoefficient(person, money)) check(path('personal'), actual?.personalBp, money?.personalBp)
  }
}

/** No rule gives a coefficient to somebody without a counted month, held back, or of a reason without a value. */
function hasCoefficient(person: FinalPerson, money: MoneyPerson | undefined): boolean {
  return person.months > 0 && money?.isHeld === false && money.personalBp !== null
}

function compareMoney(check: Check, result: Result, expected: NaiveSettlement): void {
  const actual = result.distribution
  check('has distribution', actual !== null, expected.distribution !== null)
  if (actual === null || expected.distribution === null) return
  for (const slice of actual.slices) {
    check(`slice ${slice.code}`, slice.amountFen, expected.distribution.slices.get(slice.code))
  }
  const engine = new Map<string, bigint>()
  const oracle = new Map<string, bigint>()
  for (const line of actual.lines) addTo(engine, lineName(line), BigInt(line.amountFen))
  for (const line of expected.distribution.lines) addTo(oracle, lineName(line), line.amountFen)
  for (const reserve of actual.reserves) addTo(engine, reserveName(reserve), BigInt(reserve.amountFen))
  for (const reserve of expected.distribution.reserves) addTo(oracle, reserveName(reserve), reserve.amountFen)
  for (const key of new Set([...engine.keys(), ...oracle.keys()])) {
    check(key, engine.get(key) ?? 0n, oracle.get(key) ?? 0n)
  }
  compareMarks(check, actual, expected.distribution)
  const { highToLow, unitMeanRatio, flatness } = expected.distribution.gaps
  check('gaps', Object.values(actual.gaps), [highToLow, unitMeanRatio, flatness])
}

/** Which bound fixed a line, and whether it got a spare unit. */
function compareMarks(check: Check, actual: Distribution, expected: NaiveDistribution): void {
  for (const line of actual.lines) {
    const isSame = (other: NaiveLine) =>
      lineName(other) === lineName(line) && (other.unit === '' || other.unit === line.unit)
    const part = expected.lines.find(isSame)?.part
    check(`${lineName(line)} bound`, line.bound, part?.bound)
    check(`${lineName(line)} spare`, line.hasSpare, part?.hasSpare)
  }
}

type LineKey = { readonly slice: string; readonly person: string; readonly posting: string }

function lineName(line: LineKey): string {
  return `line ${line.slice} ${line.person} ${line.posting}`
}

function reserveName(reserve: { readonly kind: string; readonly person: string }): string {
  return `reserve ${reserve.kind} ${reserve.person}`
}

/** A line of nothing is no line: only amounts are compared. */
function addTo(sums: Map<string, bigint>, key: string, amount: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amount)
}
