import { unrankedCoefficient, teamCoefficients } from '../coefficients/team-coefficients.ts'
import type { Band, TeamStanding } from '../coefficients/team-standing.ts'
import { composeUnit } from '../compose/compose-unit.ts'
import type { Derivation } from '../derivation.ts'
import { hasScore, type Figure } from '../figure.ts'
import { unitGroup } from '../rank/comparison-group.ts'
import type { Standing } from '../rank/rank-subjects.ts'
import { tieKeys } from '../rank/tie-keys.ts'
import type { CardFigures } from '../score/score-card.ts'
import type { VetoMark } from '../veto/merge-effects.ts'
import type { Unit } from '../bundle.ts'
import type { BundleFacts } from './bundle-facts.ts'
import { rankUnits } from './rank-units.ts'

/** A unit's composite, place and coefficient under some set of veto marks. */
export type UnitStanding = {
  readonly unit: Unit
  readonly card: CardFigures | null
  readonly composite: Figure
  /** '' when the unit is not ranked. */
  readonly group: string
  readonly standing: Standing | null
  readonly band: Band | null
  readonly coefficientBp: number
  readonly coefficientWhy: () => Derivation
}

/** The cards and marks that units are judged by: the real ones, or those of a what-if without some veto. */
export type UnitView = {
  readonly cards: ReadonlyMap<string, CardFigures>
  readonly marks: ReadonlyMap<string, VetoMark>
}

type Composed = { readonly unit: Unit; readonly card: CardFigures | null; readonly composite: Figure }

/** Composites (RULES §8.2), ranks (§9), bands and coefficients (§11) of all units under one view. */
export function unitWorld(facts: BundleFacts, view: UnitView): ReadonlyMap<string, UnitStanding> {
  const composed = facts.bundle.units.map((unit) => composeOne(facts, view, unit))
  const world = new Map<string, UnitStanding>()
  for (const [group, units] of byGroup(facts, view, composed)) {
    for (const standing of group === '' ? units.map(unrankedUnit) : rankedGroup(facts, view, group, units)) {
      world.set(standing.unit.code, standing)
    }
  }
  return world
}

function composeOne({ bundle, points, loads, periodMonths }: BundleFacts, { cards }: UnitView, unit: Unit): Composed {
  const card = cards.get(unit.code) ?? null
  const composite = composeUnit({
    subject: { level: 'unit', code: unit.code },
    card: card?.final ?? null,
    pointsCenti: points.byUnit.get(unit.code) ?? 0,
    heads: { countedMonths: loads.get(unit.code)?.months ?? 0, periodMonths },
    policy: bundle.scheme.policy.unitPoints,
  })
  return { unit, card, composite }
}

/** Units by comparison group; '' holds those that are not ranked. */
function byGroup(facts: BundleFacts, { marks }: UnitView, composed: readonly Composed[]): Map<string, Composed[]> {
  const { ranking, veto } = facts.bundle.scheme.policy
  const groups = new Map<string, Composed[]>()
  for (const one of composed) {
    const isOut = veto.rank === 'UNRANKED' && marks.has(one.unit.code)
    const group = isOut || !hasScore(one.composite) ? '' : unitGroup(one.unit.kind, ranking)
    const others = groups.get(group)
    if (others === undefined) groups.set(group, [one])
    else others.push(one)
  }
  return groups
}

function unrankedUnit(composed: Composed): UnitStanding {
  const { coefficientBp, why } = unrankedCoefficient(composed.unit.code)
  return { ...composed, group: '', standing: null, band: null, coefficientBp, coefficientWhy: why }
}

function rankedGroup(
  facts: BundleFacts,
  { marks }: UnitView,
  group: string,
  units: readonly Composed[],
): readonly UnitStanding[] {
  const { ranking, veto, teamCoefficient } = facts.bundle.scheme.policy
  const contenders = units.map((one) => ({ contender: contenderOf(facts, one), isVetoed: marks.has(one.unit.code) }))
  const standings = new Map(
    rankUnits(contenders, ranking.unitTieBreakers, veto.rank).map((standing) => [standing.code, standing]),
  )
  const teams = units.map((one) => teamOf(facts, one, standings.get(one.unit.code)?.rank ?? 0, marks))
  const coefficients = teamCoefficients(teams, teamCoefficient)
  return units.map((one) => {
    const { code } = one.unit
    const coefficient = coefficients.get(code) ?? { ...unrankedCoefficient(code), band: null }
    return {
      ...one,
      group,
      standing: standings.get(code) ?? null,
      band: coefficient.band,
      coefficientBp: coefficient.coefficientBp,
      coefficientWhy: coefficient.why,
    }
  })
}

function contenderOf({ bundle, points }: BundleFacts, { unit, card, composite }: Composed) {
  const facts = { card, pointsCenti: points.byUnit.get(unit.code) ?? 0, overdueDays: null }
  const keys = tieKeys(bundle.scheme.policy.ranking.unitTieBreakers, facts)
  return { code: unit.code, scoreCenti: centiOf(composite), keys }
}

function teamOf(
  facts: BundleFacts,
  { unit, composite }: Composed,
  rank: number,
  marks: UnitView['marks'],
): TeamStanding {
  const cap = marks.get(unit.code)?.unitGradeCap ?? null
  return {
    code: unit.code,
    rank,
    compositeCenti: centiOf(composite),
    postMonths: facts.loads.get(unit.code)?.postMonths ?? 0n,
    isCapped: cap !== null && cap !== 'excellent',
  }
}

/** Only scored units come this far. */
function centiOf(composite: Figure): number {
  return hasScore(composite) ? composite.centi : 0
}
