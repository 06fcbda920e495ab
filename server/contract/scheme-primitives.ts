import { z } from 'zod'

/** One million points: far beyond a card, and its product with any count stays a safe integer. */
const MAX_CENTI = 100_000_000

/** Hundredths of a point, any sign. */
export const signedCenti = z.int().min(-MAX_CENTI).max(MAX_CENTI)
/** Hundredths of a point, not negative. */
export const magnitudeCenti = z.int().min(0).max(MAX_CENTI)
/** Hundredths of a point of a full mark. */
export const amountCenti = z.int().min(0).max(MAX_CENTI)
/** A share or coefficient in basis points, up to 100 times. */
export const shareBp = z.int().min(0).max(1_000_000)
/** A weight; weights need not sum to anything. */
export const weight = z.int().min(0).max(1_000_000)
/** An indicator's level, scaled by the item's measure. */
export const level = z.int().min(-1_000_000_000_000).max(1_000_000_000_000)
