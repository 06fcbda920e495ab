/**
 * n/d rounded half away from zero (RULES §1.1). The one rounding of every named result.
 * @throws RangeError when d is not positive.
 */
export function rdivBig(n: bigint, d: bigint): bigint {
  if (d <= 0n) throw new RangeError(`rdiv: divisor ${d} is not positive`)
  const twice = 2n * (n < 0n ? -n : n) + d
  const magnitude = twice / (2n * d)
  return n < 0n ? -magnitude : magnitude
}

/** {@link rdivBig} for safe integers; products are the caller's: pass them as bigint where they may pass 2^53. */
export function rdiv(n: number | bigint, d: number | bigint): number {
  return toSafe(rdivBig(BigInt(n), BigInt(d)))
}

/** ⌊n/d⌋ for d > 0, also for negative n. */
export function floorDiv(n: bigint, d: bigint): bigint {
  const q = n / d
  return n % d < 0n ? q - 1n : q
}

/** ⌈n/d⌉ for d > 0, also for negative n. */
export function ceilDiv(n: bigint, d: bigint): bigint {
  return -floorDiv(-n, d)
}

/** x limited to [low, high]. */
export function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high)
}

/** A bigint as a number. @throws RangeError beyond 2^53 − 1, so that no figure is ever silently wrong. */
export function toSafe(value: bigint): number {
  const asNumber = Number(value)
  if (!Number.isSafeInteger(asNumber)) throw new RangeError(`${value} is beyond the safe integers`)
  return asNumber
}
