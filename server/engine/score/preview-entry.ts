import type { Entry } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'
import { hasScore, type Figure } from '../figure.ts'
import { Refusal } from '../refusal.ts'
import type { CardPlan, RulePlace } from './card-plan.ts'
import { nominalCenti } from './dedupe-events.ts'
import { evaluateCard, itemFigure, type CardDetails } from './evaluate-card.ts'
import type { ScoringContext } from './scoring-context.ts'
import { unboundedCenti } from './score-rules-item.ts'
import type { SubjectFacts } from './subject-facts.ts'
import type { UncountedPart } from './uncounted-parts.ts'

/** What an entry would do, shown before it is saved. An entry beyond a cap is accepted all the same (RULES §2.3). */
export type EntryPreview = {
  /** count × unit value, signed. */
  readonly nominalCenti: number
  /** The part that counts when the entry comes last, signed. */
  readonly countedCenti: number
  /** Why the rest does not count, as magnitudes. */
  readonly uncounted: readonly UncountedPart[]
  /** Entries of the same event that would stop counting, in code order. */
  readonly displaced: readonly string[]
  /** Item the rule belongs to, '' for an adjustment, and its score without and with the entry. */
  readonly item: string
  readonly itemBeforeCenti: number | null
  readonly itemAfterCenti: number | null
  /** The card's final score without and with the entry; null while it has none. */
  readonly finalBeforeCenti: number | null
  readonly finalAfterCenti: number | null
}

const NOTHING_ZEROED: ReadonlySet<string> = new Set()

/**
 * Judges a draft against the subject's confirmed entries. A confirmed entry with the draft's code is replaced by it.
 * @throws Refusal `entry.unknownRule` when the card has no such rule.
 */
export function previewEntry(
  plan: CardPlan,
  facts: SubjectFacts,
  context: ScoringContext,
  draft: Entry,
  zeroed: ReadonlySet<string> = NOTHING_ZEROED,
): EntryPreview {
  const place = plan.places.get(draft.rule)
  if (place === undefined) throw new Refusal('entry.unknownRule', { rule: draft.rule, card: plan.card.code })
  const others = facts.entries.filter((entry) => entry.code !== draft.code)
  const before = evaluateCard(plan, { ...facts, entries: others }, context, zeroed)
  const after = evaluateCard(plan, { ...facts, entries: [...others, draft] }, context, zeroed)
  const nominal = nominalCenti({ entry: draft, place })
  const uncounted = uncountedOf(after, draft, place)
  const lost = uncounted.reduce((sum, part) => sum + part.centi, 0)
  return {
    nominalCenti: nominal,
    countedCenti: Math.sign(nominal) * (Math.abs(nominal) - lost) + 0,
    uncounted,
    displaced: newlyDropped(before, after, draft),
    item: place.item,
    itemBeforeCenti: points(itemFigure(before, place.item)),
    itemAfterCenti: points(itemFigure(after, place.item)),
    finalBeforeCenti: points(before.final),
    finalAfterCenti: points(after.final),
  }
}

function points(figure: Figure | undefined): number | null {
  return figure !== undefined && hasScore(figure) ? figure.centi : null
}

function newlyDropped(before: CardDetails, after: CardDetails, draft: Entry): readonly string[] {
  const already = new Set(droppedCodes(before))
  return droppedCodes(after)
    .filter((code) => !already.has(code) && code !== draft.code)
    .sort(compareCodes)
}

function droppedCodes(details: CardDetails): readonly string[] {
  const entries = [...details.judgement.sums.values()].flatMap((sum) => sum.entries)
  return entries.filter((judged) => judged.instead !== '').map((judged) => judged.entry.code)
}

/** Takes from the draft, as the last one to come, what each limit leaves over: same event, rule cap, then bounds. */
function uncountedOf(after: CardDetails, draft: Entry, place: RulePlace): readonly UncountedPart[] {
  const size = Math.abs(nominalCenti({ entry: draft, place }))
  const whole = wholeLoss(after, draft, place, size)
  if (whole !== null) return [whole]
  const sum = after.judgement.sums.get(draft.rule)
  const beyondCap = sum === undefined ? 0 : Math.min(size, Math.abs(sum.rawCenti - sum.centi))
  const bound = boundPart(after, place, size - beyondCap)
  const parts = [{ reason: 'ruleCap' as const, code: place.rule.code, centi: beyondCap, instead: '' }, bound]
  return parts.filter((part) => part.centi > 0)
}

function wholeLoss(after: CardDetails, draft: Entry, place: RulePlace, centi: number): UncountedPart | null {
  if (after.facts.decisions.has(place.item)) return { reason: 'waived', code: draft.code, centi, instead: '' }
  const judged = after.judgement.sums.get(draft.rule)?.entries.find((candidate) => candidate.entry === draft)
  if (judged === undefined || judged.instead === '') return null
  return { reason: 'sameEvent', code: draft.code, centi, instead: judged.instead }
}

/** What the item's bound, or for an adjustment the scheme's cap A or D, takes from the remaining size. */
function boundPart(after: CardDetails, place: RulePlace, size: number): UncountedPart {
  const isPlus = place.rule.unitCenti >= 0
  if (place.item !== '') {
    return { reason: 'itemBound', code: place.item, centi: Math.min(size, beyondItem(after, place)), instead: '' }
  }
  const { rawPlusCenti, plusCenti, rawMinusCenti, minusCenti } = after.adjustments
  const beyond = isPlus ? rawPlusCenti - plusCenti : rawMinusCenti - minusCenti
  return { reason: isPlus ? 'plusCap' : 'minusCap', code: '', centi: Math.min(size, beyond), instead: '' }
}

/** How far the item's unbounded sum lies beyond the bound that the rule pushes against. */
function beyondItem(after: CardDetails, place: RulePlace): number {
  const item = after.plan.items.get(place.item)
  if (item === undefined) return 0
  const { mode } = item
  if (mode.kind !== 'DEDUCT' && mode.kind !== 'EARN') return 0
  const unbounded = unboundedCenti(item, mode, after.judgement.sums)
  const excess = place.rule.unitCenti >= 0 ? unbounded - item.ceilingCenti : item.floorCenti - unbounded
  return Math.max(0, excess)
}
