import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countMonths } from '../../../server/engine/months/count-months.ts'
import { casesFrom, checkRandom } from '../../oracle/check-random.ts'
import { drawUndecidedBundle } from '../../oracle/draw-bundle.ts'
import { naiveMonths } from '../../oracle/naive-months.ts'

const CASES = casesFrom('ORACLE_MONTH_BUNDLES', 500)

type Months = { home: string; months: number; segments: readonly { posting: string; unit: string; months: number }[] }

function describeMonths({ home, months, segments }: Months): string {
  const parts = segments.map((segment) => `${segment.posting} in ${segment.unit} ${segment.months}`)
  return `home ${home}, ${months} months: ${parts.sort().join(', ')}`
}

describe('countMonths against the naive implementation', () => {
  it('agrees on segments, counted months and homes', { timeout: 600_000 }, () => {
    const property = fc.property(fc.gen(), (draw) => {
      const bundle = drawUndecidedBundle(draw)
      const counted = countMonths(bundle)
      for (const expected of naiveMonths(bundle)) {
        const actual = counted.get(expected.person)
        expect(actual === undefined ? 'nothing' : describeMonths(actual)).toBe(describeMonths(expected))
      }
    })
    checkRandom('months', CASES, property, true)
  })
})
