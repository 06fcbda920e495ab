import type { Figure } from '../figure.ts'
import { waiting, type IndicatorScene } from './indicator-scene.ts'
import type { Method } from './method.ts'
import { placeInGroup, statedPlace } from './place.ts'
import { scoreLinearPlace, scoreTablePlace } from './score-place.ts'

/** RANK_TABLE and RANK_LINEAR (RULES §4): by the place among the subjects of the comparison group that have data. */
export function scoreRank(
  method: Extract<Method, { kind: 'RANK_TABLE' | 'RANK_LINEAR' }>,
  scene: IndicatorScene,
): Figure {
  if (scene.field === undefined) throw new Error(`no comparison group for item ${scene.item.code}`)
  const place = placeInGroup(scene, scene.field, method)
  if (place === null) return waiting(scene, 'noValue')
  return method.kind === 'RANK_TABLE'
    ? scoreTablePlace(method, place, scene)
    : scoreLinearPlace(method.lastShareBp, place, scene)
}

/** OUTSIDE_RANK (RULES §4): a stated place r among n outside our bureau, linear or by table. */
export function scoreOutsideRank(method: Extract<Method, { kind: 'OUTSIDE_RANK' }>, scene: IndicatorScene): Figure {
  const place = statedPlace(scene.value)
  if (place === null) return waiting(scene, 'noValue')
  return method.table.kind === 'TABLE'
    ? scoreTablePlace(method.table, place, scene)
    : scoreLinearPlace(method.table.lastShareBp, place, scene)
}
