import type { BoundedWeight } from '../../server/engine/split/split-bounded.ts'

/**
 * A deliberately naive second implementation of RULES §12.9, by another way: bounded shares are clamp(λ·weight) for one
 * level λ, so every level at which somebody meets a bound is tried in turn until the shares reach the total. Fractions
 * are pairs of bigint, nothing is indexed, ties are settled by comparing everybody with everybody.
 * @returns null where the bounds are infeasible or nobody may take the money.
 */
export function naiveSplitBounded(total: bigint, sharers: readonly BoundedWeight[]): readonly bigint[] | null {
  if (sharers.some(({ floor, ceiling }) => ceiling !== null && floor > ceiling)) return null
  const level = findLevel(total, sharers)
  if (level === null) return null
  const exact = sharers.map((sharer) => atLevel(sharer, level))
  const whole = exact.map(({ n, d }) => n / d)
  const left = total - whole.reduce((sum, amount) => sum + amount, 0n)
  return whole.map((amount, i) => amount + (placeByRemainder(exact, sharers, i) < left ? 1n : 0n))
}

type Fraction = { readonly n: bigint; readonly d: bigint }

function findLevel(total: bigint, sharers: readonly BoundedWeight[]): Fraction | null {
  const levels = breakLevels(sharers).sort(compareFractions)
  let from: Fraction = { n: 0n, d: 1n }
  if (compareFractions(sumAt(sharers, from), whole(total)) > 0) return null
  for (const to of levels) {
    if (compareFractions(sumAt(sharers, to), whole(total)) >= 0) return between(total, sharers, from, to)
    from = to
  }
  const open = sharers.filter(({ weight, ceiling }) => weight > 0n && ceiling === null)
  const slope = open.reduce((sum, { weight }) => sum + weight, 0n)
  const reached = sumAt(sharers, from)
  if (compareFractions(reached, whole(total)) === 0) return from
  if (slope === 0n) return null
  const rest = { n: total * reached.d - reached.n, d: reached.d }
  return { n: from.n * rest.d * slope + rest.n * from.d, d: from.d * rest.d * slope }
}

/** The level between two neighbouring break levels, where the sum is a straight line. */
function between(total: bigint, sharers: readonly BoundedWeight[], from: Fraction, to: Fraction): Fraction {
  const low = sumAt(sharers, from)
  const high = sumAt(sharers, to)
  const rise = minus(high, low)
  if (rise.n === 0n) return from
  const part = over(minus(whole(total), low), rise)
  const step = minus(to, from)
  return { n: from.n * part.d * step.d + part.n * step.n * from.d, d: from.d * part.d * step.d }
}

function breakLevels(sharers: readonly BoundedWeight[]): Fraction[] {
  return sharers
    .filter(({ weight }) => weight > 0n)
    .flatMap(({ weight, floor, ceiling }) =>
      [floor, ...(ceiling === null ? [] : [ceiling])].map((n) => ({ n, d: weight })),
    )
}

function atLevel({ weight, floor, ceiling }: BoundedWeight, level: Fraction): Fraction {
  const share = { n: level.n * weight, d: level.d }
  if (weight === 0n || compareFractions(share, whole(floor)) < 0) return whole(floor)
  if (ceiling !== null && compareFractions(share, whole(ceiling)) > 0) return whole(ceiling)
  return share
}

function sumAt(sharers: readonly BoundedWeight[], level: Fraction): Fraction {
  return sharers
    .map((sharer) => atLevel(sharer, level))
    .reduce((sum, { n, d }) => ({ n: sum.n * d + n * sum.d, d: sum.d * d }), whole(0n))
}

/** How many come before: larger fractional part, then lower code by UTF-8 bytes; whole shares come last. */
function placeByRemainder(exact: readonly Fraction[], sharers: readonly BoundedWeight[], own: number): bigint {
  const code = (i: number): Buffer => Buffer.from(sharers[i]?.code ?? '')
  const rest = (i: number): Fraction => {
    const { n, d } = exact[i] ?? whole(0n)
    return { n: n % d, d }
  }
  const before = exact.filter((_, i) => {
    const order = compareFractions(rest(i), rest(own))
    return order > 0 || (order === 0 && Buffer.compare(code(i), code(own)) < 0)
  })
  return BigInt(before.length)
}

const whole = (n: bigint): Fraction => ({ n, d: 1n })
const minus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d })
const over = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d, d: a.d * b.n })

function compareFractions(a: Fraction, b: Fraction): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}
