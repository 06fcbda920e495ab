/** An exact rational number. The denominator is positive; it need not be in lowest terms. */
export type Fraction = { readonly n: bigint; readonly d: bigint }

export const ZERO: Fraction = { n: 0n, d: 1n }

/** n/d. @throws RangeError when d is 0. */
export function fraction(n: bigint, d: bigint): Fraction {
  if (d === 0n) throw new RangeError('fraction: divisor is 0')
  return d < 0n ? { n: -n, d: -d } : { n, d }
}

export function whole(n: bigint | number): Fraction {
  return { n: BigInt(n), d: 1n }
}

export function add(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { n: -b.n, d: b.d })
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d }
}

export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n)
}

/** Negative when a < b, 0 when equal, positive when a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

/** The largest whole number that is not above the fraction. */
export function floorOf(a: Fraction): bigint {
  let q = a.n / a.d
  while (q * a.d > a.n) q -= 1n
  return q
}

/** The smallest whole number that is not below the fraction. */
export function ceilingOf(a: Fraction): bigint {
  let q = a.n / a.d
  while (q * a.d < a.n) q += 1n
  return q
}

/** The nearest whole number, halves away from zero (RULES §1.1). */
export function roundOf(a: Fraction): bigint {
  const half = fraction(1n, 2n)
  return a.n < 0n ? ceilingOf(subtract(a, half)) : floorOf(add(a, half))
}

export function limit(x: bigint, low: bigint, high: bigint): bigint {
  return x < low ? low : x > high ? high : x
}
