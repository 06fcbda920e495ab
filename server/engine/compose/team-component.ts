import { named, type Derivation } from '../derivation.ts'
import { hasScore, type Figure, type Missing } from '../figure.ts'
import { rdivBig, toSafe } from '../rounding.ts'
import { missingOf } from '../score/figures.ts'
import { centiNode } from '../score/item-node.ts'

/** A unit in which the person has counted months, with its composite. */
export type TeamMonths = { readonly unit: string; readonly months: number; readonly composite: Figure }

/** T of RULES §8.1 as the exact fraction `numerator ÷ months`; `months` is null where one unit makes it whole. */
export type TeamComponent = {
  readonly numerator: bigint
  readonly months: bigint | null
  /** The elements of the list input `team`. */
  readonly elements: readonly number[]
  readonly parts: () => readonly Derivation[]
}

type Team = TeamMonths & { readonly composite: Extract<Figure, { centi: number }> }

/**
 * Mean of the units' composites weighted by counted months. Units without a composite (not applicable) drop out; null
 * when none is left.
 */
export function teamComponent(units: readonly TeamMonths[]): TeamComponent | null {
  const teams = units.flatMap(({ composite, ...unit }): Team[] =>
    unit.months > 0 && hasScore(composite) ? [{ ...unit, composite }] : [],
  )
  const [first] = teams
  if (first === undefined) return null
  return teams.length === 1 ? wholeTeam(first) : weighedTeams(teams)
}

/** What the team component waits for. */
export function teamMissing(units: readonly TeamMonths[]): readonly Missing[] {
  return units.flatMap(({ months, composite }) => (months > 0 ? missingOf(composite) : []))
}

/** The team component rounded, for display only: formulas use the fraction. */
export function teamCenti(team: TeamComponent): number {
  return toSafe(rdivBig(team.numerator, team.months ?? 1n))
}

function wholeTeam(team: Team): TeamComponent {
  return {
    numerator: BigInt(team.composite.centi),
    months: null,
    elements: [team.composite.centi],
    parts: () => [named('team[]', team.composite.why())],
  }
}

function weighedTeams(teams: readonly Team[]): TeamComponent {
  const elements = teams.map((team) => team.months * team.composite.centi)
  return {
    numerator: elements.reduce((sum, element) => sum + BigInt(element), 0n),
    months: teams.reduce((sum, team) => sum + BigInt(team.months), 0n),
    elements,
    parts: () => teams.map(teamNode),
  }
}

function teamNode(team: Team): Derivation {
  const { months, composite, unit } = team
  const inputs = { months, score: composite.centi }
  const node = centiNode('composite.teamMonths', 'months * score', inputs, months * composite.centi, {
    notes: { unit },
    parts: [named('score', composite.why())],
  })
  return { ...node, name: 'team[]', unit: 'weight' }
}
