import { named, type Derivation } from '../derivation.ts'
import type { BoundedSplit } from '../split/split-bounded.ts'
import type { PerformanceInput, WeighedUnit } from './performance-slice.ts'
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
  if (unit.weight === 0n) return { ...unitWeightNode(input, unit), rule: 'unitPool.nothing', unit: 'fen' }
  const isFree = (i: number): boolean => level.shares[i]?.bound === 'none'
  const fixed = level.shares.filter(({ bound }) => bound !== 'none').map(({ amount }) => amount)
  const free = units.filter(({ weight }, i) => isFree(i) && weight > 0n)
  return freeShareNode({
    rule: 'unitPool.free',
    free: freeMoneyNode(input.totalWhy(), fixed),
    weight: unitWeightNode(input, unit),
    freeWeight: sumNode(
      'unitPool.weights',
      free.map(({ weight }) => weight),
      'weight',
      { units: free.length },
      free.map((other) => unitWeightNode(input, other)),
    ),
    hasSpare: share.hasSpare,
    amount: share.amount,
    notes,
  })
}

/** K × Σh. */
function unitWeightNode(input: PerformanceInput, unit: WeighedUnit): Derivation {
  const team = input.teamFactor(unit.unit)
  return {
    name: '',
    rule: 'unitPool.weight',
    operation: 'coefficient * base',
    inputs: { coefficient: team.coefficientBp, base: String(unit.base) },
    result: String(unit.weight),
    unit: 'weight',
    notes: { unit: unit.unit },
    parts: [named('coefficient', team.why()), named('base', unitBaseNode(unit))],
  }
}

/** H of a unit: the sum of its segments' base weights. */
export function unitBaseNode(unit: Pick<WeighedUnit, 'unit' | 'rows'>): Derivation {
  const bases = unit.rows.map(({ base }) => base)
  return sumNode('unitPool.base', bases, 'weight', { unit: unit.unit, segments: bases.length })
}

/** A unit's bound is the sum of its people's. */
function boundNode(unit: WeighedUnit, bound: 'floor' | 'ceiling', notes: Derivation['notes']): Derivation {
  const bounds = unit.rows.map((row) => (bound === 'floor' ? row.floor : (row.ceiling ?? 0n)))
  return sumNode(bound === 'floor' ? 'unitPool.floor' : 'unitPool.ceiling', bounds, 'fen', notes)
}
