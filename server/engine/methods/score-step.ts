import type { Derivation } from '../derivation.ts'
import type { Figure } from '../figure.ts'
import { scored } from '../score/figures.ts'
import { centiNode, itemNode } from '../score/item-node.ts'
import { conditionNode, isMet } from './condition.ts'
import { actualNode, actualOf, boundedCenti, waiting, type ActualFact, type IndicatorScene } from './indicator-scene.ts'
import type { Method, StepRow } from './method.ts'

/** STEP (RULES §4): the first row that is satisfied from the top decides; none satisfied gives 0; limited to [L, U]. */
export function scoreStep(method: Extract<Method, { kind: 'STEP' }>, scene: IndicatorScene): Figure {
  const fact = actualOf(scene.value)
  if (fact === null) return waiting(scene, 'noValue')
  const hit = method.rows.findIndex((row) => isMet(row, fact.actual))
  const centi = boundedCenti(scene.item, BigInt(method.rows[hit]?.centi ?? 0), 1n)
  return scored(centi, () => {
    // Rows below the first satisfied one decide nothing and are left out.
    const parts = method.rows.slice(0, hit < 0 ? method.rows.length : hit + 1).map((row) => rowNode(row, scene, fact))
    const rows = parts.map((part) => part.result)
    return itemNode(scene.item, 'item.step', 'clamp(sum(rows), low, high)', { rows }, centi, { parts })
  })
}

function rowNode(row: StepRow, scene: IndicatorScene, fact: ActualFact): Derivation {
  const met = isMet(row, fact.actual) ? 1 : 0
  const node = centiNode('step.row', 'met * points', { met, points: row.centi }, met * row.centi, {
    parts: [conditionNode(row, actualNode(scene, fact))],
  })
  return { ...node, name: 'rows[]' }
}
