import type { Distribution, Result } from '../../engine/index.ts'

/** What the list of settlements shows of each, kept beside its rows. Money as decimal strings of fen. */
export type SettlementSummary = {
  readonly slices: Distribution['slices']
  readonly reserves: Distribution['reserves']
  readonly gaps: Distribution['gaps']
  readonly units: number
  readonly people: number
  readonly peoplePaid: number
  readonly paidFen: string
  readonly reservedFen: string
  readonly highestFen: string | null
  readonly lowestFen: string | null
  /** People in a tie that only the committee can break: nothing is final before it has. */
  readonly committeePending: number
}

/** Adds up what the engine returned; every amount is the engine's. */
export function summarise(result: Result, distribution: Distribution): SettlementSummary {
  const amounts = result.people.flatMap((person) => (person.amountFen === null ? [] : [BigInt(person.amountFen)]))
  const positive = amounts.filter((amount) => amount > 0n)
  return {
    slices: distribution.slices,
    reserves: distribution.reserves,
    gaps: distribution.gaps,
    units: result.units.length,
    people: result.people.length,
    peoplePaid: positive.length,
    paidFen: String(sum(distribution.lines.map((line) => BigInt(line.amountFen)))),
    reservedFen: String(sum(distribution.reserves.map((reserve) => BigInt(reserve.amountFen)))),
    highestFen: extreme(positive, (a, b) => a > b),
    lowestFen: extreme(positive, (a, b) => a < b),
    committeePending: result.people.filter((person) => person.needsCommittee).length,
  }
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

function extreme(amounts: readonly bigint[], wins: (a: bigint, b: bigint) => boolean): string | null {
  const best = amounts.reduce<bigint | null>(
    (held, amount) => (held === null || wins(amount, held) ? amount : held),
    null,
  )
  return best === null ? null : String(best)
}
