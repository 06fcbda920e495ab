import type { Plan } from '../bundle.ts'
import { given, named, type Derivation } from '../derivation.ts'
import { Refusal } from '../refusal.ts'
import { distribute, type Distributed } from './distribute.ts'
import type { Evaluation } from './evaluation.ts'
import { payeeSegments, type PersonalCoefficients } from './payees.ts'
import { reference } from './reference.ts'

/** Shares a plan's pool out over the evaluated people. @throws Refusal as `distribute` and `payeeSegments` do. */
export function payPeople(evaluation: Evaluation, coefficients: PersonalCoefficients, plan: Plan): Distributed {
  const { units, people, facts } = evaluation
  const known = people.people
  refuseStrangers(plan, known)
  return distribute({
    plan,
    segments: payeeSegments(evaluation, coefficients),
    coefficientBp: (unit) => units.units.get(unit)?.coefficientBp ?? 10_000,
    personalWhy: (person) => personalNode(evaluation, coefficients, person),
    heldBack: heldBackPeople(coefficients),
    points: new Map([...facts.points.byPerson].filter(([person]) => known.has(person))),
    homeOf: (person) => known.get(person)?.home ?? '',
  })
}

function heldBackPeople(coefficients: PersonalCoefficients): ReadonlySet<string> {
  const held = [...coefficients].filter(([, one]) => !(one instanceof Refusal) && one.isHeldBack)
  return new Set(held.map(([person]) => person))
}

/** A hand-written list may name only people of the bundle. */
function refuseStrangers(plan: Plan, known: ReadonlyMap<string, unknown>): void {
  for (const slice of plan.slices) {
    if (slice.kind !== 'HELD') continue
    const stranger = slice.lines.find(({ person }) => !known.has(person))
    if (stranger !== undefined) throw new Refusal('person.unknown', { slice: slice.code, person: stranger.person })
  }
}

/** The personal coefficient with the grade that gave it, by its path. */
function personalNode({ people }: Evaluation, coefficients: PersonalCoefficients, person: string): Derivation {
  const coefficient = coefficients.get(person)
  if (coefficient === undefined || coefficient instanceof Refusal)
    return given('', 'personal.none', 0, 'bp', { person })
  const node = coefficient.why()
  const grade = people.grades.people.get(person)?.why() ?? null
  if (grade === null) return node
  const path = { kind: 'grade', level: 'person', code: person } as const
  return { ...node, parts: [...node.parts, named('grade', reference('', path, grade.result, grade.unit))] }
}
