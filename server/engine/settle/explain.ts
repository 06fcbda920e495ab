import { assertNever } from '../assert-never.ts'
import { given, named, type Derivation } from '../derivation.ts'
import { hasScore, type Figure } from '../figure.ts'
import { Refusal } from '../refusal.ts'
import type { ExplainPath } from '../result.ts'
import { hasPerformance, type Distributed } from './distribute.ts'
import { explainGrade } from './explain-grade.ts'
import type { Evaluation } from './evaluation.ts'
import { reference } from './reference.ts'

/**
 * The tree of one figure, built when asked for. Figures that have a path of their own stand in it as references
 * (rule `ref.…`), so that a person's tree does not repeat the unit's.
 * @throws Refusal `path.unknown` when nothing has that path.
 */
export function createExplain(
  evaluation: Evaluation,
  distributed: Distributed | null,
): (path: ExplainPath) => Derivation {
  return (path) => {
    const node = find(evaluation, distributed, path)
    if (node === null) throw new Refusal('path.unknown', { ...path })
    return node
  }
}

function find(evaluation: Evaluation, distributed: Distributed | null, path: ExplainPath): Derivation | null {
  const { units, people } = evaluation
  switch (path.kind) {
    case 'card':
      return cardOf(evaluation, path)
    case 'composite':
      return compositeOf(evaluation, path)
    case 'rank': {
      const subject = path.level === 'unit' ? units.units.get(path.code) : people.people.get(path.code)
      return subject?.standing?.why() ?? null
    }
    case 'grade':
      return explainGrade(evaluation, path.level, path.code)
    case 'coefficient':
      return units.units.get(path.unit)?.coefficientWhy() ?? null
    case 'unitPool':
      return unitPoolOf(evaluation, distributed, path.unit)
    case 'payment':
      return people.people.has(path.person) ? (distributed?.explainPayment(path.person) ?? null) : null
    default:
      return assertNever(path)
  }
}

/** A unit without anybody to pay has a pool of 0 as long as there is a performance slice. */
function unitPoolOf({ units }: Evaluation, distributed: Distributed | null, unit: string): Derivation | null {
  if (distributed === null || !units.units.has(unit) || !hasPerformance(distributed)) return null
  return distributed.unitPools.get(unit)?.why() ?? given('', 'unitPool.nobody', '0', 'fen', { unit })
}

type SubjectPath = Extract<ExplainPath, { level: string }>

function cardOf({ cards }: Evaluation, { level, code }: SubjectPath): Derivation | null {
  const card = (level === 'unit' ? cards.units : cards.people).get(code)
  return card !== undefined && hasScore(card.final) ? card.why() : null
}

function compositeOf({ units, people }: Evaluation, { level, code }: SubjectPath): Derivation | null {
  if (level === 'person') return treeOf(people.people.get(code)?.composed.figure)
  const tree = treeOf(units.units.get(code)?.composite)
  if (tree === null) return null
  return { ...tree, parts: tree.parts.map((part) => (part.name === 'card' ? referredCard(part, code) : part)) }
}

function referredCard(card: Derivation, code: string): Derivation {
  return named('card', reference('', { kind: 'card', level: 'unit', code }, card.result, card.unit))
}

function treeOf(figure: Figure | undefined): Derivation | null {
  return figure !== undefined && hasScore(figure) ? figure.why() : null
}
