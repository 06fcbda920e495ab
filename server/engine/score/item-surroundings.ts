import type { OtherItem } from '../methods/indicator-scene.ts'
import { Refusal } from '../refusal.ts'
import type { CardPlan } from './card-plan.ts'
import type { Judgement } from './judge-entries.ts'
import { scoreItem, type ItemSurroundings } from './score-item.ts'
import type { ScoringContext } from './scoring-context.ts'
import type { SubjectFacts } from './subject-facts.ts'

/** Gates that are being scored, outermost first. */
type OpenGates = readonly string[]

/**
 * What the items of one subject's card are scored with.
 * @throws Refusal (when scoring) `gate.cycle` when gates take over each other's scores in a circle.
 */
export function itemSurroundings(
  plan: CardPlan,
  facts: SubjectFacts,
  judgement: Judgement,
  context: ScoringContext,
  open: OpenGates = [],
): ItemSurroundings {
  return {
    facts,
    sums: judgement.sums,
    scene: (item) => ({
      subject: facts.subject,
      item,
      value: facts.values.get(item.code),
      reference: context.references.get(item.code),
      field: context.fields.get(item.code),
      other: (code) => {
        if (open.includes(item.code)) throw new Refusal('gate.cycle', { card: plan.card.code, item: item.code })
        return otherItem(plan, itemSurroundings(plan, facts, judgement, context, [...open, item.code]), code)
      },
    }),
  }
}

/** The item that a gate looks at is scored with that gate held open, so that a circle is noticed. */
function otherItem(plan: CardPlan, around: ItemSurroundings, code: string): OtherItem | null {
  const item = plan.items.get(code)
  if (item === undefined) return null
  const { values, decisions } = around.facts
  return { item, figure: () => scoreItem(item, around), value: values.get(code), isWaived: decisions.has(code) }
}
