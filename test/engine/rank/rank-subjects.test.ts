import { describe, expect, it } from 'vitest'
import { isUnderHalf, personGroup, unitGroup } from '../../../server/engine/rank/comparison-group.ts'
import { indexFormerRanks, rankChange } from '../../../server/engine/rank/rank-change.ts'
import { rankSubjects, type Contender } from '../../../server/engine/rank/rank-subjects.ts'
import { tieKeys } from '../../../server/engine/rank/tie-keys.ts'
import type { TieBreaker } from '../../../server/engine/scheme.ts'
import { aCard, aCategory, aRankingPolicy, aRule, anEntry, anItem, unitRef } from '../../support/builders.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'
import { scoreOne } from '../../support/score-one.ts'

const keyWork: TieBreaker = { kind: 'CATEGORY', category: 'KEY' }
const points: TieBreaker = { kind: 'POINTS' }
const contender = (code: string, scoreCenti: number, ...keys: (number | null)[]): Contender => ({
  code,
  scoreCenti,
  keys,
})
const ranks = (contenders: readonly Contender[], ...tieBreakers: TieBreaker[]) =>
  rankSubjects(contenders, tieBreakers).map(({ code, rank, isTied, separatedBy }) => [
    code,
    rank,
    isTied,
    separatedBy?.kind ?? null,
  ])

describe('rankSubjects (RULES §9)', () => {
  it('shares a rank among equals and skips the next: 1, 2, 2, 4', () => {
    const four = [contender('D', 93000), contender('B', 94120), contender('C', 94120), contender('A', 95639)]
    expect(ranks(four)).toEqual([
      ['A', 1, false, null],
      ['B', 2, true, null],
      ['C', 2, true, null],
      ['D', 4, false, null],
    ])
  })

  it('separates equals by key work and says so: 1, 2, 3, 4', () => {
    const four = [
      contender('A', 95639, 40000),
      contender('B', 94120, 42850),
      contender('C', 94120, 43000),
      contender('D', 93000, 44000),
    ]
    expect(ranks(four, keyWork)).toEqual([
      ['A', 1, false, null],
      ['C', 2, false, null],
      ['B', 3, false, 'CATEGORY'],
      ['D', 4, false, null],
    ])
  })

  it('asks the tie-breakers in their declared order', () => {
    const two = [contender('A', 90000, 5, 1), contender('B', 90000, 5, 2)]
    expect(ranks(two, keyWork, points)).toEqual([
      ['B', 1, false, null],
      ['A', 2, false, 'POINTS'],
    ])
  })

  it('sorts a lacking tie-breaker last, also below a negative one', () => {
    const three = [contender('A', 90000, null), contender('B', 90000, -3), contender('C', 90000, null)]
    expect(ranks(three, points)).toEqual([
      ['B', 1, false, null],
      ['A', 2, true, 'POINTS'],
      ['C', 2, true, 'POINTS'],
    ])
  })

  it('orders equals for display by code, bytewise', () => {
    expect(ranks([contender('b', 1), contender('B', 1), contender('丙', 1)]).map(([code]) => code)).toEqual([
      'B',
      'b',
      '丙',
    ])
  })

  it('ranks nobody of nobody, and one as first', () => {
    expect(rankSubjects([], [])).toEqual([])
    expect(ranks([contender('A', 0)])).toEqual([['A', 1, false, null]])
  })

  it('explains a rank by the number of better subjects', () => {
    for (const standing of rankSubjects([contender('A', 2), contender('B', 1), contender('C', 1)], [])) {
      expect(derivationProblems(standing.why())).toEqual([])
      expect(standing.why().result).toBe(standing.rank)
    }
  })
})

describe('tieKeys', () => {
  const card = aCard({
    categories: [aCategory({ code: 'KEY', items: [anItem({ mode: { kind: 'DEDUCT', rules: [aRule()] } })] })],
  })
  const score = scoreOne(card, { entries: [anEntry({ subject: unitRef('U1'), count: 3 })] })
  const all: readonly TieBreaker[] = [
    { kind: 'CARD' },
    keyWork,
    { kind: 'ITEM', item: 'I1' },
    points,
    { kind: 'FEWER_MINUS' },
    { kind: 'FEWER_OVERDUE' },
  ]

  it('turns every tie-breaker into a key where higher is better', () => {
    const facts = { card: score, pointsCenti: 700, overdueDays: 2 }
    expect(tieKeys(all, facts)).toEqual([99400, 99400, 99400, 700, -600, -2])
  })

  it('marks what a subject lacks', () => {
    const none = { card: null, pointsCenti: null, overdueDays: null }
    expect(tieKeys(all, none)).toEqual([null, null, null, null, null, null])
    expect(tieKeys([{ kind: 'ITEM', item: 'NONE' }], { ...none, card: score })).toEqual([null])
  })
})

describe('comparison groups and rank change', () => {
  it('groups units by ranked kind and people by role class', () => {
    expect(unitGroup('MODULE', aRankingPolicy())).toBe('MODULE')
    expect(unitGroup('GROUP', aRankingPolicy())).toBe('')
    expect(personGroup('HEAD')).toBe('HEAD')
  })

  it.each(['COMMITTEE', 'INSPECTION', 'SUPERVISION'] as const)('never ranks %s', (kind) => {
    expect(unitGroup(kind, aRankingPolicy({ rankedKinds: [kind] }))).toBe('')
  })

  it('calls a subject new unless the same group ranked it before', () => {
    const former = indexFormerRanks([{ level: 'unit', code: 'U1', group: 'MODULE', rank: 5 }])
    expect(rankChange(former(unitRef('U1'), 'MODULE'), 2)).toEqual({ kind: 'moved', places: 3 })
    expect(rankChange(former(unitRef('U1'), 'TEAM'), 2)).toEqual({ kind: 'new' })
    expect(rankChange(former({ level: 'person', code: 'U1' }, 'MODULE'), 2)).toEqual({ kind: 'new' })
  })

  it('finds counted months under half the period', () => {
    expect([5, 6, 7].map((months) => isUnderHalf(months, 12))).toEqual([true, false, false])
    expect(isUnderHalf(1, 3)).toBe(true)
  })
})
