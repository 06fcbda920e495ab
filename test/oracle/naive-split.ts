import { compareBytes } from './compare-bytes.ts'
import { OracleRefusal } from './oracle-refusal.ts'

/** A subject and its weight. Subjects come in any order; equal remainders go to the lower code. */
export type Share = { readonly code: string; readonly weight: bigint }

export type SplitPart = { readonly amount: bigint; readonly hasSpare: boolean }

/** RULES §6.2 word by word: the whole parts, then one unit each to the largest remainders. */
export function naiveSplit(total: bigint, shares: readonly Share[]): Map<string, SplitPart> {
  let weightSum = 0n
  for (const share of shares) weightSum += share.weight
  if (weightSum === 0n) return emptySplit(total, shares)
  const amounts = new Map<string, bigint>()
  let left = total
  for (const share of shares) {
    const whole = (total * share.weight) / weightSum
    amounts.set(share.code, whole)
    left -= whole
  }
  const lucky = [...shares].sort((a, b) => {
    const remainderA = (total * a.weight) % weightSum
    const remainderB = (total * b.weight) % weightSum
    return remainderA === remainderB ? compareBytes(a.code, b.code) : remainderA > remainderB ? -1 : 1
  })
  const withSpare = new Set(lucky.slice(0, Number(left)).map((share) => share.code))
  const parts = new Map<string, SplitPart>()
  for (const [code, amount] of amounts) {
    const hasSpare = withSpare.has(code)
    parts.set(code, { amount: hasSpare ? amount + 1n : amount, hasSpare })
  }
  return parts
}

function emptySplit(total: bigint, shares: readonly Share[]): Map<string, SplitPart> {
  if (total !== 0n) throw new OracleRefusal('noWeight')
  return new Map(shares.map((share) => [share.code, { amount: 0n, hasSpare: false }]))
}
