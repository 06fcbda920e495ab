import { given, named, type Derivation } from '../derivation.ts'
import type { BoundedSplit } from '../split/split-bounded.ts'
import type { PerformanceInput, UnitShare, WeighedSegment } from './performance-slice.ts'
import type { EqualShare } from './personal-bounds.ts'
import { segmentFactorNodes, segmentNotes } from './segment-nodes.ts'
import { freeMoneyNode, freeShareNode, sumNode } from './split-nodes.ts'

/** The tree of one line of the performance slice (RULES §12.6–§12.9). */
export function performanceLineNode(
  input: PerformanceInput,
  unit: UnitShare,
  level: BoundedSplit,
  index: number,
  share: EqualShare,
): Derivation {
  const row = unit.rows[index]
  const part = level.shares[index]
  if (row === undefined || part === undefined) throw new RangeError(`no line at ${index}`)
  const notes = { ...segmentNotes(row.segment), slice: input.slice, bound: part.bound }
  if (row.weight === 0n) return { ...lineWeightNode(input, row), rule: 'line.nothing', unit: 'fen', notes }
  if (part.bound !== 'none') return boundNode(input, row, part.bound, share, notes)
  const fixed = level.shares.filter(({ bound }) => bound !== 'none').map(({ amount }) => amount)
  const free = unit.rows.filter(({ weight }, i) => level.shares[i]?.bound === 'none' && weight > 0n)
  const weights = free.map(({ weight }) => weight)
  return freeShareNode({
    rule: 'line.free',
    free: freeMoneyNode(unit.why(), fixed),
    weight: lineWeightNode(input, row),
    freeWeight: sumNode('line.weights', weights, 'weight', { unit: unit.unit, segments: free.length }),
    hasSpare: part.hasSpare,
    amount: part.amount,
    notes,
  })
}

function lineWeightNode(input: PerformanceInput, row: WeighedSegment): Derivation {
  const { postBp, months, personalBp, person } = row.segment
  const factor = row.base === 0n ? 0 : input.isFactorIgnored ? 10_000 : row.segment.factorBp
  return {
    name: '',
    rule: 'line.weight',
    operation: 'post * months * factor * personal',
    inputs: { post: postBp, months, factor, personal: personalBp },
    result: String(row.weight),
    unit: 'weight',
    notes: segmentNotes(row.segment),
    parts: [...segmentFactorNodes(row.segment, factor), named('personal', input.personalWhy(person))],
  }
}

function boundNode(
  input: PerformanceInput,
  row: WeighedSegment,
  bound: 'floor' | 'ceiling',
  { total, totalBase }: EqualShare,
  notes: Derivation['notes'],
): Derivation {
  const isFloor = bound === 'floor'
  const boundBp = (isFloor ? input.bounds.floorBp : input.bounds.ceilingBp) ?? 0
  return {
    name: '',
    rule: isFloor ? 'line.floor' : 'line.ceiling',
    operation: `${isFloor ? 'ceildiv' : 'floordiv'}(boundBp * total * base, 10000 * totalBase)`,
    inputs: { boundBp, total: String(total), base: String(row.base), totalBase: String(totalBase) },
    result: String((isFloor ? row.floor : row.ceiling) ?? 0n),
    unit: 'fen',
    notes,
    parts: [
      given('boundBp', isFloor ? 'plan.floor' : 'plan.ceiling', boundBp, 'bp'),
      named('total', input.totalWhy()),
      named('base', baseNode(input, row)),
    ],
  }
}

/** h of the segment. */
function baseNode(input: PerformanceInput, row: WeighedSegment): Derivation {
  const factor = row.base === 0n ? 0 : input.isFactorIgnored ? 10_000 : row.segment.factorBp
  return {
    name: '',
    rule: 'line.base',
    operation: 'post * months * factor',
    inputs: { post: row.segment.postBp, months: row.segment.months, factor },
    result: String(row.base),
    unit: 'weight',
    notes: segmentNotes(row.segment),
    parts: segmentFactorNodes(row.segment, factor),
  }
}
