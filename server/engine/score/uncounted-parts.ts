import { nominalCenti, type JudgedEntry } from './dedupe-events.ts'
import { itemFigure, type CardDetails } from './evaluate-card.ts'
import { unboundedCenti } from './score-rules-item.ts'
import type { RuleSum } from './sum-rule.ts'
import type { Item } from '../scheme.ts'

/**
 * Points that were entered and do not count (RULES §2.1, §2.3): `centi` is a magnitude. `code` names the entry of a
 * same event or waived item, the rule of a rule cap, the item of an item bound; it is '' for the scheme's caps A and D.
 */
export type UncountedPart = {
  readonly reason: 'sameEvent' | 'waived' | 'ruleCap' | 'itemBound' | 'plusCap' | 'minusCap'
  readonly code: string
  readonly centi: number
  /** The entry that counts instead, for a same event; '' otherwise. */
  readonly instead: string
}

/** Everything entered for a subject that its card does not count, entries first, then ever wider caps. */
export function uncountedParts(details: CardDetails): readonly UncountedPart[] {
  const sums = [...details.judgement.sums.values()]
  const { rawPlusCenti, plusCenti, rawMinusCenti, minusCenti } = details.adjustments
  return [
    ...sums.flatMap((sum) => sum.entries.filter((judged) => judged.instead !== '').map(sameEvent)),
    ...waivedEntries(details),
    ...sums.map(beyondRuleCap),
    ...[...details.plan.items.values()].map((item) => beyondBounds(item, details)),
    part('plusCap', '', rawPlusCenti - plusCenti),
    part('minusCap', '', rawMinusCenti - minusCenti),
  ].filter(({ centi }) => centi > 0)
}

function part(reason: UncountedPart['reason'], code: string, centi: number, instead = ''): UncountedPart {
  return { reason, code, centi, instead }
}

function sameEvent(judged: JudgedEntry): UncountedPart {
  return part('sameEvent', judged.entry.code, Math.abs(nominalCenti(judged)), judged.instead)
}

/** Entries of items that are not applicable or exempt. */
function waivedEntries({ plan, facts }: CardDetails): readonly UncountedPart[] {
  return facts.entries.flatMap((entry) => {
    const place = plan.places.get(entry.rule)
    if (place === undefined || !facts.decisions.has(place.item)) return []
    return [part('waived', entry.code, Math.abs(nominalCenti({ entry, place })))]
  })
}

function beyondRuleCap(sum: RuleSum): UncountedPart {
  return part('ruleCap', sum.rule.code, Math.abs(sum.rawCenti - sum.centi))
}

function beyondBounds(item: Item, details: CardDetails): UncountedPart {
  const figure = itemFigure(details, item.code)
  const { mode } = item
  if (figure?.state !== 'scored' || (mode.kind !== 'DEDUCT' && mode.kind !== 'EARN'))
    return part('itemBound', item.code, 0)
  const unbounded = unboundedCenti(item, mode, details.judgement.sums)
  return part('itemBound', item.code, Math.abs(unbounded - figure.centi))
}
