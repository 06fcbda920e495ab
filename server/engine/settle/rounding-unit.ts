import type { Plan } from '../bundle.ts'
import { Refusal } from '../refusal.ts'

/** A pool in whole rounding units and what is left below one (RULES §12, rounding unit). */
export type RoundedPool = {
  readonly poolFen: bigint
  /** Fen in one unit: 1, 10 or 100. */
  readonly unitFen: bigint
  readonly units: bigint
  readonly remainderFen: bigint
}

const UNIT_FEN = { FEN: 1n, JIAO: 10n, YUAN: 100n } as const

/**
 * The split runs in whole rounding units; the remainder below is a line of its own. A pool of 0 is legal and pays 0.
 * @throws Refusal `plan.poolInvalid` for text that is no whole number of fen, `plan.poolNegative` below 0.
 */
export function roundPool({ poolFen, roundingUnit }: Pick<Plan, 'poolFen' | 'roundingUnit'>): RoundedPool {
  if (!/^-?\d+$/.test(poolFen)) throw new Refusal('plan.poolInvalid', { poolFen })
  const pool = BigInt(poolFen)
  if (pool < 0n) throw new Refusal('plan.poolNegative', { poolFen }, [{ setting: 'poolFen', value: '0' }])
  const unitFen = UNIT_FEN[roundingUnit]
  return { poolFen: pool, unitFen, units: pool / unitFen, remainderFen: pool % unitFen }
}
