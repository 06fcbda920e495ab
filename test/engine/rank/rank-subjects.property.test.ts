import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankSubjects, type Contender } from '../../../server/engine/rank/rank-subjects.ts'
import type { TieBreaker } from '../../../server/engine/scheme.ts'
import { deepFreeze } from '../../support/deep-freeze.ts'

const tieBreakers: readonly TieBreaker[] = [{ kind: 'POINTS' }, { kind: 'FEWER_MINUS' }]
const key = fc.option(fc.integer({ min: -2, max: 2 }))
const contenders = fc
  .array(fc.record({ scoreCenti: fc.integer({ min: 0, max: 3 }), keys: fc.tuple(key, key) }), { maxLength: 12 })
  .map((list) => list.map((draft, i): Contender => ({ code: `S${i}`, ...draft })))

/** A lacking key is below every other. */
const keyOf = ({ scoreCenti, keys }: Contender) => [scoreCenti, ...keys.map((own) => own ?? -Infinity)]

function isBetter(a: Contender, b: Contender): boolean {
  const [left, right] = [keyOf(a), keyOf(b)]
  const decisive = left.findIndex((own, i) => own !== right[i])
  return decisive >= 0 && (left[decisive] ?? 0) > (right[decisive] ?? 0)
}

describe('rankSubjects', () => {
  it('gives 1 + the number of strictly better subjects, and marks ties', () => {
    fc.assert(
      fc.property(contenders, (list) => {
        const standings = new Map(rankSubjects(deepFreeze(list), tieBreakers).map((found) => [found.code, found]))
        for (const own of list) {
          const better = list.filter((other) => isBetter(other, own)).length
          const equal = list.filter((other) => other !== own && !isBetter(other, own) && !isBetter(own, other))
          expect(standings.get(own.code)).toMatchObject({ rank: better + 1, isTied: equal.length > 0 })
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('names the separator from the next better subject exactly where scores are equal', () => {
    fc.assert(
      fc.property(contenders, (list) => {
        const byCode = new Map(list.map((contender) => [contender.code, contender]))
        const standings = rankSubjects(list, tieBreakers)
        for (const own of standings) {
          const above = standings.filter((other) => other.rank < own.rank).at(-1)
          const isCloseCall = above && byCode.get(above.code)?.scoreCenti === byCode.get(own.code)?.scoreCenti
          expect(own.separatedBy !== null).toBe(isCloseCall === true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('gives the same standings for any order', () => {
    const plain = (list: readonly Contender[]) =>
      rankSubjects(list, tieBreakers).map(({ code, rank, separatedBy }) => [code, rank, separatedBy])
    fc.assert(
      fc.property(contenders, (list) => {
        expect(plain([...list].reverse())).toEqual(plain(list))
      }),
      { numRuns: 1000 },
    )
  })
})
