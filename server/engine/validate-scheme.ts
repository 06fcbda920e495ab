import type { Card, RuleGroup, Scheme } from './scheme.ts'
import { integersOnly } from './validation/integers.ts'
import { known, notEmpty, problem, range, uniqueCodes, NONE, type Problems } from './validation/problem.ts'
import { rulesOf, validateCard } from './validation/validate-card.ts'
import { validatePolicy } from './validation/validate-policy.ts'

export type { ProblemCode, SchemeProblem } from './validation/problem.ts'

/**
 * Everything that keeps a scheme from being activated (RULES §1.7, §2): every sum that is off and by how much, numbers
 * out of range, codes missing, doubled or unknown, tables that cannot be read. Empty for a scheme that may be activated.
 */
export function validateScheme(scheme: Scheme): Problems {
  return [
    ...integersOnly(scheme),
    ...uniqueCodes([{ path: 'code', code: scheme.code }]),
    ...range('version', scheme.version, 1),
    ...notEmpty('cards', scheme.cards),
    ...uniqueCodes(scheme.cards.map(({ code }, i) => ({ path: `cards.${i}.code`, code }))),
    ...scheme.cards.flatMap((card, i) => validateCard(card, `cards.${i}`)),
    ...scheme.cards.flatMap((card, i) => unreachable(card, scheme.cards.slice(0, i), `cards.${i}`)),
    ...validateGroups(scheme.ruleGroups, scheme.cards),
    ...validatePolicy(scheme),
  ]
}

/** A subject takes the first card that applies: one whose every kind or role class is taken before never applies. */
function unreachable(card: Card, earlier: readonly Card[], path: string): Problems {
  const scope = scopeOf(card)
  const taken = new Set(earlier.flatMap(scopeOf))
  return scope.length > 0 && scope.every((one) => taken.has(one))
    ? problem(path, 'card.unreachable', { card: card.code })
    : NONE
}

function scopeOf({ appliesTo }: Card): readonly string[] {
  return appliesTo.level === 'unit' ? appliesTo.kinds : appliesTo.roleClasses
}

function validateGroups(groups: readonly RuleGroup[], cards: readonly Card[]): Problems {
  const rules = new Set(cards.flatMap((card) => rulesOf(card).map(({ rule }) => rule.code)))
  const groupOf = new Map<string, string>()
  return [
    ...uniqueCodes(groups.map(({ code }, i) => ({ path: `ruleGroups.${i}.code`, code }))),
    ...groups.flatMap((group, g) => [
      ...notEmpty(`ruleGroups.${g}.rules`, group.rules),
      ...group.rules.flatMap((rule, r) => {
        const path = `ruleGroups.${g}.rules.${r}`
        const other = groupOf.get(rule)
        groupOf.set(rule, other ?? group.code)
        return other === undefined ? known(path, rule, rules) : problem(path, 'group.ruleInSeveral', { rule, other })
      }),
    ]),
  ]
}
