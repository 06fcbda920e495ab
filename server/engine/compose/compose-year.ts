import { named, type Derivation } from '../derivation.ts'
import type { Figure, SubjectRef } from '../figure.ts'
import { rdivBig, toSafe } from '../rounding.ts'
import { notApplicable, scored } from '../score/figures.ts'
import { centiNode } from '../score/item-node.ts'
import { adjustmentNodes, type AdjustmentScore } from '../score/score-adjustments.ts'

/** A period's FINAL composite; `compositeCenti` is null where the subject was not ranked. */
export type YearPeriod = {
  readonly period: string
  readonly weight: number
  readonly compositeCenti: number | null
  readonly why?: () => Derivation
}

export type YearComposition = {
  readonly subject: SubjectRef
  readonly periods: readonly YearPeriod[]
  /** The year's own additions and deductions; null for none. */
  readonly adjustments: AdjustmentScore | null
}

type Counted = YearPeriod & { readonly compositeCenti: number }

/**
 * Annual result (RULES §8.3): mean of the periods in which the subject was ranked by the declared weights, then the
 * year's own additions and deductions; never below 0. Ranked in no period: not applicable.
 */
export function composeYear(input: YearComposition): Figure {
  const counted = input.periods.flatMap((period): Counted[] =>
    period.compositeCenti !== null && period.weight > 0 ? [{ ...period, compositeCenti: period.compositeCenti }] : [],
  )
  if (counted.length === 0) return notApplicable('neverRanked')
  const mean = meanOfPeriods(counted)
  const plus = input.adjustments?.plusCenti ?? 0
  const minus = input.adjustments?.minusCenti ?? 0
  const centi = Math.max(0, mean + plus - minus)
  return scored(centi, () => yearNode(input, counted, { mean, plus, minus, centi }))
}

function meanOfPeriods(periods: readonly Counted[]): number {
  const weights = periods.reduce((sum, period) => sum + BigInt(period.weight), 0n)
  return toSafe(
    rdivBig(
      periods.reduce((sum, period) => sum + BigInt(weighed(period)), 0n),
      weights,
    ),
  )
}

function weighed(period: Counted): number {
  return period.weight * period.compositeCenti
}

type YearFigures = {
  readonly mean: number
  readonly plus: number
  readonly minus: number
  readonly centi: number
}

function yearNode(input: YearComposition, counted: readonly Counted[], figures: YearFigures): Derivation {
  const { mean, plus, minus, centi } = figures
  const meanNode = centiNode(
    'year.mean',
    'rdiv(sum(scores), sum(weights))',
    { scores: counted.map(weighed), weights: counted.map((period) => period.weight) },
    mean,
    { parts: counted.map(periodNode) },
  )
  return centiNode('year.composite', 'max(0, mean + plus - minus)', { mean, plus, minus }, centi, {
    notes: { subject: input.subject.code },
    parts: [named('mean', meanNode), ...(input.adjustments === null ? [] : adjustmentNodes(input.adjustments))],
  })
}

function periodNode(period: Counted): Derivation {
  const inputs = { weight: period.weight, score: period.compositeCenti }
  const parts = period.why === undefined ? [] : [named('score', period.why())]
  const node = centiNode('year.period', 'weight * score', inputs, weighed(period), {
    notes: { period: period.period },
    parts,
  })
  return { ...node, name: 'scores[]', unit: 'weight' }
}
