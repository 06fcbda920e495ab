import type { Bundle } from '../../server/engine/bundle.ts'
import { fraction, limit, roundOf } from './fraction.ts'
import type { FinalPerson } from './naive-quota.ts'

/** What money reads of a person; `isHeld`: an open investigation without a coefficient. */
export type MoneyPerson = {
  readonly code: string
  readonly personalBp: bigint | null
  readonly factorBp: bigint
  readonly isHeld: boolean
}

/** RULES §10.1 and §12.6. A null coefficient has no value in the scheme: a plan is refused. */
export function naivePersonal(bundle: Bundle, people: readonly FinalPerson[], person: FinalPerson): MoneyPerson {
  const common = { code: person.code, factorBp: BigInt(person.mark.bonusFactorBp) }
  if (person.noGrade === null) return { ...common, personalBp: graded(bundle, people, person), isHeld: false }
  const row = bundle.scheme.policy.personalCoefficient.noGradeBp.find((one) => one.reason === person.noGrade)
  const stated = row?.coefficientBp ?? null
  if (stated !== null) return { ...common, personalBp: BigInt(stated), isHeld: false }
  if (person.noGrade === 'INVESTIGATION' && row !== undefined) return { ...common, personalBp: 10000n, isHeld: true }
  return { ...common, personalBp: null, isHeld: false }
}

function graded(bundle: Bundle, people: readonly FinalPerson[], person: FinalPerson): bigint {
  const { method, byGradeBp } = bundle.scheme.policy.personalCoefficient
  if (method.kind === 'GRADE') return BigInt(byGradeBp[person.grade ?? 'incompetent'])
  const mean = homeMean(people, person.home)
  if (mean === 0n) return 10000n
  const ratio = roundOf(fraction(10000n * person.composite, mean))
  return limit(ratio, BigInt(method.lowBp), BigInt(method.highBp))
}

/** Mean composite of a unit's people, weighted by counted months and rounded to hundredths. */
function homeMean(people: readonly FinalPerson[], home: string): bigint {
  let sum = 0n
  let months = 0n
  for (const person of people) {
    if (person.home !== home) continue
    sum += person.composite * BigInt(person.months)
    months += BigInt(person.months)
  }
  return months === 0n ? 0n : roundOf(fraction(sum, months))
}
