import type { Person } from '../bundle.ts'
import { composePerson, type PersonComposite } from '../compose/compose-person.ts'
import type { Derivation } from '../derivation.ts'
import { hasScore, type Figure } from '../figure.ts'
import { gradePeople, type PeopleGrades } from '../grades/grade-people.ts'
import { isUnderHalf, personGroup } from '../rank/comparison-group.ts'
import { rankSubjects, type Contender, type Standing } from '../rank/rank-subjects.ts'
import { tieKeys } from '../rank/tie-keys.ts'
import type { CardFigures } from '../score/score-card.ts'
import type { CardFigureMaps } from '../score/score-cards.ts'
import type { BundleFacts } from './bundle-facts.ts'
import { referredComposite, type EvaluatedUnits } from './evaluate-units.ts'
import { reference } from './reference.ts'

export type EvaluatedPerson = {
  readonly person: Person
  readonly card: CardFigures | null
  readonly composed: PersonComposite
  readonly compositeCenti: number | null
  readonly home: string
  readonly months: number
  readonly group: string
  /** In the bureau-wide comparison group; null when not ranked. */
  readonly standing: Standing | null
  /** Inside the home unit, over everybody of it. */
  readonly unitStanding: Standing | null
}

export type EvaluatedPeople = {
  readonly people: ReadonlyMap<string, EvaluatedPerson>
  readonly grades: PeopleGrades
}

/** Composites (RULES §8.1), ranks in the bureau and in the unit (§9), and grades (§10) of everybody. */
export function evaluatePeople(facts: BundleFacts, cards: CardFigureMaps, units: EvaluatedUnits): EvaluatedPeople {
  const teams = new Map([...units.units].map(([code, unit]) => [code, referredComposite(unit)]))
  const composed = facts.bundle.people.map((person) => composeOne(facts, cards, teams, person))
  const ranked = composed.filter((one) => isRanked(facts, one))
  const inBureau = rankBy(facts, ranked, ({ group }) => group)
  const inUnit = rankBy(facts, ranked, ({ home }) => home)
  const people = composed.map((one) => withStandings(one, inBureau, inUnit))
  const forGrade = people.map(({ person, home, compositeCenti, standing, unitStanding }) => ({
    code: person.code,
    roleClass: person.roleClass,
    home,
    compositeCenti,
    unitRank: unitStanding?.rank ?? null,
    groupRank: standing?.rank ?? null,
  }))
  return {
    people: new Map(people.map((one) => [one.person.code, one])),
    grades: gradePeople(facts.bundle, forGrade, units.gradesWithoutVeto, facts.marks),
  }
}

type Composed = Omit<EvaluatedPerson, 'standing' | 'unitStanding'>
type Standings = ReadonlyMap<string, Standing>

/** Field by field: spreading is slow for many people. */
function withStandings(one: Composed, inBureau: Standings, inUnit: Standings): EvaluatedPerson {
  return {
    person: one.person,
    card: one.card,
    composed: one.composed,
    compositeCenti: one.compositeCenti,
    home: one.home,
    months: one.months,
    group: one.group,
    standing: inBureau.get(one.person.code) ?? null,
    unitStanding: inUnit.get(one.person.code) ?? null,
  }
}

function composeOne(
  { bundle, months, points }: BundleFacts,
  cards: CardFigureMaps,
  teams: ReadonlyMap<string, Figure>,
  person: Person,
): Composed {
  const counted = months.get(person.code)
  const card = cards.people.get(person.code) ?? null
  const composed = composePerson({
    subject: { level: 'person', code: person.code },
    roleClass: person.roleClass,
    own: card === null ? null : referredCard(person.code, card.final),
    units: [...(counted?.byUnit ?? [])].flatMap(([unit, unitMonths]) => {
      const composite = teams.get(unit)
      return composite === undefined ? [] : [{ unit, months: unitMonths, composite }]
    }),
    pointsCenti: points.byPerson.get(person.code) ?? null,
    policy: bundle.scheme.policy.composite,
  })
  const { figure } = composed
  return {
    person,
    card,
    composed,
    compositeCenti: hasScore(figure) ? figure.centi : null,
    home: counted?.home ?? '',
    months: counted?.months ?? 0,
    group: personGroup(person.roleClass),
  }
}

/** The own card as a fact with a path of its own. */
function referredCard(code: string, final: Figure): Figure {
  if (final.state !== 'scored') return final
  const { centi } = final
  const why = (): Derivation => reference('', { kind: 'card', level: 'person', code }, centi, 'centi')
  return { state: 'scored', centi, why }
}

function isRanked({ bundle, periodMonths }: BundleFacts, { compositeCenti, months }: Composed): boolean {
  if (compositeCenti === null) return false
  return !bundle.scheme.policy.ranking.halfPeriodRule || !isUnderHalf(months, periodMonths)
}

/** Competition ranks inside each group; the empty group is none. */
function rankBy(
  facts: BundleFacts,
  people: readonly Composed[],
  groupOf: (one: Composed) => string,
): ReadonlyMap<string, Standing> {
  const groups = new Map<string, Contender[]>()
  for (const one of people) {
    const group = groupOf(one)
    if (group === '') continue
    const others = groups.get(group)
    if (others === undefined) groups.set(group, [contenderOf(facts, one)])
    else others.push(contenderOf(facts, one))
  }
  const { personTieBreakers } = facts.bundle.scheme.policy.ranking
  const standings = new Map<string, Standing>()
  for (const group of groups.values()) {
    for (const standing of rankSubjects(group, personTieBreakers)) standings.set(standing.code, standing)
  }
  return standings
}

function contenderOf({ bundle, points }: BundleFacts, { person, card, compositeCenti }: Composed): Contender {
  const facts = { card, pointsCenti: points.byPerson.get(person.code) ?? 0, overdueDays: null }
  const keys = tieKeys(bundle.scheme.policy.ranking.personTieBreakers, facts)
  return { code: person.code, scoreCenti: compositeCenti ?? 0, keys }
}
