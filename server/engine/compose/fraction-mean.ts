import { rdivBig, toSafe } from '../rounding.ts'

/**
 * A weighted mean whose terms may themselves be fractions, rounded once: each component is weight × numerator ÷
 * denominator. Names travel with the numbers, so that value and derivation come from one description.
 */
export type MeanTerm = {
  /** Name of the weight among the inputs. */
  readonly weightName: string
  readonly weight: number
  /** Expression of the numerator over the inputs, and its value. */
  readonly numeratorName: string
  readonly numerator: bigint
  /** Name and value of the denominator; null when the term is whole. */
  readonly denominator: { readonly name: string; readonly value: bigint } | null
}

export type Mean = { readonly centi: number; readonly operation: string }

/**
 * Σ weight·numerator/denominator ÷ Σ weight over one common denominator, rounded once (RULES §8.1).
 * @throws RangeError when the weights sum to nothing.
 */
export function meanOf(terms: readonly MeanTerm[]): Mean {
  const denominators = terms.flatMap((term) => term.denominator ?? [])
  const common = denominators.reduce((product, { value }) => product * value, 1n)
  const total = terms.reduce((sum, term) => sum + scaledTerm(term, common), 0n)
  const weights = terms.reduce((sum, term) => sum + BigInt(term.weight), 0n)
  return { centi: toSafe(rdivBig(total, weights * common)), operation: operationOf(terms) }
}

function scaledTerm(term: MeanTerm, common: bigint): bigint {
  return (BigInt(term.weight) * term.numerator * common) / (term.denominator?.value ?? 1n)
}

function operationOf(terms: readonly MeanTerm[]): string {
  const names = terms.flatMap((term) => term.denominator?.name ?? [])
  const numerators = terms.map((term) => {
    const others = names.filter((name) => name !== term.denominator?.name)
    return [term.weightName, term.numeratorName, ...others].join(' * ')
  })
  const weights = terms.map((term) => term.weightName).join(' + ')
  return `rdiv(${numerators.join(' + ')}, ${['(' + weights + ')', ...names].join(' * ')})`
}
