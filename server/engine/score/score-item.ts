import { assertNever } from '../assert-never.ts'
import type { Derivation } from '../derivation.ts'
import type { Figure } from '../figure.ts'
import type { IndicatorScene } from '../methods/indicator-scene.ts'
import { scoreIndicator } from '../methods/score-indicator.ts'
import type { Item } from '../scheme.ts'
import { notApplicable } from './figures.ts'
import { itemNode } from './item-node.ts'
import { scoreGradeItem } from './score-grade-item.ts'
import { scoreRulesItem } from './score-rules-item.ts'
import { scoreStatedItem } from './score-stated-item.ts'
import type { ItemDecision, SubjectFacts } from './subject-facts.ts'
import type { RuleSum } from './sum-rule.ts'

/** What the score of one item may depend on besides the item itself. */
export type ItemSurroundings = {
  readonly facts: SubjectFacts
  readonly sums: ReadonlyMap<string, RuleSum>
  readonly scene: (item: Item) => Omit<IndicatorScene, 'measure'>
}

/** An item in one of its four states (RULES §2): a decision first, then the item's mode. */
export function scoreItem(item: Item, around: ItemSurroundings): Figure {
  const decision = around.facts.decisions.get(item.code)
  return decision === undefined ? scoreByMode(item, around) : decide(item, decision)
}

function scoreByMode(item: Item, around: ItemSurroundings): Figure {
  const { mode } = item
  const { subject, values } = around.facts
  switch (mode.kind) {
    case 'DEDUCT':
    case 'EARN':
      return scoreRulesItem(item, mode, around.sums)
    case 'INDICATOR':
      return scoreIndicator(mode.method, { ...around.scene(item), measure: mode.measure })
    case 'GRADE':
      return scoreGradeItem(subject, item, mode.table, values.get(item.code))
    case 'BALLOT':
    case 'AUTO_TIME':
      return scoreStatedItem(subject, item, values.get(item.code))
    default:
      return assertNever(mode)
  }
}

/** Exempt is applicable and counts as the full mark. */
function decide(item: Item, decision: ItemDecision): Figure {
  const { reason } = decision
  if (decision.kind === 'NOT_APPLICABLE') return notApplicable(reason)
  return { state: 'exempt', centi: item.fullCenti, reason, why: () => exemptNode(item, decision) }
}

function exemptNode(item: Item, decision: ItemDecision): Derivation {
  const notes = { decision: decision.code, reason: decision.reason }
  return itemNode(item, 'item.exempt', 'full', {}, item.fullCenti, { notes })
}
