import type { Derivation } from '../derivation.ts'
import { Refusal } from '../refusal.ts'
import type { DraftLine } from './draft-line.ts'
import { baseWeight, segmentKey, type PayeeSegment } from './payee-segment.ts'
import { baseNode } from './segment-nodes.ts'
import { splitOffice, type OfficeRow } from './single-level-slice.ts'
import { sumNode } from './split-nodes.ts'

export type PostInput = {
  readonly slice: string
  readonly total: bigint
  readonly totalWhy: () => Derivation
  readonly segments: readonly PayeeSegment[]
  readonly isFactorIgnored: boolean
}

/**
 * The post slice (RULES §12, slices): one level over the whole office by h = post × months × factor alone.
 * @throws Refusal `plan.allWeightsZero` when there is money and nobody has weight.
 */
export function splitByPost({ slice, total, totalWhy, segments, isFactorIgnored }: PostInput): readonly DraftLine[] {
  const rows = segments.map((segment) => toRow(segment, isFactorIgnored))
  if (total > 0n && rows.every(({ weight }) => weight === 0n)) {
    throw new Refusal('plan.allWeightsZero', { slice, amount: String(total) })
  }
  const weightsWhy = (): Derivation => unitSums(rows)
  return splitOffice({ slice, total, totalWhy, rows, weightsWhy })
}

function toRow(segment: PayeeSegment, isFactorIgnored: boolean): OfficeRow {
  const base = baseWeight(segment, isFactorIgnored)
  return {
    key: segmentKey(segment),
    weight: base,
    weightWhy: () => baseNode(segment, base, isFactorIgnored),
    rule: 'line.post',
    line: { ...segment, base },
  }
}

/** Σh of the office, unit by unit. */
function unitSums(rows: readonly OfficeRow[]): Derivation {
  const byUnit = new Map<string, bigint>()
  for (const { line, weight } of rows) byUnit.set(line.unit, (byUnit.get(line.unit) ?? 0n) + weight)
  return sumNode('office.base', [...byUnit.values()], 'weight', { units: byUnit.size })
}
