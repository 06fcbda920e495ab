import type { Card, CardScope, Category, Item, ItemMode, Rule, RuleGroup } from '../../server/engine/scheme.ts'
import { drawChance, drawInt, drawMany, drawOne, drawSome, type Draw } from './draw.ts'
import { drawMethod } from './draw-methods.ts'
import { naiveSplit } from './naive-split.ts'
import { rulesOf } from './naive-rules.ts'

/** One or two cards for units and none to two for people, with every mode and method among them. */
export function drawCards(draw: Draw): Card[] {
  const cards = [drawCard(draw, 'U', { level: 'unit', kinds: ['MODULE', 'TEAM', 'SUPERVISION'] })]
  if (drawChance(draw, 20))
    cards.unshift(drawCard(draw, 'T', { level: 'unit', kinds: drawOne(draw, [['TEAM', 'BUREAU'], ['GROUP']]) }))
  if (drawChance(draw, 15)) cards.push(drawCard(draw, 'L', { level: 'person', roleClasses: ['LEADER'] }))
  cards.push(
    drawCard(draw, 'P', {
      level: 'person',
      roleClasses: drawOne(draw, [
        ['LEADER', 'HEAD', 'STAFF'],
        ['HEAD', 'STAFF'],
      ]),
    }),
  )
  return cards
}

/** A third of the cards have one coarse item and nothing else, so that many subjects tie. */
function drawCard(draw: Draw, code: string, appliesTo: CardScope): Card {
  if (drawChance(draw, 33)) return coarseCard(code, appliesTo)
  const fulls = drawParts(draw, 100000, drawInt(draw, 1, 3))
  const items: Item[] = []
  const categories = fulls.map((fullCenti, index): Category => {
    const own = drawParts(draw, fullCenti, drawInt(draw, 1, 2)).map((itemFull, at) => {
      const item = drawItem(draw, `${code}-I${index}${at}`, itemFull, items)
      items.push(item)
      return item
    })
    return { code: `${code}-C${index}`, name: '', fullCenti, items: own }
  })
  const rules = drawMany(draw, 0, 3, (index) => drawRule(draw, `${code}-A${index}`, 3000))
  const adjustments = { rules, plusCapCenti: drawOne(draw, [2000, 500, 0]), minusCapCenti: drawOne(draw, [null, 1500]) }
  return { code: `CARD-${code}`, name: '', appliesTo, categories, adjustments }
}

function coarseCard(code: string, appliesTo: CardScope): Card {
  const common = { name: '', fullCenti: 100000 }
  const item: Item = { ...common, code: `${code}-I00`, floorCenti: 0, ceilingCenti: 100000, mode: { kind: 'BALLOT' } }
  const categories = [{ ...common, code: `${code}-C0`, items: [item] }]
  return {
    code: `CARD-${code}`,
    name: '',
    appliesTo,
    categories,
    adjustments: { rules: [], plusCapCenti: 2000, minusCapCenti: null },
  }
}

/** Full marks that sum to a total: even parts, or odd ones that make every division round. */
function drawParts(draw: Draw, total: number, count: number): number[] {
  const shares = Array.from({ length: count }, (_, index) => ({
    code: String(index),
    weight: BigInt(drawInt(draw, 1, 4)),
  }))
  return [...naiveSplit(BigInt(total), shares).values()].map((part) => Number(part.amount))
}

function drawItem(draw: Draw, code: string, fullCenti: number, before: readonly Item[]): Item {
  const ceilingCenti = drawOne(draw, [fullCenti, Math.floor((fullCenti * 12) / 10), Math.floor((fullCenti * 11) / 10)])
  const floorCenti = drawChance(draw, 15) ? Math.floor(fullCenti / 10) : 0
  return { code, name: '', fullCenti, floorCenti, ceilingCenti, mode: drawMode(draw, code, fullCenti, before) }
}

function drawMode(draw: Draw, code: string, fullCenti: number, before: readonly Item[]): ItemMode {
  const kind = drawOne(draw, [
    'DEDUCT',
    'EARN',
    'INDICATOR',
    'INDICATOR',
    'INDICATOR',
    'GRADE',
    'BALLOT',
    'AUTO_TIME',
  ] as const)
  switch (kind) {
    case 'DEDUCT':
    case 'EARN':
      return {
        kind,
        rules: drawMany(draw, 1, 3, (index) =>
          drawRule(draw, `${code}-R${index}`, Math.max(1, Math.floor(fullCenti / 4))),
        ),
      }
    case 'INDICATOR':
      return { kind, measure: { decimals: 0, unit: '' }, method: drawMethod(draw, fullCenti, before) }
    case 'GRADE':
      return {
        kind,
        table: GRADE_NAMES.map((grade, index) => ({ grade, shareBp: [10000, 8000, 6667, 4000][index] ?? 0 })),
      }
    case 'BALLOT':
    case 'AUTO_TIME':
      return { kind }
  }
}

export const GRADE_NAMES = ['1', '2', '3', '4'] as const

function drawRule(draw: Draw, code: string, size: number): Rule {
  const unitCenti = drawOne(draw, [1, -1]) * drawInt(draw, 1, size)
  const cap = () => (drawChance(draw, 40) ? drawInt(draw, 1, 2 * size) : null)
  return { code, name: '', unitCenti, plusCapCenti: cap(), minusCapCenti: cap(), document: '' }
}

/** Disjoint rule groups, each over rules of one card: items and scheme-level ones together. */
export function drawRuleGroups(draw: Draw, cards: readonly Card[]): RuleGroup[] {
  const groups: RuleGroup[] = []
  for (const card of cards) {
    let left = rulesOf(card).map((rule) => rule.code)
    for (let index = 0; index < 2; index += 1) {
      const rules = drawSome(draw, left, 40)
      left = left.filter((rule) => !rules.includes(rule))
      if (rules.length > 0) groups.push({ code: `${card.code}-G${index}`, name: '', rules })
    }
  }
  return groups
}
