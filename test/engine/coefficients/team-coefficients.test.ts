import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandPlaces, teamBands } from '../../../server/engine/coefficients/team-bands.ts'
import { teamCoefficients, unrankedCoefficient } from '../../../server/engine/coefficients/team-coefficients.ts'
import { meanComposite } from '../../../server/engine/coefficients/ratio-coefficients.ts'
import type { TeamStanding } from '../../../server/engine/coefficients/team-standing.ts'
import type { TeamCoefficientPolicy } from '../../../server/engine/scheme.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

const shares = { topShareBp: 2000, bottomShareBp: 2000 }
const band: TeamCoefficientPolicy = { kind: 'BAND', ...shares, topBp: 12_000, middleBp: 10_000, bottomBp: 9000 }
const ratio = (gain: number): TeamCoefficientPolicy => ({ kind: 'RATIO', gain, lowBp: 8000, highBp: 12_000, ...shares })

const standing = (rank: number, i: number, override: Partial<TeamStanding> = {}): TeamStanding => ({
  code: `U${i}`,
  rank,
  compositeCenti: 100_000 - rank * 1000,
  postMonths: 1n,
  isCapped: false,
  ...override,
})

const ranked = (...ranks: number[]): TeamStanding[] => ranks.map((rank, i) => standing(rank, i))
const bands = (units: readonly TeamStanding[]): string[] => [...teamBands(units, shares).values()]
const values = (units: readonly TeamStanding[], policy: TeamCoefficientPolicy): number[] =>
  [...teamCoefficients(units, policy).values()].map(({ coefficientBp }) => coefficientBp)

describe('bandPlaces', () => {
  it.each([
    [3, 1, 1],
    [7, 1, 1],
    [11, 2, 2],
    [23, 4, 4],
  ])('gives %i units %i top and %i bottom places', (n, top, bottom) => {
    expect(bandPlaces(n, shares)).toEqual({ top, bottom })
  })
})

describe('teamBands', () => {
  it('puts the first in the top and the last at the bottom', () => {
    expect(bands(ranked(1, 2, 3, 4, 5, 6, 7))).toEqual(['top', ...Array(5).fill('middle'), 'bottom'])
  })

  it('passes the top place of a capped first to all who tie at rank 2', () => {
    const units = ranked(1, 2, 2, 4, 5, 6, 7).map((unit) => ({ ...unit, isCapped: unit.rank === 1 }))
    expect(bands(units).slice(0, 4)).toEqual(['middle', 'top', 'top', 'middle'])
  })

  it('takes all tied with the last of the top', () => {
    expect(bands(ranked(1, 1, 3, 4, 5)).slice(0, 3)).toEqual(['top', 'top', 'middle'])
  })

  it('leaves out of the bottom whoever ties with the unit above the border', () => {
    expect(bands(ranked(1, 2, 3, 3))).toEqual(['top', 'middle', 'middle', 'middle'])
    expect(bands(ranked(1, 2, 3, 4, 5, 6, 7, 8, 9, 9))).toEqual([
      'top',
      'top',
      ...Array(6).fill('middle'),
      'bottom',
      'bottom',
    ])
  })

  it('lets the top win where a tie reaches the bottom', () => {
    expect(bands(ranked(1, 2, 2).map((unit) => ({ ...unit, isCapped: unit.rank === 1 })))).toEqual([
      'middle',
      'top',
      'top',
    ])
  })

  it.each([[[]], [[1]], [[1, 2]], [[1, 1, 1, 1]]])('keeps the group of ranks %j in the middle', (ranks) => {
    expect(new Set(bands(ranked(...ranks)))).toEqual(new Set(ranks.length === 0 ? [] : ['middle']))
  })

  it('leaves the top empty when all are capped', () => {
    expect(bands(ranked(1, 2, 3).map((unit) => ({ ...unit, isCapped: true })))).toEqual(['middle', 'middle', 'bottom'])
  })
})

describe('teamCoefficients under BAND', () => {
  it('gives 1.20, 1.00 and 0.90', () => {
    expect(values(ranked(1, 2, 3), band)).toEqual([12_000, 10_000, 9000])
  })

  it('gives two units 1.20 when they tie behind a capped first', () => {
    const units = ranked(1, 2, 2, 4, 5, 6, 7).map((unit) => ({ ...unit, isCapped: unit.rank === 1 }))
    expect(values(units, band)).toEqual([10_000, 12_000, 12_000, 10_000, 10_000, 10_000, 9000])
  })

  it('gives 1.00 to fewer than three and to all tied', () => {
    expect(values(ranked(1, 2), band)).toEqual([10_000, 10_000])
    expect(values(ranked(1, 1, 1), band)).toEqual([10_000, 10_000, 10_000])
  })
})

describe('teamCoefficients under RATIO', () => {
  const units = [
    standing(1, 0, { compositeCenti: 95_639, postMonths: 356_000n }),
    standing(2, 1, { compositeCenti: 92_000, postMonths: 408_000n }),
    standing(3, 2, { compositeCenti: 87_000, postMonths: 396_000n }),
  ]

  it('weights the mean of the worked example by post months', () => {
    expect(meanComposite(units)?.value).toBe(91_410)
  })

  it.each([
    [1, [10_463, 10_065, 9518]],
    [3, [11_389, 10_195, 8554]],
    [10, [12_000, 10_650, 8000]],
  ])('spreads by a gain of %i inside the limits', (gain, expected) => {
    expect(values(units, ratio(gain))).toEqual(expected)
  })

  it('gives 1.00 to fewer than three, without weight, and with a mean of 0', () => {
    expect(values(units.slice(0, 2), ratio(3))).toEqual([10_000, 10_000])
    expect(
      values(
        units.map((unit) => ({ ...unit, postMonths: 0n })),
        ratio(3),
      ),
    ).toEqual([10_000, 10_000, 10_000])
    expect(
      values(
        units.map((unit) => ({ ...unit, compositeCenti: 0 })),
        ratio(3),
      ),
    ).toEqual([10_000, 10_000, 10_000])
  })

  it('still computes the bands for the grades', () => {
    expect([...teamCoefficients(units, ratio(1)).values()].map(({ band }) => band)).toEqual(['top', 'middle', 'bottom'])
  })

  it('explains every coefficient so that it can be recomputed', () => {
    for (const policy of [band, ratio(3)]) {
      for (const { coefficientBp, why } of teamCoefficients(units, policy).values()) {
        expect(why().result).toBe(coefficientBp)
        expect(derivationProblems(why())).toEqual([])
      }
    }
    expect(unrankedCoefficient('S').coefficientBp).toBe(10_000)
  })
})

describe('team coefficients, properties', () => {
  const groups = fc.array(fc.record({ score: fc.integer({ min: 1, max: 6 }), isCapped: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  const build = (rows: readonly { score: number; isCapped: boolean }[]): TeamStanding[] =>
    rows.map(({ score, isCapped }, i) => {
      const rank = 1 + rows.filter((row) => row.score > score).length
      return standing(rank, i, { compositeCenti: score * 10_000, isCapped })
    })

  it('never gives a lower rank a higher coefficient, capped units aside, and ties get the same', () => {
    fc.assert(
      fc.property(groups, (rows) => {
        const units = build(rows.map((row) => ({ ...row, isCapped: false })))
        const of = teamCoefficients(units, band)
        for (const a of units) {
          for (const b of units) {
            if (a.rank <= b.rank) {
              expect(of.get(a.code)?.coefficientBp ?? 0).toBeGreaterThanOrEqual(of.get(b.code)?.coefficientBp ?? 0)
            }
          }
        }
      }),
    )
  })

  it('never raises a unit by capping it', () => {
    fc.assert(
      fc.property(groups, fc.nat(), (rows, at) => {
        const own = at % rows.length
        const value = (isCapped: boolean): number =>
          values(build(rows.map((row, i) => (i === own ? { ...row, isCapped } : row))), band)[own] ?? 0
        expect(value(true)).toBeLessThanOrEqual(value(false))
      }),
    )
  })
})
