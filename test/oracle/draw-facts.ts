import type { Bundle, Decision, Entry, ItemValue, PointsEntry, ReferenceValue } from '../../server/engine/bundle.ts'
import type { SubjectRef } from '../../server/engine/figure.ts'
import type { Card, Item } from '../../server/engine/scheme.ts'
import { GRADE_NAMES } from './draw-cards.ts'
import { ACTUALS } from './draw-methods.ts'
import { drawChance, drawInt, drawMany, drawOne, type Draw } from './draw.ts'
import { allSubjects, cardOf } from './lookups.ts'
import { rulesOf } from './naive-rules.ts'

export type Facts = Pick<Bundle, 'entries' | 'values' | 'references' | 'decisions'>

type Scored = { readonly subject: SubjectRef; readonly card: Card }

/** Facts for everybody who has a card; now and then one is missing. */
export function drawFacts(draw: Draw, bundle: Bundle): Facts {
  const scored = allSubjects(bundle).flatMap((subject): Scored[] => {
    const card = cardOf(bundle, subject)
    return card === null ? [] : [{ subject, card }]
  })
  const decisions = drawChance(draw, 40) ? drawDecisions(draw, scored) : []
  const values = scored.flatMap((one) => drawValues(draw, one, decisions))
  const isComplete = drawChance(draw, 97) || values.length === 0
  const missing = isComplete ? -1 : drawInt(draw, 0, values.length - 1)
  return {
    decisions,
    values: values.filter((_, index) => index !== missing),
    references: drawReferences(draw, bundle),
    entries: drawEntries(draw, bundle, scored),
  }
}

function drawDecisions(draw: Draw, scored: readonly Scored[]): Decision[] {
  return scored.flatMap(({ subject, card }) => {
    const gated = itemsOf(card).flatMap(gateItems)
    // The first item mostly stays, for a card without any applicable item leaves its subject pending.
    const open = drawChance(draw, 1) ? itemsOf(card) : itemsOf(card).slice(1)
    const free = open.filter((item) => !gated.includes(item.code) && drawChance(draw, 10))
    return free.map((item): Decision => {
      const kind = drawOne(draw, ['NOT_APPLICABLE', 'EXEMPT'] as const)
      return { kind, code: `D-${subject.level}-${subject.code}-${item.code}`, subject, item: item.code, reason: 'r' }
    })
  })
}

function itemsOf(card: Card): Item[] {
  return card.categories.flatMap((category) => category.items)
}

function gateItems(item: Item): string[] {
  if (item.mode.kind !== 'INDICATOR' || item.mode.method.kind !== 'GATE') return []
  return [item.mode.method.of, item.mode.method.gate.item]
}

/** Values of the items that are not decided. */
function drawValues(draw: Draw, { subject, card }: Scored, decisions: readonly Decision[]): ItemValue[] {
  return itemsOf(card).flatMap((item): ItemValue[] => {
    const isDecided =
      !drawChance(draw, 20) && decisions.some((one) => one.code === `D-${subject.level}-${subject.code}-${item.code}`)
    const value = isDecided ? null : drawValue(draw, item)
    if (value === null) return []
    return [{ subject, item: item.code, value, statedOn: '2026-06-30', document: '', source: 'imported' }]
  })
}

function drawValue(draw: Draw, item: Item): ItemValue['value'] | null {
  const mode = item.mode
  if (mode.kind === 'GRADE') return { kind: 'GRADE', grade: drawOne(draw, GRADE_NAMES) }
  if (mode.kind === 'BALLOT' || mode.kind === 'AUTO_TIME') {
    return { kind: 'SCORE', centi: Math.floor((item.fullCenti * drawOne(draw, [10, 9, 8, 6, 5, 0, 13])) / 10) }
  }
  if (mode.kind !== 'INDICATOR' || mode.method.kind === 'GATE') return null
  if (mode.method.kind === 'OUTSIDE_RANK') {
    const outOf = drawInt(draw, 1, 12)
    return { kind: 'PLACE', place: drawInt(draw, 1, outOf), outOf }
  }
  const isGrowth = mode.method.kind === 'GROWTH_VS_AVG' || mode.method.kind === 'GROWTH_TIER'
  const actual = isGrowth ? drawInt(draw, -900, 1500) : drawInt(draw, ACTUALS.min, ACTUALS.max)
  const hasTarget = 'target' in mode.method
  const needsTarget = hasTarget && mode.method.target === null
  const target = hasTarget && (needsTarget || drawChance(draw, 30)) ? drawInt(draw, 1, 9) : null
  return { kind: 'ACTUAL', actual, target }
}

function drawReferences(draw: Draw, bundle: Bundle): ReferenceValue[] {
  const items = bundle.scheme.cards.flatMap(itemsOf)
  return items.flatMap((item): ReferenceValue[] => {
    if (item.mode.kind !== 'INDICATOR' || !item.mode.method.kind.startsWith('GROWTH')) return []
    return [{ item: item.code, value: drawInt(draw, -200, 900), statedOn: '2026-06-30', document: '' }]
  })
}

/** Few event keys, so that the same event is often entered under several rules. */
function drawEntries(draw: Draw, bundle: Bundle, scored: readonly Scored[]): Entry[] {
  let next = 0
  return scored.flatMap(({ subject, card }) => {
    const rules = rulesOf(card)
    if (rules.length === 0) return []
    return drawMany(draw, 0, drawOne(draw, [0, 1, 5]), (): Entry => {
      next += 7
      return {
        code: `E${next}`,
        subject,
        rule: drawOne(draw, rules).code,
        count: drawOne(draw, [1, 1, 2, 3]),
        eventKey: drawOne(draw, ['', 'K1', 'K1', 'K1', 'K2']),
        effectiveOn: drawOne(draw, [bundle.period.startsOn, bundle.period.endsOn]),
        document: '',
        source: 'typed',
      }
    })
  })
}

/** Points of a person and of the unit that gets the credit, and some of nobody's. */
export function drawPoints(draw: Draw, bundle: Bundle): PointsEntry[] {
  if (drawChance(draw, 30)) return []
  return drawMany(draw, 0, 8, (index): PointsEntry => ({
    code: `PT${index}`,
    project: 'PJ1',
    person: drawChance(draw, 15) ? '' : drawOne(draw, bundle.people).code,
    unit: drawOne(draw, bundle.units).code,
    pointsCenti: drawOne(draw, [1, 100, 100, 1419, 4256, 9000, -50]),
    effectiveOn: drawOne(draw, [bundle.period.startsOn, bundle.period.endsOn]),
  }))
}
