import { given, type Derivation } from '../derivation.ts'
import { sourceNotes, type IndicatorScene } from './indicator-scene.ts'
import type { ItemValue } from '../bundle.ts'
import { actualNode, actualOf, type ActualFact } from './indicator-scene.ts'
import type { RankField } from './rank-field.ts'
import type { RankTies } from './method.ts'

/** A place among `count` subjects, kept as twice the place so that the mean of tied places is whole. */
export type Place = { readonly twice: number; readonly count: number; readonly why: () => Derivation }

/**
 * The place by actual value inside the comparison group: 1 + subjects strictly better; tied subjects share the best
 * place, or with AVERAGE take the mean of the places they cover (RULES §4).
 */
export function placeInGroup(
  scene: IndicatorScene,
  field: RankField,
  order: { readonly reverse: boolean; readonly ties: RankTies },
): Place | null {
  const fact = actualOf(scene.value)
  if (fact === null) return null
  const above = field.above(fact.actual)
  const below = field.below(fact.actual)
  const better = order.reverse ? below : above
  const tied = field.count - above - below
  const twice = order.ties === 'AVERAGE' ? 2 * better + 1 + tied : 2 * better + 2
  const why = () => groupPlaceNode(scene, fact, { better, tied, twice, ties: order.ties, count: field.count })
  return { twice, count: field.count, why }
}

/** A stated place among n outside our bureau. */
export function statedPlace(value: ItemValue | undefined): Place | null {
  if (value?.value.kind !== 'PLACE') return null
  const { place, outOf } = value.value
  const why = () => given('place', 'fact.place', place, 'rank', { ...sourceNotes(value), outOf })
  return { twice: 2 * place, count: outOf, why: () => doubled(why()) }
}

type Standing = {
  readonly better: number
  readonly tied: number
  readonly twice: number
  readonly count: number
  readonly ties: RankTies
}

function groupPlaceNode(scene: IndicatorScene, fact: ActualFact, at: Standing): Derivation {
  const isAverage = at.ties === 'AVERAGE'
  return {
    name: 'twicePlace',
    rule: isAverage ? 'indicator.placeAverage' : 'indicator.place',
    operation: isAverage ? '2 * better + 1 + tied' : '2 * (1 + better)',
    inputs: { better: at.better, tied: at.tied, actual: fact.actual },
    result: at.twice,
    unit: 'count',
    notes: { outOf: at.count },
    parts: [actualNode(scene, fact)],
  }
}

function doubled(place: Derivation): Derivation {
  return {
    name: 'twicePlace',
    rule: 'indicator.placeStated',
    operation: '2 * place',
    inputs: { place: place.result },
    result: 2 * Number(place.result),
    unit: 'count',
    notes: {},
    parts: [place],
  }
}
