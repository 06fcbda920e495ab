import type { Scheme } from '../../server/engine/scheme.ts'
import { RULE_GROUPS } from './default-scheme/adjustments.ts'
import { HEAD_CARD, LEADER_CARD, STAFF_CARD } from './default-scheme/person-cards.ts'
import { DEFAULT_POLICY } from './default-scheme/policy.ts'
import { SUPERVISION_CARD, UNIT_CARD } from './default-scheme/unit-cards.ts'

/**
 * The scheme a bureau starts from: units by five fields of work (300/150/150/200/200), people by 德能勤绩廉, thirty rules,
 * and every policy number at its default. Items, values and weights are our choice and meant to be edited.
 */
export const DEFAULT_SCHEME: Scheme = {
  code: 'THOUSAND',
  version: 1,
  name: '千分制考核办法',
  cards: [UNIT_CARD, SUPERVISION_CARD, STAFF_CARD, HEAD_CARD, LEADER_CARD],
  ruleGroups: RULE_GROUPS,
  policy: DEFAULT_POLICY,
}
