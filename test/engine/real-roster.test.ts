import { describe, expect, it } from 'vitest'
import { canonicalResult } from '../../server/engine/canonical.ts'
import type { Settlement } from '../../server/engine/result.ts'
import { settle } from '../../server/engine/settle.ts'
import { derivationProblems } from '../support/derivation-evaluator.ts'
import { realRosterBundle, realRosterFile } from '../support/real-roster.ts'

const file = realRosterFile()
if (file === null) console.info('real roster: skipped, no sample data (set SAMPLE_DATA to its folder)')

const NO_BOUNDS = { floorBp: null, ceilingBp: null }
const BOUNDS = { floorBp: 6000, ceilingBp: 12_500 }

function payments({ result }: Settlement): readonly bigint[] {
  return result.people.map(({ amountFen }) => BigInt(amountFen ?? '0')).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

describe.runIf(file !== null)('settle, the real roster', () => {
  const path = file ?? ''
  const plain = file === null ? null : settle(realRosterBundle(path, NO_BOUNDS))
  const bounded = file === null ? null : settle(realRosterBundle(path, BOUNDS))

  it('ranks the units', () => {
    const units = [...(plain?.result.units ?? [])].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    expect(units).toHaveLength(11)
    expect(units[0]).toMatchObject({ code: 'Human Resources / Manager', compositeCenti: 97_576, coefficientBp: 12_000 })
    expect(units[10]).toMatchObject({
      code: 'Sales / Sales Representative',
      compositeCenti: 76_625,
      coefficientBp: 9000,
      grade: 'qualified',
    })
  })

  it('grades the people', () => {
    const people = plain?.result.people ?? []
    expect(people).toHaveLength(1466)
    expect(people.filter(({ isExcellentCapable }) => isExcellentCapable)).toHaveLength(335)
    expect(people.filter(({ grade }) => grade === 'excellent')).toHaveLength(270)
    expect(people.filter(({ needsCommittee }) => needsCommittee)).toHaveLength(8)
  })

  it.each([
    ['without bounds', plain, 1_663_173n, 198_666n],
    ['with floor 60 % and ceiling 125 %', bounded, 1_539_719n, 246_356n],
  ])('pays the whole pool %s', (_name, settlement, largest, smallest) => {
    if (settlement === null) throw new Error('no settlement')
    const amounts = payments(settlement)
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(1_234_567_890n)
    expect(amounts.at(-1)).toBe(largest)
    expect(amounts[0]).toBe(smallest)
  })

  it('gives the same result whatever the order of the rows', () => {
    const bundle = realRosterBundle(path, BOUNDS)
    const reversed = {
      ...bundle,
      units: bundle.units.toReversed(),
      people: bundle.people.toReversed(),
      postings: bundle.postings.toReversed(),
      values: bundle.values.toReversed(),
    }
    expect(canonicalResult(settle(reversed).result)).toBe(bounded === null ? '' : canonicalResult(bounded.result))
  })

  it('explains every payment so that it can be recomputed', () => {
    for (const { code, amountFen } of bounded?.result.people ?? []) {
      const node = bounded?.explain({ kind: 'payment', person: code })
      expect(node?.result).toBe(amountFen)
      if (node !== undefined) expect(derivationProblems(node)).toEqual([])
    }
  })
})
