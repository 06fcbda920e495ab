import { Refusal } from '../refusal.ts'
import { fixViolations, type FreePart } from './fix-violations.ts'
import { split, type Share } from './split.ts'

/** A sharer with bounds in whole units; a null ceiling is none. A sharer without weight gets its floor. */
export type BoundedWeight = {
  readonly code: string
  readonly weight: bigint
  readonly floor: bigint
  readonly ceiling: bigint | null
}

export type Bound = 'none' | 'floor' | 'ceiling'

/** A part of a bounded split, with the bound that fixed it. */
export type BoundedShare = Share & { readonly bound: Bound }

/**
 * The parts in the order given, and what the unfixed ones shared by weight: an unfixed part is
 * ⌊freeTotal·weight ÷ freeWeight⌋, plus 1 where it has a spare unit.
 */
export type BoundedSplit = {
  readonly shares: readonly BoundedShare[]
  readonly freeTotal: bigint
  readonly freeWeight: bigint
}

/**
 * Shares `total` whole units out by weight inside everybody's bounds (RULES §12.9): bounds that the exact shares break
 * are fixed in rounds, the rest goes by largest remainder, equal remainders by code. Comparisons are exact; only the end
 * rounds. The parts sum to `total`, and no part leaves its bounds.
 * @throws Refusal `bounds.floorAboveCeiling`, `bounds.floorsAboveTotal`, `bounds.ceilingsBelowTotal` (the codes whose
 * bounds clash, and the nearest total that is feasible) or `split.allWeightsZero`.
 */
export function splitBounded(total: bigint, sharers: readonly BoundedWeight[]): BoundedSplit {
  checkFeasible(total, sharers)
  const bounds: Bound[] = sharers.map(() => 'none')
  const amounts = sharers.map(({ floor }) => floor)
  const weighted: FreePart[] = []
  let unshared = total
  sharers.forEach(({ weight, floor, ceiling }, index) => {
    if (weight > 0n) weighted.push({ index, weight, floor, ceiling })
    else unshared -= floor
  })
  const { free, freeTotal } = fixViolations(unshared, weighted, (index, bound, amount) => {
    bounds[index] = bound
    amounts[index] = amount
  })
  return { ...shareRest(freeTotal, free, sharers, amounts, bounds), freeTotal }
}

function shareRest(
  freeTotal: bigint,
  free: readonly FreePart[],
  sharers: readonly BoundedWeight[],
  amounts: bigint[],
  bounds: readonly Bound[],
): { readonly shares: readonly BoundedShare[]; readonly freeWeight: bigint } {
  const spares = new Set<number>()
  const rest = split(
    freeTotal,
    free.map(({ index, weight }) => ({ code: sharers[index]?.code ?? '', weight })),
  )
  free.forEach(({ index }, at) => {
    const share = rest[at]
    if (share === undefined) return
    amounts[index] = share.amount
    if (share.hasSpare) spares.add(index)
  })
  const shares = sharers.map(({ code }, index) => ({
    code,
    amount: amounts[index] ?? 0n,
    hasSpare: spares.has(index),
    bound: bounds[index] ?? 'none',
  }))
  return { shares, freeWeight: free.reduce((sum, { weight }) => sum + weight, 0n) }
}

function checkFeasible(total: bigint, sharers: readonly BoundedWeight[]): void {
  const crossed = sharers.filter(({ floor, ceiling }) => ceiling !== null && floor > ceiling)
  if (crossed.length > 0) throw new Refusal('bounds.floorAboveCeiling', { codes: crossed.map(({ code }) => code) })
  const floors = sharers.reduce((sum, { floor }) => sum + floor, 0n)
  if (floors > total) throw boundsRefusal('bounds.floorsAboveTotal', total, floors, withBound(sharers, 'floor'))
  const ceilings = sumCeilings(sharers)
  if (ceilings !== null && ceilings < total && sharers.some(({ weight }) => weight > 0n)) {
    throw boundsRefusal('bounds.ceilingsBelowTotal', total, ceilings, withBound(sharers, 'ceiling'))
  }
}

/** Nobody without weight can take more than the floor; null when somebody can take any amount. */
function sumCeilings(sharers: readonly BoundedWeight[]): bigint | null {
  let sum = 0n
  for (const { weight, floor, ceiling } of sharers) {
    if (weight === 0n) sum += floor
    else if (ceiling === null) return null
    else sum += ceiling
  }
  return sum
}

function boundsRefusal(code: string, total: bigint, nearest: bigint, codes: readonly string[]): Refusal {
  const repair = { setting: 'poolFen', value: String(nearest) } as const
  return new Refusal(code, { total: String(total), nearest: String(nearest), codes }, [repair])
}

function withBound(sharers: readonly BoundedWeight[], bound: 'floor' | 'ceiling'): readonly string[] {
  return sharers.filter((sharer) => (sharer[bound] ?? 0n) > 0n).map(({ code }) => code)
}
