import {
  recallCard,
  standings,
  vetoMarks,
  zeroedCategories,
  type Bundle,
  type CardFigureMaps,
  type Standings,
  type SubjectLevel,
} from '../../engine/index.ts'
import type { BundlesService, PeriodFrame } from '../bundles/bundles.service.ts'
import type { LiveCard } from '../cards/cards.service.ts'

export type LiveEvaluation = { readonly outline: Bundle; readonly standings: Standings }

/**
 * Standings of an open period from its live cards: their cost is the size of the roster, whatever the ledger holds. Only
 * where a veto sets a category to zero is the ledger read too, since the unit is then also judged without it.
 */
export async function evaluateLive(
  bundles: BundlesService,
  frame: PeriodFrame,
  cards: readonly LiveCard[],
): Promise<LiveEvaluation> {
  const outline = await bundles.readOutline(frame, null)
  const judged = zeroedCategories(vetoMarks(outline).units).size === 0 ? outline : await bundles.readWhole(frame, null)
  return { outline, standings: standings(judged, recalled(cards)) }
}

function recalled(cards: readonly LiveCard[]): CardFigureMaps {
  const at = (level: SubjectLevel) =>
    new Map(
      cards
        .filter(({ subject }) => subject.level === level)
        .map(({ subject, result, missing }) => [subject.code, recallCard(result, missing)]),
    )
  return { units: at('unit'), people: at('person') }
}
