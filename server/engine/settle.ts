import type { Bundle } from './bundle.ts'
import { sortBundle } from './canonical/sort-bundle.ts'
import { Refusal } from './refusal.ts'
import { ENGINE_VERSION, RESULT_FORMAT, type Result, type Settlement } from './result.ts'
import { assemblePeople } from './settle/assemble-people.ts'
import { assembleUnits } from './settle/assemble-units.ts'
import { checkBundle } from './settle/check-bundle.ts'
import type { Distributed } from './settle/distribute.ts'
import { evaluate, type Evaluation } from './settle/evaluation.ts'
import { createExplain } from './settle/explain.ts'
import { payPeople } from './settle/pay-people.ts'
import { personalCoefficients, type PersonalCoefficients } from './settle/payees.ts'
import { pendingList } from './settle/pending-list.ts'

/**
 * The whole product in one call (RULES §2–§12): scores, composites, ranks, grades and payment lines of one bundle, the
 * same whatever the order of the bundle's arrays. Without a plan everything but money is computed, and what is pending
 * stays pending; with a plan nothing may be.
 * @throws Refusal `settle.pending` with what is missing; `bundle.*` for a document that contradicts itself; `plan.*`,
 * `bounds.*` and `personal.*` for a plan that cannot be carried out; `decision.*` for a committee's decision that the
 * figures do not allow.
 */
export function settle(bundle: Bundle): Settlement {
  const sorted = sortBundle(bundle)
  checkBundle(sorted)
  const evaluation = evaluate(sorted)
  const coefficients = personalCoefficients(evaluation)
  const distributed = distributeIfPlanned(evaluation, coefficients)
  return {
    result: assemble(evaluation, coefficients, distributed),
    explain: createExplain(evaluation, distributed),
  }
}

function distributeIfPlanned(evaluation: Evaluation, coefficients: PersonalCoefficients): Distributed | null {
  const { plan } = evaluation.facts.bundle
  if (plan === null) return null
  refusePending(evaluation)
  return payPeople(evaluation, coefficients, plan)
}

/** A refusal lists so many missing figures at most; `count` says how many there are, `readiness` has them all. */
const MOST_LISTED = 100

function refusePending(evaluation: Evaluation): void {
  const missing = pendingList(evaluation)
  if (missing.length === 0) return
  const list = missing.slice(0, MOST_LISTED).map(({ subject, item, reason }) => {
    return [subject.level, subject.code, item, reason].join(' ')
  })
  throw new Refusal('settle.pending', { count: missing.length, missing: list })
}

function assemble(evaluation: Evaluation, coefficients: PersonalCoefficients, distributed: Distributed | null): Result {
  const { period, scheme } = evaluation.facts.bundle
  return {
    format: RESULT_FORMAT,
    engine: ENGINE_VERSION,
    period: period.code,
    scheme: { code: scheme.code, version: scheme.version },
    units: assembleUnits(evaluation, distributed),
    people: assemblePeople(evaluation, coefficients, distributed),
    distribution: distributed?.distribution ?? null,
  }
}
