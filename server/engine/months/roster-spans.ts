import type { Posting } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'
import { toDate, toDay } from '../calendar/day-number.ts'
import { spanWithin, type DaySpan } from '../calendar/interval.ts'
import type { UnitTree } from '../units/unit-tree.ts'

/** Days on which one posting of a person counts, for one evaluated unit. */
export type RosterSpan = DaySpan & { readonly posting: Posting; readonly unit: string }

/** What does not depend on the person. `cuts` are the days inside the period on which a group's module may change. */
export type RosterContext = { readonly tree: UnitTree; readonly period: DaySpan; readonly cuts: readonly number[] }

export function rosterContext(tree: UnitTree, period: DaySpan): RosterContext {
  const cuts = tree.changes.flatMap(({ startsOn, endsOn }) => [toDay(startsOn), ...(endsOn ? [toDay(endsOn) + 1] : [])])
  return { tree, period, cuts: [...new Set(cuts)].filter((day) => period.from < day && day <= period.to) }
}

/**
 * One person's days on the roster inside the period, each once: of two posts at once the one with the higher post
 * coefficient counts, in its unit (RULES §12.2; ties: the earlier start, then code). Postings outside the bureau
 * (EXTERNAL) put nobody on its roster, and work in a squad counts at home while there is a home posting (RULES §12.1).
 */
export function rosterSpans(postings: readonly Posting[], context: RosterContext): readonly RosterSpan[] {
  const held = heldInPeriod(postings, context)
  const [only] = held
  if (only !== undefined && held.length === 1 && context.cuts.length === 0) {
    return [spanOf(only, only.from, only.to, context)]
  }
  const starts = elementaryStarts(held, context.cuts)
  return starts.flatMap((from, i) => {
    const counting = best(held.filter((one) => one.from <= from && from <= one.to))
    if (counting === null) return []
    return [spanOf(counting, from, (starts[i + 1] ?? context.period.to + 1) - 1, context)]
  })
}

type Held = { readonly posting: Posting; readonly from: number; readonly to: number; readonly isSquad: boolean }

function heldInPeriod(postings: readonly Posting[], { tree, period }: RosterContext): readonly Held[] {
  const held: Held[] = []
  for (const posting of postings) {
    const kind = tree.unit(posting.unit).kind
    const { from, to } = spanWithin(posting, period)
    if (kind !== 'EXTERNAL' && from <= to) held.push({ posting, from, to, isSquad: kind === 'SQUAD' })
  }
  return held
}

function spanOf({ posting }: Held, from: number, to: number, { tree }: RosterContext): RosterSpan {
  return { posting, unit: tree.evaluatedUnit(posting.unit, toDate(from)), from, to }
}

/** Days on which anything may change, in order: between two of them the same posting counts for the same unit. */
function elementaryStarts(held: readonly Held[], cuts: readonly number[]): readonly number[] {
  const starts = new Set(cuts)
  for (const { from, to } of held) starts.add(from).add(to + 1)
  return [...starts].sort((a, b) => a - b)
}

function best(candidates: readonly Held[]): Held | null {
  return candidates.reduce<Held | null>((chosen, one) => (chosen !== null && !counts(one, chosen) ? chosen : one), null)
}

/** Whether `one` counts rather than `other` on a day both hold. */
function counts(one: Held, other: Held): boolean {
  if (one.isSquad !== other.isSquad) return other.isSquad
  if (one.posting.postBp !== other.posting.postBp) return one.posting.postBp > other.posting.postBp
  if (one.posting.startsOn !== other.posting.startsOn) return one.posting.startsOn < other.posting.startsOn
  return compareCodes(one.posting.code, other.posting.code) < 0
}
