import { given, type Derivation } from '../derivation.ts'
import { actualNode, sourceNotes, type ActualFact, type IndicatorScene } from './indicator-scene.ts'

/** A target stated with the value wins over the method's own; null when neither is stated. */
export function targetOf(fact: ActualFact, ofMethod: number | null): number | null {
  return fact.target ?? ofMethod
}

/** The actual and the target as facts, for derivations of methods that compare the two. */
export function actualAndTarget(scene: IndicatorScene, fact: ActualFact, target: number): readonly Derivation[] {
  const measure = { decimals: scene.measure.decimals, measure: scene.measure.unit }
  const notes = fact.target === null ? { item: scene.item.code, source: 'scheme' } : sourceNotes(fact.value)
  return [actualNode(scene, fact), given('target', 'fact.target', target, 'scaled', { ...notes, ...measure })]
}
