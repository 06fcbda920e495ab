import type { Knex } from 'knex'
import type { LeaderHome, PersonStandings, UnitStandings } from '../../contract/standings.contract.ts'
import type { RoleClass } from '../../engine/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Scope, Scopes } from '../../platform/scope.ts'
import type { BundlesService, PeriodFrame } from '../bundles/bundles.service.ts'
import type { Evaluation, EvaluationService } from './evaluation.service.ts'
import { createHomeReadModel } from './home.read-model.ts'
import { isOnBoard, requireBoardScope, seesPerson, seesUnit } from '../figures/scoped.ts'
import { toMissingFact, toPersonStandings, toUnitStandings } from '../figures/to-standings.ts'
import { toVetoStrip } from './veto-strip.ts'

export type StandingsDeps = {
  readonly knex: Knex
  readonly evaluations: EvaluationService
  readonly bundles: BundlesService
  readonly scopes: Scopes
}

export type StandingsService = ReturnType<typeof createStandingsService>

export type PeopleFilter = { readonly unit?: string | undefined; readonly roleClass?: RoleClass | undefined }

const PERIODS_IN_TREND = 8
const PENDING_SHOWN = 50

/** Boards of units and people. Ranks are those of the whole comparison group; rows are those of the caller's scope. */
export function createStandingsService({ knex, evaluations, bundles, scopes }: StandingsDeps) {
  const home = createHomeReadModel(knex)

  async function boardScope(actor: Actor): Promise<Scope> {
    const scope = await scopes.of(actor)
    requireBoardScope(scope)
    return scope
  }

  async function trend(evaluation: Evaluation, scope: Scope): Promise<LeaderHome['trend']> {
    const chain = await home.chain(evaluation.frame.period.code, PERIODS_IN_TREND)
    const points: LeaderHome['trend'] = []
    for (const { code, name } of chain) {
      const { units } = code === evaluation.frame.period.code ? evaluation : await evaluations.evaluate(code)
      points.push({
        period: code,
        name,
        units: units
          .filter((unit) => unit.group !== '' && seesUnit(scope, unit.code))
          .map((unit) => ({ code: unit.code, compositeCenti: unit.compositeCenti, rank: unit.rank })),
      })
    }
    return points
  }

  return {
    async units(actor: Actor, period: string): Promise<UnitStandings> {
      const scope = await boardScope(actor)
      const evaluation = await evaluations.evaluate(period)
      return { ...headOf(evaluation), units: [...unitsInScope(evaluation, scope)] }
    },

    async people(actor: Actor, period: string, filter: PeopleFilter): Promise<PersonStandings> {
      const scope = await boardScope(actor)
      const evaluation = await evaluations.evaluate(period)
      const visible = evaluation.people.filter(
        (person) =>
          seesPerson(scope, person) &&
          (filter.unit === undefined || person.unit === filter.unit) &&
          (filter.roleClass === undefined || person.roleClass === filter.roleClass),
      )
      return { ...headOf(evaluation), people: [...toPersonStandings(visible, evaluation.names)] }
    },

    /** Everything the leader's first page shows. */
    async home(actor: Actor, period: string): Promise<LeaderHome> {
      const scope = await boardScope(actor)
      const evaluation = await evaluations.evaluate(period)
      const outline = await bundles.readOutline(evaluation.frame, null)
      const pending = evaluation.pending.filter(({ subject }) =>
        subject.level === 'unit'
          ? seesUnit(scope, subject.code)
          : evaluation.people.some((person) => person.code === subject.code && seesPerson(scope, person)),
      )
      const projects = new Map(outline.projects.map((project) => [project.code, project.name]))
      return {
        ...headOf(evaluation),
        units: [...unitsInScope(evaluation, scope)],
        trend: await trend(evaluation, scope),
        points: (await home.points(period))
          .filter(({ unit }) => seesUnit(scope, unit))
          .map((row) => ({ ...row, projectName: projects.get(row.project) ?? row.project })),
        vetoes: toVetoStrip(outline).filter(({ unit }) => seesUnit(scope, unit)),
        pending: pending.slice(0, PENDING_SHOWN).map((missing) => toMissingFact(missing, evaluation.names)),
        pendingTotal: pending.length,
      }
    },
  }
}

function unitsInScope(evaluation: Evaluation, scope: Scope) {
  const visible = evaluation.units.filter(isOnBoard)
  return toUnitStandings(visible, evaluation.pending, evaluation.names).filter(({ code }) => seesUnit(scope, code))
}

/** The period and version that every answer names. */
export function headOf({ frame, version }: Evaluation) {
  return { period: periodHead(frame), version }
}

function periodHead({ period, state }: PeriodFrame) {
  return { code: period.code, name: period.name, startsOn: period.startsOn, endsOn: period.endsOn, state }
}
