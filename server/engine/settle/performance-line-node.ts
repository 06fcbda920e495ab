import { given, named, type Derivation } from '../derivation.ts'
import type { BoundedSplit } from '../split/split-bounded.ts'
import type { PerformanceInput, UnitShare, WeighedSegment } from './performance-slice.ts'
import type { EqualShare } from './personal-bounds.ts'
import { reference } from './reference.ts'
import { baseNode, segmentNotes, usedFactor } from './segment-nodes.ts'
import { freeMoneyNode, freeShareNode } from './split-nodes.ts'

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
  const pool = reference('', { kind: 'unitPool', unit: unit.unit }, String(unit.amount), 'fen')
  return freeShareNode({
    rule: 'line.free',
    free: freeMoneyNode(pool, level.freeTotal),
    weight: lineWeightNode(input, row),
    freeWeight: given('', 'line.freeWeight', String(level.freeWeight), 'weight', { unit: unit.unit }),
    hasSpare: part.hasSpare,
    amount: part.amount,
    notes,
  })
}

function lineWeightNode(input: PerformanceInput, row: WeighedSegment): Derivation {
  const { postBp, months, personalBp, person } = row.segment
  const factor = usedFactor(row.segment, row.base, input.isFactorIgnored)
  return {
    name: '',
    rule: 'line.weight',
    operation: 'post * months * factor * personal',
    inputs: { post: postBp, months, factor: factor.bp, personal: personalBp },
    result: String(row.weight),
    unit: 'weight',
    notes: {},
    parts: [...factor.parts, named('personal', input.personalWhy(person))],
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
    parts: [named('total', input.totalWhy()), named('base', baseNode(row.segment, row.base, input.isFactorIgnored))],
  }
}
