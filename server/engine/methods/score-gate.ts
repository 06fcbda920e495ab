import { given, named, type Derivation } from '../derivation.ts'
import { hasScore, type Figure } from '../figure.ts'
import { notApplicable, pendingAll, scored } from '../score/figures.ts'
import { itemNode } from '../score/item-node.ts'
import { conditionNode, isMet } from './condition.ts'
import { actualNode, actualOf, boundedCenti, waiting, type IndicatorScene, type OtherItem } from './indicator-scene.ts'
import type { Method } from './method.ts'

type Gate = Extract<Method, { kind: 'GATE' }>

/** Whether the gate is open, and how we know. */
type Opening = { readonly met: 0 | 1; readonly why: () => Derivation }

/**
 * GATE (RULES §4): another item's score, scaled by the ratio of full marks, but at most the share `shareBp` of full
 * while the condition on the gate item is not met. The score taken over being not applicable makes this item not
 * applicable; a gate item that is not applicable or exempt leaves the gate open.
 */
export function scoreGate(method: Gate, scene: IndicatorScene): Figure {
  const taken = scene.other(method.of)
  const opening = openingOf(method, scene)
  if (taken === null || opening === null) return waiting(scene, 'gateItemPending')
  const figure = taken.figure()
  if (figure.state === 'notApplicable') return notApplicable(figure.reason)
  if (!hasScore(figure))
    return pendingAll([{ subject: scene.subject, item: scene.item.code, reason: 'gateItemPending' }])
  return gated(method, scene, { full: taken.item.fullCenti, centi: figure.centi, why: figure.why }, opening)
}

type Taken = { readonly full: number; readonly centi: number; readonly why: () => Derivation }

function gated(method: Gate, scene: IndicatorScene, taken: Taken, opening: Opening): Figure {
  const full = BigInt(scene.item.fullCenti)
  const scaled = boundedCenti(scene.item, full * BigInt(taken.centi), BigInt(taken.full))
  const limit = boundedCenti(scene.item, full * BigInt(method.shareBp), 10000n)
  const centi = opening.met === 1 ? scaled : Math.min(scaled, limit)
  return scored(centi, () =>
    itemNode(
      scene.item,
      'item.gate',
      'clamp(min(rdiv(full * score, scoreFull), max(met * high, rdiv(full * share, 10000))), low, high)',
      { score: taken.centi, scoreFull: taken.full, met: opening.met, share: method.shareBp },
      centi,
      { parts: [named('score', taken.why()), opening.why()] },
    ),
  )
}

function openingOf(method: Gate, scene: IndicatorScene): Opening | null {
  const gate = scene.other(method.gate.item)
  if (gate === null) return null
  if (gate.isWaived)
    return { met: 1, why: () => given('met', 'condition.waived', 1, 'count', { item: method.gate.item }) }
  const fact = actualOf(gate.value)
  if (fact === null) return null
  const met = isMet(method.gate, fact.actual) ? 1 : 0
  return { met, why: () => conditionNode(method.gate, actualNode(sceneOf(scene, gate), fact)) }
}

/** The gate item's actual is read in the gate item's own measure. */
function sceneOf(scene: IndicatorScene, gate: OtherItem): IndicatorScene {
  const { mode } = gate.item
  return { ...scene, item: gate.item, measure: mode.kind === 'INDICATOR' ? mode.measure : scene.measure }
}
