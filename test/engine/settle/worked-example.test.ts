import { describe, expect, it } from 'vitest'
import { derivationProblems } from '../../support/derivation-evaluator.ts'
import { amountsOf, distributed, totalFen, workedSegments } from '../../support/distribution.ts'

/** RULES §12, the example office of units A, B, C and a pool of 1,000,000.00 yuan. */
const unbounded = {
  A1: 19_647_912,
  A2: 12_594_815,
  A3: 8_396_543,
  B1: 16_171_994,
  B2: 16_420_794,
  B3: 6_219_997,
  C1: 0,
  C2: 10_273_973,
  C3: 10_273_972,
}
const bounded = {
  A1: 19_422_310,
  A2: 12_730_176,
  A3: 8_486_784,
  B1: 15_699_966,
  B2: 15_941_504,
  B3: 7_171_315,
  C1: 0,
  C2: 10_273_973,
  C3: 10_273_972,
}
const equalShares = {
  A1: '15537849',
  A2: '11952191',
  A3: '7968127',
  B1: '15537849',
  B2: '13147410',
  B3: '11952191',
  C1: '0',
  C2: '11952191',
  C3: '11952191',
}

const withBounds = { floorBp: 6000, ceilingBp: 12_500 }

describe('distribute, the worked example of RULES §12', () => {
  it('shares the unit pools by K × H', () => {
    const pools = [...distributed().unitPools].map(([unit, { fen }]) => [unit, fen])
    expect(pools).toEqual([
      ['A', 40_639_270n],
      ['B', 38_812_785n],
      ['C', 20_547_945n],
    ])
  })

  it('pays every line without bounds', () => {
    expect(amountsOf(distributed())).toEqual(unbounded)
    expect(totalFen(distributed())).toBe(100_000_000n)
  })

  it('pays every line with floor 60 % and ceiling 125 %', () => {
    const result = distributed(withBounds)
    expect(amountsOf(result)).toEqual(bounded)
    expect(totalFen(result)).toBe(100_000_000n)
  })

  it('names the bound that bites', () => {
    const bitten = distributed(withBounds).distribution.lines.filter(({ bound }) => bound !== 'none')
    expect(bitten.map(({ person, bound }) => [person, bound])).toEqual([
      ['A1', 'ceiling'],
      ['B3', 'floor'],
    ])
  })

  it('states the equal share, the floor and the ceiling of every line', () => {
    const { lines } = distributed(withBounds).distribution
    expect(Object.fromEntries(lines.map(({ person, equalShareFen }) => [person, equalShareFen]))).toEqual(equalShares)
    expect(lines.find(({ person }) => person === 'A1')).toMatchObject({ floorFen: '9322710', ceilingFen: '19422310' })
    expect(distributed().distribution.lines[0]).toMatchObject({ floorFen: null, ceilingFen: null })
  })

  it('gives the spare fen of equal remainders to the lower code', () => {
    const { lines } = distributed().distribution
    expect(lines.filter(({ unit, hasSpare }) => unit === 'C' && hasSpare).map(({ person }) => person)).toEqual(['C2'])
  })

  it('measures the gaps', () => {
    expect(distributed().distribution.gaps).toEqual({
      // 136,443.83 of A1 and A2 per year and post against 62,199.97 of B3: 1.26/0.52 of the equal shares.
      highToLowBp: 24_299,
      unitMeanRatioBp: 13_333,
      // B1 (1.04) is the only one of eight people within five per cent once A2 and A3 (1.05) are beyond it.
      flatnessBp: 1250,
    })
  })

  it('explains every payment and every unit pool so that they can be recomputed', () => {
    for (const plan of [{}, withBounds, { ...withBounds, forfeits: 'RETURN' }] as const) {
      const result = distributed(plan)
      for (const [person, amount] of result.amounts) {
        const node = result.explainPayment(person)
        expect(node.result).toBe(String(amount))
        expect(derivationProblems(node)).toEqual([])
      }
      for (const { fen, why } of result.unitPools.values()) {
        expect(why().result).toBe(String(fen))
        expect(derivationProblems(why())).toEqual([])
      }
    }
  })

  it('pays the same whatever the order of the segments, and leaves them alone', () => {
    const before = structuredClone(workedSegments)
    const reversed = distributed(withBounds, { segments: [...workedSegments].reverse() })
    expect(reversed.distribution).toEqual(distributed(withBounds).distribution)
    expect(workedSegments).toEqual(before)
  })
})
