import { named, type Derivation } from '../derivation.ts'
import type { SubjectLevel } from '../figure.ts'
import type { Evaluation } from './evaluation.ts'
import { reference } from './reference.ts'

/**
 * The tree of a grade: a unit's with its excellent places beside it, a person's with the unit's places as a reference to
 * there. null without a grade.
 */
export function explainGrade(evaluation: Evaluation, level: SubjectLevel, code: string): Derivation | null {
  return level === 'unit' ? unitGrade(evaluation, code) : personGrade(evaluation, code)
}

function unitGrade({ units, people }: Evaluation, code: string): Derivation | null {
  const node = units.units.get(code)?.grade.why() ?? null
  const places = people.grades.units.get(code)
  if (node === null || places === undefined) return node
  return { ...node, parts: [...node.parts, named('quota', places.why())] }
}

function personGrade(evaluation: Evaluation, code: string): Derivation | null {
  const node = evaluation.people.grades.people.get(code)?.why() ?? null
  return node === null ? null : withReferredPlaces(node, evaluation)
}

/** Unit places are explained once, with the unit, whatever number of people compete for them. */
function withReferredPlaces(node: Derivation, evaluation: Evaluation): Derivation {
  return { ...node, parts: node.parts.map((part) => referPlaces(part, node, evaluation)) }
}

function referPlaces(part: Derivation, parent: Derivation, evaluation: Evaluation): Derivation {
  const list = parent.notes['list']
  const isUnit = typeof list === 'string' && (evaluation.units.units.get(list)?.grade.grade ?? null) !== null
  if (part.name !== 'places' || !isUnit) return withReferredPlaces(part, evaluation)
  return named('places', reference('', { kind: 'grade', level: 'unit', code: list }, part.result, part.unit))
}
