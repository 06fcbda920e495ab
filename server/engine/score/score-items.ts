import type { Figure } from '../figure.ts'
import type { OtherItem } from '../methods/indicator-scene.ts'
import { Refusal } from '../refusal.ts'
import type { Item } from '../scheme.ts'
import type { CardPlan } from './card-plan.ts'
import type { Judgement } from './judge-entries.ts'
import { scoreItem, type ItemSurroundings } from './score-item.ts'
import type { ScoringContext } from './scoring-context.ts'
import type { SubjectFacts } from './subject-facts.ts'

/**
 * All item figures of a card, by item code. An item taken over by a gate is scored once, whatever the order.
 * @throws Refusal `gate.cycle` when gates take over each other's scores in a circle.
 */
export function scoreItems(
  plan: CardPlan,
  facts: SubjectFacts,
  judgement: Judgement,
  context: ScoringContext,
): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>()
  const open = new Set<string>()

  function figureOf(item: Item): Figure {
    const known = figures.get(item.code)
    if (known !== undefined) return known
    if (open.has(item.code)) throw new Refusal('gate.cycle', { card: plan.card.code, item: item.code })
    open.add(item.code)
    const figure = scoreItem(item, around)
    figures.set(item.code, figure)
    return figure
  }

  const around: ItemSurroundings = {
    facts,
    sums: judgement.sums,
    scene: (item) => ({
      subject: facts.subject,
      item,
      value: facts.values.get(item.code),
      reference: context.references.get(item.code),
      field: context.fields.get(item.code),
      other: (code) => otherItem(plan, facts, code, figureOf),
    }),
  }
  for (const item of plan.items.values()) figureOf(item)
  return figures
}

function otherItem(
  plan: CardPlan,
  facts: SubjectFacts,
  code: string,
  figureOf: (item: Item) => Figure,
): OtherItem | null {
  const item = plan.items.get(code)
  if (item === undefined) return null
  return { item, figure: () => figureOf(item), value: facts.values.get(code), isWaived: facts.decisions.has(code) }
}
