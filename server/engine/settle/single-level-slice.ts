import { compareCodes } from '../compare-codes.ts'
import { named, type Derivation } from '../derivation.ts'
import { split, type Share } from '../split/split.ts'
import type { DraftLine } from './draft-line.ts'
import { freeShareNode } from './split-nodes.ts'

/** A line of a slice that is shared out in one step over the whole office. */
export type OfficeRow = {
  /** Orders equal remainders. */
  readonly key: string
  readonly weight: bigint
  readonly weightWhy: () => Derivation
  readonly rule: string
  readonly line: Pick<
    DraftLine,
    'unit' | 'person' | 'posting' | 'postBp' | 'months' | 'factorBp' | 'personalBp' | 'base'
  >
}

type OfficeSplit = {
  readonly slice: string
  readonly total: bigint
  readonly totalWhy: () => Derivation
  readonly rows: readonly OfficeRow[]
  /** The sum of all weights. */
  readonly weightsWhy: () => Derivation
}

/** Lines of a slice with one level and no bounds, in the order of unit, person, posting. */
export function splitOffice(input: OfficeSplit): readonly DraftLine[] {
  const parts = split(
    input.total,
    input.rows.map(({ key, weight }) => ({ code: key, weight })),
  )
  const lines = input.rows.map((row, i) =>
    toLine(input, row, parts[i] ?? { code: row.key, amount: 0n, hasSpare: false }),
  )
  return lines.sort(byUnitPersonPosting)
}

function toLine(input: OfficeSplit, row: OfficeRow, { amount, hasSpare }: Share): DraftLine {
  return {
    ...row.line,
    slice: input.slice,
    amount,
    floor: null,
    ceiling: null,
    bound: 'none',
    hasSpare,
    equalShare: null,
    why: () => lineNode(input, row, amount, hasSpare),
  }
}

function lineNode(input: OfficeSplit, row: OfficeRow, amount: bigint, hasSpare: boolean): Derivation {
  const { person, unit, posting } = row.line
  const notes = { slice: input.slice, person, unit, posting }
  if (row.weight === 0n) {
    const operation = 'total * weight'
    const weight = named('weight', row.weightWhy())
    const inputs = { total: String(input.total), weight: 0 }
    return { name: '', rule: 'line.nothing', operation, inputs, result: '0', unit: 'fen', notes, parts: [weight] }
  }
  return freeShareNode({
    rule: row.rule,
    free: input.totalWhy(),
    weight: row.weightWhy(),
    freeWeight: input.weightsWhy(),
    hasSpare,
    amount,
    notes,
  })
}

export function byUnitPersonPosting(a: SortKey, b: SortKey): number {
  return compareCodes(a.unit, b.unit) || compareCodes(a.person, b.person) || compareCodes(a.posting, b.posting)
}

type SortKey = { readonly unit: string; readonly person: string; readonly posting: string }
