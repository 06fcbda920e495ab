import type { Figure } from '../figure.ts'
import { scored } from '../score/figures.ts'
import { itemNode } from '../score/item-node.ts'
import { boundedCenti, type IndicatorScene } from './indicator-scene.ts'
import type { Place } from './place.ts'

/**
 * RANK_LINEAR on a place (RULES §4): full for the first of n, the share `lastShareBp` for the last, evenly between;
 * n = 1 gives full. Written over twice the place, so the mean of tied places needs no fraction.
 */
export function scoreLinearPlace(lastShareBp: number, place: Place, scene: IndicatorScene): Figure {
  const { fullCenti } = scene.item
  const { twice, count } = place
  const single = count <= 1
  const lost = BigInt(10000 - lastShareBp) * BigInt(twice - 2)
  const span = 20000n * BigInt(count - 1)
  const centi = single
    ? boundedCenti(scene.item, BigInt(fullCenti), 1n)
    : boundedCenti(scene.item, BigInt(fullCenti) * (span - lost), span)
  return scored(centi, () =>
    itemNode(
      scene.item,
      single ? 'item.rankAlone' : 'item.rankLinear',
      single
        ? 'clamp(full, low, high)'
        : 'clamp(rdiv(full * (20000 * (n - 1) - (10000 - lastShare) * (twicePlace - 2)), 20000 * (n - 1)), low, high)',
      { n: count, lastShare: lastShareBp, twicePlace: twice },
      centi,
      { parts: [place.why()] },
    ),
  )
}

/**
 * RANK_TABLE on a place (RULES §4): share of full by place, `restBp` beyond the table. A half place (AVERAGE) takes
 * the mean of the two neighbouring shares.
 */
export function scoreTablePlace(
  table: { readonly sharesBp: readonly number[]; readonly restBp: number },
  place: Place,
  scene: IndicatorScene,
): Figure {
  const shareAt = (rank: number) => table.sharesBp[rank - 1] ?? table.restBp
  const upper = shareAt(Math.floor(place.twice / 2))
  const lower = shareAt(Math.ceil(place.twice / 2))
  const centi = boundedCenti(scene.item, BigInt(scene.item.fullCenti) * BigInt(upper + lower), 20000n)
  return scored(centi, () =>
    itemNode(
      scene.item,
      'item.rankTable',
      'clamp(rdiv(full * (upperShare + lowerShare), 20000), low, high)',
      { upperShare: upper, lowerShare: lower, twicePlace: place.twice },
      centi,
      { parts: [place.why()], notes: { outOf: place.count } },
    ),
  )
}
