import type { Figure } from '../figure.ts'
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
 * All item figures of a card, by item code.
 * @throws Refusal `gate.cycle` when gates take over each other's scores in a circle.
 */
export function scoreItems(
  plan: CardPlan,
  facts: SubjectFacts,
  judgement: Judgement,
  context: ScoringContext,
): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>()
  const around = surroundings(plan, facts, judgement, context, [])
  for (const item of plan.items.values()) figures.set(item.code, scoreItem(item, around))
  return figures
}

function surroundings(
  plan: CardPlan,
  facts: SubjectFacts,
  judgement: Judgement,
  context: ScoringContext,
  open: OpenGates,
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
        return otherItem(plan, surroundings(plan, facts, judgement, context, [...open, item.code]), code)
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
