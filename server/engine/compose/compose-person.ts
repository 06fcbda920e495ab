import { given, named, type Derivation } from '../derivation.ts'
import { hasScore, type Figure, type SubjectRef } from '../figure.ts'
import type { CompositePolicy, PersonPointsPolicy, RoleClass } from '../scheme.ts'
import { CARD_FULL_CENTI } from '../score/score-base.ts'
import { missingOf, pending, pendingAll, scored } from '../score/figures.ts'
import { centiNode } from '../score/item-node.ts'
import { meanOf, type MeanTerm } from './fraction-mean.ts'
import { NO_ADDITION, personAddition, type PointsAddition } from './points-addition.ts'
import { teamCenti, teamComponent, teamMissing, type TeamComponent, type TeamMonths } from './team-component.ts'

export type PersonComposition = {
  readonly subject: SubjectRef
  readonly roleClass: RoleClass
  /** Final score of the own card; null when no card applies. */
  readonly own: Figure | null
  /** Units with counted months in the period. */
  readonly units: readonly TeamMonths[]
  /** Points of the period; null when the person took part in no project. */
  readonly pointsCenti: number | null
  readonly policy: CompositePolicy
}

export type PersonComposite = {
  readonly figure: Figure
  /** T rounded for display; null without a unit that has a composite. */
  readonly teamCenti: number | null
}

type Components = {
  readonly team: TeamComponent | null
  readonly own: Extract<Figure, { centi: number }> | null
}

/**
 * Person composite (RULES §8.1): team result and own card by the role's weights, project points on top. A component
 * that is not applicable drops out, as does one of weight 0; neither left: pending; anything pending: pending.
 */
export function composePerson(input: PersonComposition): PersonComposite {
  const team = teamComponent(input.units)
  return { figure: personFigure(input, team), teamCenti: team === null ? null : teamCenti(team) }
}

function personFigure(input: PersonComposition, team: TeamComponent | null): Figure {
  const weights = input.policy.weights[input.roleClass]
  const own = input.own
  const missing = [...(weights.team > 0 ? teamMissing(input.units) : []), ...ownMissing(own, weights.own)]
  if (missing.length > 0) return pendingAll(missing)
  const components: Components = {
    team: weights.team > 0 ? team : null,
    own: own !== null && hasScore(own) && weights.own > 0 ? own : null,
  }
  if (components.team === null && components.own === null) return pending(input.subject, '', 'noComponent')
  return composed(input, components)
}

function ownMissing(own: Figure | null, weight: number): ReturnType<typeof missingOf> {
  return own === null || weight === 0 ? [] : missingOf(own)
}

function composed(input: PersonComposition, components: Components): Figure {
  const { points } = input.policy
  const weights = input.policy.weights[input.roleClass]
  const terms = [...cardTerms(components, weights), ...pointsTerms(points, input.pointsCenti)]
  const mean = meanOf(terms)
  const addition = additionOf(points, input.pointsCenti)
  const centi = mean.centi + addition.centi
  return scored(centi, () =>
    centiNode('composite.person', 'base + addition', { base: mean.centi, addition: addition.centi }, centi, {
      notes: { person: input.subject.code },
      parts: [baseNode(terms, mean, components, input), addition.why()],
    }),
  )
}

function cardTerms(components: Components, weights: { readonly team: number; readonly own: number }): MeanTerm[] {
  const { team, own } = components
  const terms: MeanTerm[] = []
  if (team !== null) {
    const denominator = team.months === null ? null : { name: 'months', value: team.months }
    const numerator = { numeratorName: 'sum(team)', numerator: team.numerator }
    terms.push({ weightName: 'teamWeight', weight: weights.team, ...numerator, denominator })
  }
  if (own !== null) {
    const numerator = { numeratorName: 'own', numerator: BigInt(own.centi) }
    terms.push({ weightName: 'ownWeight', weight: weights.own, ...numerator, denominator: null })
  }
  return terms
}

/** ZERO and REDISTRIBUTE: points as a third component of at most 1000.00; without a benchmark it drops out. */
function pointsTerms(policy: PersonPointsPolicy, pointsCenti: number | null): readonly MeanTerm[] {
  if (policy.kind === 'ADDITION' || policy.weight === 0 || policy.benchmarkCenti <= 0) return []
  if (policy.kind === 'REDISTRIBUTE' && pointsCenti === null) return []
  const counted = Math.min(Math.max(pointsCenti ?? 0, 0), policy.benchmarkCenti)
  return [
    {
      weightName: 'pointsWeight',
      weight: policy.weight,
      numeratorName: `${CARD_FULL_CENTI} * clamp(points, 0, benchmark)`,
      numerator: BigInt(CARD_FULL_CENTI) * BigInt(counted),
      denominator: { name: 'benchmark', value: BigInt(policy.benchmarkCenti) },
    },
  ]
}

function additionOf(policy: PersonPointsPolicy, pointsCenti: number | null): PointsAddition {
  if (policy.kind !== 'ADDITION' || pointsCenti === null) return NO_ADDITION
  return personAddition(policy.additionCenti, policy.benchmarkCenti, pointsCenti)
}

function baseNode(
  terms: readonly MeanTerm[],
  mean: { readonly centi: number; readonly operation: string },
  { team, own }: Components,
  input: PersonComposition,
): Derivation {
  const hasPoints = terms.some((term) => term.weightName === 'pointsWeight')
  const points = input.pointsCenti ?? 0
  const inputs: Record<string, Derivation['inputs'][string]> = {}
  for (const term of terms) {
    inputs[term.weightName] = term.weight
    if (term.denominator !== null) inputs[term.denominator.name] = Number(term.denominator.value)
  }
  if (team !== null) inputs.team = team.elements
  if (own !== null) inputs.own = own.centi
  if (hasPoints) inputs.points = points
  const parts = [
    ...(team?.parts() ?? []),
    ...(own === null ? [] : [named('own', own.why())]),
    ...(hasPoints ? [given('points', 'fact.points', points, 'centi')] : []),
  ]
  const rule = `composite.base${team === null ? '' : 'Team'}${own === null ? '' : 'Own'}${hasPoints ? 'Points' : ''}`
  return named('base', centiNode(rule, mean.operation, inputs, mean.centi, { parts }))
}
