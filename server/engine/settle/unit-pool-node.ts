import { named, type Derivation } from '../derivation.ts'
import type { BoundedSplit } from '../split/split-bounded.ts'
import type { PerformanceInput, WeighedUnit } from './performance-slice.ts'
import { reference } from './reference.ts'
import { freeMoneyNode, freeShareNode, sumNode } from './split-nodes.ts'

/** The tree of one unit's part of the performance slice (RULES §12.5). */
export function unitPoolNode(
  input: PerformanceInput,
  units: readonly WeighedUnit[],
  level: BoundedSplit,
  index: number,
): Derivation {
  const unit = units[index]
  const share = level.shares[index]
  if (unit === undefined || share === undefined) throw new RangeError(`no unit at ${index}`)
  const notes = { unit: unit.unit, slice: input.slice, bound: share.bound }
  if (share.bound !== 'none') return boundNode(unit, share.bound, notes)
  if (unit.weight === 0n) return { ...unitWeightNode(unit), rule: 'unitPool.nothing', unit: 'fen', notes }
  const free = units.filter(({ weight }, i) => level.shares[i]?.bound === 'none' && weight > 0n)
  const weights = free.map(({ weight }) => weight)
  return freeShareNode({
    rule: 'unitPool.free',
    free: freeMoneyNode(input.totalWhy(), level.freeTotal),
    weight: unitWeightNode(unit),
    freeWeight: sumNode('unitPool.weights', weights, 'weight', { units: free.length }),
    hasSpare: share.hasSpare,
    amount: share.amount,
    notes,
  })
}

/** K × Σh. */
function unitWeightNode(unit: WeighedUnit): Derivation {
  const { coefficientBp } = unit
  return {
    name: '',
    rule: 'unitPool.weight',
    operation: 'coefficient * base',
    inputs: { coefficient: coefficientBp, base: String(unit.base) },
    result: String(unit.weight),
    unit: 'weight',
    notes: { unit: unit.unit },
    parts: [
      reference('coefficient', { kind: 'coefficient', unit: unit.unit }, coefficientBp, 'bp'),
      named('base', unitBaseNode(unit)),
    ],
  }
}

/** H of a unit: the sum of its segments' base weights. */
function unitBaseNode({ unit, rows }: WeighedUnit): Derivation {
  const bases = rows.map(({ base }) => base)
  return sumNode('unitPool.base', bases, 'weight', { unit, segments: bases.length })
}

/** A unit's bound is the sum of its people's. */
function boundNode(unit: WeighedUnit, bound: 'floor' | 'ceiling', notes: Derivation['notes']): Derivation {
  const bounds = unit.rows.map((row) => (bound === 'floor' ? row.floor : (row.ceiling ?? 0n)))
  return sumNode(bound === 'floor' ? 'unitPool.floor' : 'unitPool.ceiling', bounds, 'fen', notes)
}
