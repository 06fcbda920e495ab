import type { Knex } from 'knex'
import type { Explanation, PersonCard, UnitCard } from '../../contract/cards.contract.ts'
import type { PersonStanding } from '../../contract/figures.contract.ts'
import type { PersonResult, SubjectRef } from '../../engine/index.ts'
import { hasRole, type Actor } from '../../platform/actor.ts'
import { Forbidden, NotFound } from '../../platform/errors.ts'
import type { Scope, Scopes } from '../../platform/scope.ts'
import type { CardsService } from '../cards/cards.service.ts'
import type { ExplainedFigure, SettlementFigures } from '../settlements/figures.service.ts'
import type { Evaluation, EvaluationService } from '../standings/evaluation.service.ts'
import { isOnBoard, seesPerson, seesUnit } from '../figures/scoped.ts'
import { headOf } from '../standings/standings.service.ts'
import { toPersonStanding, toPersonStandings, toUnitStandings } from '../figures/to-standings.ts'
import { readCard } from './read-card.ts'
import { createPointsReadModel } from './points.read-model.ts'
import { placeInGroup } from './place-in-group.ts'
import { largeUnits, withoutColleagues } from './without-colleagues.ts'

export type ScorecardsDeps = {
  readonly knex: Knex
  readonly evaluations: EvaluationService
  readonly cards: CardsService
  readonly figures: SettlementFigures
  readonly scopes: Scopes
}

export type ScorecardsService = ReturnType<typeof createScorecardsService>

export type FigurePath = SubjectRef & { readonly period: string; readonly figure: ExplainedFigure }

/** One subject's card with everything it rests on. A subject outside the caller's scope does not exist. */
export function createScorecardsService(deps: ScorecardsDeps) {
  const { evaluations, scopes } = deps
  const points = createPointsReadModel(deps.knex)

  async function personCard(
    actor: Actor,
    scope: Scope,
    evaluation: Evaluation,
    person: PersonResult,
  ): Promise<PersonCard> {
    const { names } = evaluation
    const isOnlySelf = scope.kind === 'self' || (scope.kind === 'units' && !scope.units.includes(person.unit))
    const standing = toPersonStanding(person, names)
    return {
      ...headOf(evaluation),
      standing: isOnlySelf ? withoutRanks(standing) : standing,
      ...placeInGroup(person, evaluation.people),
      team: teamOf(evaluation, person),
      card: await readCard(deps.cards, evaluation, { level: 'person', code: person.code }, person.card),
      points: await points.ofPerson(evaluation.frame.period.code, person.code),
      payment: await paymentFor(actor, evaluation, person),
    }
  }

  /** HR and auditors see a published payment; the person sees it once it is released. */
  async function paymentFor(
    actor: Actor,
    evaluation: Evaluation,
    person: PersonResult,
  ): Promise<PersonCard['payment']> {
    if (evaluation.version.kind !== 'published' || !mayReadPayment(actor, evaluation, person)) return null
    return deps.figures.payment(evaluation.version.settlementId, person.code, evaluation.names, person)
  }

  return {
    async unit(actor: Actor, period: string, code: string): Promise<UnitCard> {
      const scope = await scopes.of(actor)
      const evaluation = await evaluations.evaluate(period)
      const onBoard = evaluation.units.filter(isOnBoard)
      const unit = onBoard.find((one) => one.code === code)
      const standing = toUnitStandings(onBoard, evaluation.pending, evaluation.names).find((one) => one.code === code)
      if (unit === undefined || standing === undefined || !seesUnit(scope, code)) throw new NotFound()
      return {
        ...headOf(evaluation),
        standing,
        card: await readCard(deps.cards, evaluation, { level: 'unit', code }, unit.card),
        points: await points.ofUnit(period, code),
        people: [
          ...toPersonStandings(
            evaluation.people.filter((person) => person.unit === code),
            evaluation.names,
          ),
        ],
      }
    },

    async person(actor: Actor, period: string, code: string): Promise<PersonCard> {
      const scope = await scopes.of(actor)
      const evaluation = await evaluations.evaluate(period)
      const person = evaluation.people.find((one) => one.code === code)
      if (person === undefined || !seesPerson(scope, person)) throw new NotFound()
      return personCard(actor, scope, evaluation, person)
    },

    /** The caller's own card. @throws Forbidden for an account that is nobody's, NotFound for a period without the person. */
    async own(actor: Actor, period: string): Promise<PersonCard> {
      if (actor.personCode === null) throw new Forbidden('account.noPerson')
      const evaluation = await evaluations.evaluate(period)
      const person = evaluation.people.find((one) => one.code === actor.personCode)
      if (person === undefined) throw new NotFound()
      return personCard(actor, { kind: 'self', person: person.code }, evaluation, person)
    },

    /** How a figure came about. @throws NotFound when there is none within the caller's scope. */
    async explain(actor: Actor, path: FigurePath): Promise<Explanation> {
      const scope = await scopes.of(actor)
      const evaluation = await evaluations.evaluate(path.period)
      if (!mayExplain(actor, scope, evaluation, path)) throw new NotFound()
      const derivation = await evaluation.explain(path.level, path.code, path.figure)
      if (derivation === null) throw new NotFound()
      const isForOneself = path.figure === 'payment' && scope.kind !== 'bureau'
      return {
        version: evaluation.version,
        derivation: isForOneself
          ? withoutColleagues(derivation, largeUnits(evaluation.people), homeOf(evaluation, path.code))
          : derivation,
      }
    },
  }
}

function homeOf({ people }: Evaluation, person: string): string {
  return people.find(({ code }) => code === person)?.unit ?? ''
}

function withoutRanks(standing: PersonStanding): PersonStanding {
  return {
    ...standing,
    rank: null,
    unitRank: null,
    formerRank: null,
    rankChange: null,
    isTied: false,
    separatedBy: null,
  }
}

function teamOf({ units, names }: Evaluation, person: PersonResult): PersonCard['team'] {
  const home = units.find((unit) => unit.code === person.unit)
  if (home === undefined) return []
  return [
    {
      unit: home.code,
      unitName: names.unit(home.code),
      months: person.countedMonths,
      compositeCenti: home.compositeCenti,
    },
  ]
}

function mayReadPayment(actor: Actor, { frame }: Evaluation, person: Pick<PersonResult, 'code'>): boolean {
  return hasRole(actor, 'hr', 'auditor') || (frame.state === 'RELEASED' && actor.personCode === person.code)
}

/** Money is HR's, the auditors' and, once released, the person's own; a rank is not explained to whom it is not shown. */
function mayExplain(actor: Actor, scope: Scope, evaluation: Evaluation, path: FigurePath): boolean {
  if (path.figure === 'unitPool') return hasRole(actor, 'hr', 'auditor')
  if (path.figure === 'payment') return mayReadPayment(actor, evaluation, path)
  if (path.level === 'unit') return seesUnit(scope, path.code) || isOwnUnit(scope, evaluation, path.code)
  const person = evaluation.people.find(({ code }) => code === path.code)
  if (person === undefined || !seesPerson(scope, person)) return false
  return (
    path.figure !== 'rank' || scope.kind === 'bureau' || (scope.kind === 'units' && scope.units.includes(person.unit))
  )
}

/** The team's result is part of everybody's own composite, and so is how it came about. */
function isOwnUnit(scope: Scope, { people }: Evaluation, unit: string): boolean {
  if (scope.kind !== 'self') return false
  return people.some(({ code, unit: home }) => code === scope.person && home === unit)
}
