import type { Slice } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'
import { given } from '../derivation.ts'
import { Refusal } from '../refusal.ts'
import type { DraftLine } from './draft-line.ts'
import { finishLine, type FinishedLine } from './finish-line.ts'

type HeldSlice = Extract<Slice, { kind: 'HELD' }>

/**
 * The lines of a held-back slice (RULES §12, slices): as listed by hand, in the order of unit and person. An empty list
 * hands nothing out yet: the whole slice is held.
 * @throws Refusal `plan.heldListOff` when the list does not sum exactly to the slice, `plan.heldListInvalid` for an
 * amount that is no whole number of fen from 0 up.
 */
export function handOutHeld(
  slice: HeldSlice,
  amountFen: bigint,
  homeOf: (person: string) => string,
): { readonly lines: readonly FinishedLine[]; readonly heldFen: bigint } {
  if (slice.lines.length === 0) return { lines: [], heldFen: amountFen }
  const invalid = slice.lines.find(({ amountFen: fen }) => !/^\d+$/.test(fen))
  if (invalid !== undefined) {
    throw new Refusal('plan.heldListInvalid', {
      slice: slice.code,
      person: invalid.person,
      amountFen: invalid.amountFen,
    })
  }
  const listed = slice.lines.reduce((sum, { amountFen: fen }) => sum + BigInt(fen), 0n)
  if (listed !== amountFen) {
    const params = {
      amountFen: String(amountFen),
      listedFen: String(listed),
      differenceFen: String(listed - amountFen),
    }
    throw new Refusal('plan.heldListOff', { slice: slice.code, ...params })
  }
  const lines = slice.lines.map((line) => toLine(slice.code, line, homeOf(line.person)))
  return { lines: lines.sort(byUnitAndPerson), heldFen: 0n }
}

function toLine(slice: string, { person, amountFen }: HeldSlice['lines'][number], unit: string): FinishedLine {
  const draft: DraftLine = {
    slice,
    unit,
    person,
    posting: '',
    postBp: 0,
    months: 0,
    factorBp: 10_000,
    personalBp: 10_000,
    base: 0n,
    amount: BigInt(amountFen),
    floor: null,
    ceiling: null,
    bound: 'none',
    hasSpare: false,
    equalShare: null,
    why: () => given('', 'line.held', amountFen, 'fen', { slice, person, unit }),
  }
  return finishLine(draft, 1n, false)
}

/** Two lines of one person go by amount, so that the order given does not matter. */
function byUnitAndPerson(a: FinishedLine, b: FinishedLine): number {
  const order = compareCodes(a.draft.unit, b.draft.unit) || compareCodes(a.draft.person, b.draft.person)
  if (order !== 0) return order
  return a.amountFen < b.amountFen ? -1 : a.amountFen > b.amountFen ? 1 : 0
}
