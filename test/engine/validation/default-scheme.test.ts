import { describe, expect, test } from 'vitest'
import { DEFAULT_SCHEME } from '../../../seeds/reference/default-scheme.ts'
import { itemsOf, rulesOf } from '../../../server/engine/validation/validate-card.ts'
import { validateScheme } from '../../../server/engine/validate-scheme.ts'
import { aPolicy } from '../../support/builders.ts'

const items = DEFAULT_SCHEME.cards.flatMap((card) => itemsOf(card).map(({ item }) => item))

describe('the default scheme', () => {
  test('may be activated', () => {
    expect(validateScheme(DEFAULT_SCHEME)).toEqual([])
  })

  test('weighs five fields of work 300, 150, 150, 200 and 200', () => {
    const unitCard = DEFAULT_SCHEME.cards.find(({ code }) => code === 'UNIT')
    expect(unitCard?.categories.map(({ fullCenti }) => fullCenti)).toEqual([30000, 15000, 15000, 20000, 20000])
  })

  test('has thirty rules, each with one meaning wherever it is used', () => {
    const rules = DEFAULT_SCHEME.cards.flatMap((card) => rulesOf(card).map(({ rule }) => rule))
    const byCode = new Map(rules.map((rule) => [rule.code, rule]))
    expect(byCode.size).toBe(30)
    for (const rule of rules) expect(rule).toEqual(byCode.get(rule.code))
  })

  test('uses every mode and has a card for each role class', () => {
    expect(new Set(items.map(({ mode }) => mode.kind))).toEqual(
      new Set(['DEDUCT', 'EARN', 'INDICATOR', 'GRADE', 'BALLOT', 'AUTO_TIME']),
    )
    const roles = DEFAULT_SCHEME.cards.flatMap(({ appliesTo }) =>
      appliesTo.level === 'person' ? appliesTo.roleClasses : [],
    )
    expect(roles).toEqual(['STAFF', 'HEAD', 'LEADER'])
  })

  test('groups commendations by level as one matter', () => {
    expect(DEFAULT_SCHEME.ruleGroups[0]?.rules).toEqual(['ADD-NATION', 'ADD-PROVINCE', 'ADD-CITY', 'ADD-PRESS'])
  })

  test('takes every policy number but the tie-breakers from RULES', () => {
    const { ranking, ...policy } = DEFAULT_SCHEME.policy
    const { ranking: other, ...defaults } = aPolicy()
    expect(policy).toEqual(defaults)
    expect(ranking.halfPeriodRule).toBe(other.halfPeriodRule)
  })
})
