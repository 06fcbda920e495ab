import type { Policy } from '../scheme.ts'
import { range, type Problems } from './problem.ts'

/**
 * Composite weights are positive; additions and benchmarks are stated, and a benchmark divides, so it is above 0
 * (RULES §1.7, §8).
 */
export function validateComposite({ composite, unitPoints }: Policy, path: string): Problems {
  const { weights, points } = composite
  const at = `${path}.composite`
  return [
    ...Object.entries(weights).flatMap(([roleClass, { team, own }]) => [
      ...range(`${at}.weights.${roleClass}.team`, team, 1),
      ...range(`${at}.weights.${roleClass}.own`, own, 1),
    ]),
    ...range(`${at}.points.benchmarkCenti`, points.benchmarkCenti, 1),
    ...(points.kind === 'ADDITION'
      ? range(`${at}.points.additionCenti`, points.additionCenti, 0)
      : range(`${at}.points.weight`, points.weight, 1)),
    ...range(`${path}.unitPoints.additionCenti`, unitPoints.additionCenti, 0),
    ...range(`${path}.unitPoints.benchmarkPerHeadCenti`, unitPoints.benchmarkPerHeadCenti, 1),
  ]
}
