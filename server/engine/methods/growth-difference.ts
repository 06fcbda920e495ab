import { given, named, type Derivation } from '../derivation.ts'
import type { ReferenceValue } from '../bundle.ts'
import { actualNode, type ActualFact, type IndicatorScene } from './indicator-scene.ts'

/** Own growth − reference growth in hundredths of a percentage point (RULES §4). */
export function growthDifference(fact: ActualFact, reference: ReferenceValue): bigint {
  return BigInt(fact.actual) - BigInt(reference.value)
}

export function differenceNode(scene: IndicatorScene, fact: ActualFact, reference: ReferenceValue): Derivation {
  return {
    name: 'difference',
    rule: 'growth.difference',
    operation: 'actual - reference',
    inputs: { actual: fact.actual, reference: reference.value },
    result: String(growthDifference(fact, reference)),
    unit: 'scaled',
    notes: { decimals: 2, measure: 'pp' },
    parts: [actualNode(scene, fact), named('reference', referenceNode(scene, reference))],
  }
}

function referenceNode(scene: IndicatorScene, reference: ReferenceValue): Derivation {
  const { item, statedOn, document, value } = reference
  const measure = { decimals: scene.measure.decimals, measure: scene.measure.unit }
  return given('reference', 'fact.reference', value, 'scaled', { item, statedOn, document, ...measure })
}
