import { compareCodes } from '../compare-codes.ts'
import { given, type Derivation } from '../derivation.ts'
import { Refusal } from '../refusal.ts'
import type { DraftLine } from './draft-line.ts'
import { splitOffice, type OfficeRow } from './single-level-slice.ts'
import { sumNode } from './split-nodes.ts'

export type PointsInput = {
  readonly slice: string
  readonly total: bigint
  readonly totalWhy: () => Derivation
  /** Project points of the period by person, in hundredths; below 0 counts as 0. */
  readonly points: ReadonlyMap<string, number>
  readonly homeOf: (person: string) => string
}

/**
 * The project points slice (RULES §12, slices): one level by points. Factors and grades do not matter here.
 * @throws Refusal `plan.noPoints` when nobody has points, with the offer to move the slice to performance.
 */
export function splitByPoints({ slice, total, totalWhy, points, homeOf }: PointsInput): readonly DraftLine[] {
  const rows = [...points]
    .filter(([, centi]) => centi > 0)
    .sort(([a], [b]) => compareCodes(a, b))
    .map(([person, centi]) => toRow(person, centi, homeOf(person)))
  if (rows.length === 0) {
    throw new Refusal('plan.noPoints', { slice, amount: String(total) }, [
      { setting: 'slice', slice, to: 'PERFORMANCE' },
    ])
  }
  const weights = rows.map(({ weight }) => weight)
  const weightsWhy = (): Derivation => sumNode('office.points', weights, 'centi', { people: weights.length })
  return splitOffice({ slice, total, totalWhy, rows, weightsWhy })
}

function toRow(person: string, centi: number, unit: string): OfficeRow {
  return {
    key: person,
    weight: BigInt(centi),
    weightWhy: () => given('', 'person.points', centi, 'centi', { person }),
    rule: 'line.points',
    line: { unit, person, posting: '', postBp: 0, months: 0, factorBp: 10_000, personalBp: 10_000, base: 0n },
  }
}
