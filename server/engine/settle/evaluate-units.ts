import type { Derivation } from '../derivation.ts'
import { gradeUnits, type UnitGrade } from '../grades/unit-grades.ts'
import type { UnitGradeCode } from '../grades/grade-codes.ts'
import { hasScore } from '../figure.ts'
import { scoreCards, type CardFigureMaps } from '../score/score-cards.ts'
import type { VetoMark } from '../veto/merge-effects.ts'
import type { BundleFacts } from './bundle-facts.ts'
import { reference } from './reference.ts'
import { unitWorld, type UnitStanding, type UnitView } from './unit-world.ts'

export type EvaluatedUnit = UnitStanding & { readonly grade: UnitGrade }

export type EvaluatedUnits = {
  readonly units: ReadonlyMap<string, EvaluatedUnit>
  /** Grades with every veto ignored: quotas are weighted with them (RULES §10.5). */
  readonly gradesWithoutVeto: ReadonlyMap<string, UnitGradeCode | null>
}

/** Categories that vetoes set to zero, by unit. */
export function zeroedCategories(marks: ReadonlyMap<string, VetoMark>): ReadonlyMap<string, ReadonlySet<string>> {
  const zeroed = [...marks].filter(([, { zeroCategories }]) => zeroCategories.length > 0)
  return new Map(zeroed.map(([unit, { zeroCategories }]) => [unit, new Set(zeroCategories)]))
}

/** Standings, coefficients and grades of all units, with every veto and its limits (RULES §7.2, §8.2, §9–§11). */
export function evaluateUnits(facts: BundleFacts, cards: CardFigureMaps): EvaluatedUnits {
  const marks = facts.marks.units
  const view: UnitView = { cards: cards.units, marks }
  const world = unitWorld(facts, view)
  const bareCards = zeroedCategories(marks).size === 0 ? cards.units : scoreCards({ ...facts.bundle, people: [] }).units
  const bare = marks.size === 0 ? world : unitWorld(facts, { cards: bareCards, marks: new Map() })
  const limited = [...world.values()].map((unit) => limitCoefficient(facts, view, bareCards, unit))
  const grades = gradesOf(facts, world, marks)
  return {
    units: new Map(limited.map((unit) => [unit.unit.code, { ...unit, grade: grades.get(unit.unit.code) ?? NO_GRADE }])),
    gradesWithoutVeto: new Map([...gradesOf(facts, bare, new Map())].map(([code, { grade }]) => [code, grade])),
  }
}

const NO_GRADE: UnitGrade = { grade: null, why: () => null }

/**
 * A vetoed unit's coefficient never exceeds what it would be without its own veto (RULES §11): others' vetoes stay, for
 * what they change is not this unit's doing.
 */
function limitCoefficient(
  facts: BundleFacts,
  view: UnitView,
  bare: UnitView['cards'],
  unit: UnitStanding,
): UnitStanding {
  const { code } = unit.unit
  const mark = view.marks.get(code)
  if (mark === undefined || !canMoveCoefficient(facts, mark)) return unit
  const marks = new Map([...view.marks].filter(([other]) => other !== code))
  const card = bare.get(code)
  const cards = card === undefined ? view.cards : new Map([...view.cards, [code, card]])
  const without = unitWorld(facts, { cards, marks }).get(code)?.coefficientBp ?? unit.coefficientBp
  if (without >= unit.coefficientBp) return unit
  return { ...unit, coefficientBp: without, coefficientWhy: () => limitNode(unit, without) }
}

function canMoveCoefficient({ bundle }: BundleFacts, mark: VetoMark): boolean {
  return bundle.scheme.policy.veto.rank !== 'KEEP' || mark.unitGradeCap !== null || mark.zeroCategories.length > 0
}

function limitNode(unit: UnitStanding, without: number): Derivation {
  return {
    name: '',
    rule: 'team.vetoLimit',
    operation: 'min(now, without)',
    inputs: { now: unit.coefficientBp, without },
    result: without,
    unit: 'bp',
    notes: { unit: unit.unit.code },
    parts: [{ ...unit.coefficientWhy(), name: 'now' }],
  }
}

function gradesOf(
  facts: BundleFacts,
  world: ReadonlyMap<string, UnitStanding>,
  marks: ReadonlyMap<string, VetoMark>,
): ReadonlyMap<string, UnitGrade> {
  const units = [...world.values()].map(({ unit, composite, band }) => ({
    code: unit.code,
    compositeCenti: hasScore(composite) ? composite.centi : null,
    band,
  }))
  return gradeUnits(units, facts.bundle.scheme.policy.unitGrades, marks)
}

/** The unit's composite as a fact with a path of its own, so that people's trees stay small. */
export function referredComposite({ unit, composite }: UnitStanding): UnitStanding['composite'] {
  if (composite.state !== 'scored') return composite
  const { centi } = composite
  const why = (): Derivation => reference('', { kind: 'composite', level: 'unit', code: unit.code }, centi, 'centi')
  return { state: 'scored', centi, why }
}
