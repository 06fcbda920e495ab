import type { Knex } from 'knex'
import type { Settings } from './config.ts'
import { auditRoutes } from './features/audit/audit.routes.ts'
import { createIdentityService } from './features/identity/identity.service.ts'
import { identityRoutes } from './features/identity/identity.routes.ts'
import { createLoginLimits } from './features/identity/login-limits.ts'
import { createPasswords } from './features/identity/passwords.ts'
import { createScopes, withDescendants } from './features/identity/scopes.ts'
import { sessionMiddleware } from './features/identity/session-middleware.ts'
import { createSetupLinks } from './features/identity/setup-links.ts'
import { usersRoutes } from './features/identity/users.routes.ts'
import { createUsersService } from './features/identity/users.service.ts'
import { aggregatesRoutes } from './features/aggregates/aggregates.routes.ts'
import { createAggregatesService } from './features/aggregates/aggregates.service.ts'
import { batchesRoutes } from './features/batches/batches.routes.ts'
import { createBatchesService } from './features/batches/batches.service.ts'
import { createBundlesService } from './features/bundles/bundles.service.ts'
import { calendarRoutes } from './features/calendar/calendar.routes.ts'
import { createCalendarService } from './features/calendar/calendar.service.ts'
import { createCardsService } from './features/cards/cards.service.ts'
import { decisionsRoutes } from './features/decisions/decisions.routes.ts'
import { createDecisionsService } from './features/decisions/decisions.service.ts'
import { entriesRoutes } from './features/entries/entries.routes.ts'
import { createEntriesService } from './features/entries/entries.service.ts'
import { indicatorsRoutes } from './features/indicators/indicators.routes.ts'
import { importsRoutes } from './features/imports/imports.routes.ts'
import { createImportsService } from './features/imports/imports.service.ts'
import { createReferencesService } from './features/indicators/references.service.ts'
import { createValuesService } from './features/indicators/values.service.ts'
import { organisationRoutes } from './features/organisation/organisation.routes.ts'
import { createOrganisationService } from './features/organisation/organisation.service.ts'
import { createRosterService } from './features/organisation/roster.service.ts'
import { periodsRoutes } from './features/periods/periods.routes.ts'
import { createPeriodsService } from './features/periods/periods.service.ts'
import { plansRoutes } from './features/plans/plans.routes.ts'
import { createPlansService } from './features/plans/plans.service.ts'
import { createPointsService } from './features/projects/points.service.ts'
import { projectsRoutes } from './features/projects/projects.routes.ts'
import { createProjectsService } from './features/projects/projects.service.ts'
import { schemesRoutes } from './features/schemes/schemes.routes.ts'
import { schemeWorkbookRoutes } from './features/schemes/scheme-workbook.routes.ts'
import { createSchemesService } from './features/schemes/schemes.service.ts'
import { scorecardsRoutes } from './features/scorecards/scorecards.routes.ts'
import { createScorecardsService } from './features/scorecards/scorecards.service.ts'
import { createComputing } from './features/settlements/computing.ts'
import { settlementExportRoutes } from './features/settlements/export.routes.ts'
import { createExportService } from './features/settlements/export.service.ts'
import { createSettlementFigures } from './features/settlements/figures.service.ts'
import { createMovesService } from './features/settlements/moves.service.ts'
import { createReadinessService } from './features/settlements/readiness.service.ts'
import { createReportsService } from './features/settlements/reports.service.ts'
import { settlementsRoutes } from './features/settlements/settlements.routes.ts'
import { createSettlementsService } from './features/settlements/settlements.service.ts'
import { createEvaluationService } from './features/standings/evaluation.service.ts'
import { standingsRoutes } from './features/standings/standings.routes.ts'
import { createStandingsService } from './features/standings/standings.service.ts'
import { createVetoEventsService } from './features/vetoes/events.service.ts'
import { createReadingsService } from './features/vetoes/readings.service.ts'
import { vetoesRoutes } from './features/vetoes/vetoes.routes.ts'
import { referenceYears } from '../seeds/reference/reference-years.ts'
import type { Actor } from './platform/actor.ts'
import type { Change } from './platform/change.ts'
import type { Clock } from './platform/clock.ts'
import { createChange } from './platform/create-change.ts'
import { createEvents } from './platform/events.ts'
import type { RouteDeclaration } from './platform/http/route.ts'
import { createJobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { createMetrics } from './platform/metrics.ts'
import { createNewId } from './platform/new-id.ts'
import { platformRoutes } from './platform/platform.routes.ts'
import { createSpreadsheetReader } from './platform/spreadsheets/read-spreadsheet.ts'

export type ApplicationDependencies = {
  readonly knex: Knex
  readonly clock: Clock
  readonly log: Log
  readonly settings: Pick<Settings, 'host' | 'baseUrl'>
  readonly sessionSecret: string
}

export type Application = ReturnType<typeof createApplication>

/** The one place that wires: every part gets what it stands on here, and nowhere else. */
export function createApplication(deps: ApplicationDependencies) {
  const { knex, clock, log, settings } = deps

  // What every part stands on.
  const newId = createNewId(clock)
  const metrics = createMetrics()
  const events = createEvents({ knex, log })
  const jobs = createJobs({ knex, clock, newId, log, onInterrupted: () => discardAbandoned() })
  const changeAs = (actor: Actor, action: string): Change =>
    createChange({ knex, clock, actor, action, onCommit: events.nudge })

  // Identity.
  const passwords = createPasswords()
  const setupLinks = createSetupLinks({ knex, clock })
  const limits = createLoginLimits({ knex, clock })
  const scopes = createScopes({ knex, clock })
  const identity = createIdentityService({ knex, clock, newId, passwords, limits, setupLinks, settings })
  const users = createUsersService({ knex, clock, newId, passwords })
  const sessions = sessionMiddleware({
    knex,
    clock,
    secret: deps.sessionSecret,
    baseUrl: settings.baseUrl,
  })

  // Parts: one line for the service here, one for its routes below.
  const bundles = createBundlesService(knex)
  const cards = createCardsService({
    knex,
    events,
    onFailure: (error, period) => log.error({ err: error, period }, 'cannot rebuild the cards'),
  })
  const schemes = createSchemesService({ knex, clock })
  const periods = createPeriodsService({ knex, clock, schemes, cards })
  const requireOpenPeriod = periods.requireOpen
  const plans = createPlansService({ knex, clock, requireOpenPeriod, requirePeriod: periods.find })
  const organisation = createOrganisationService({ knex, clock, scopes })
  const roster = createRosterService({ knex, cards })
  const calendar = createCalendarService({ knex, cards, reference: referenceYears() })
  const batches = createBatchesService({ knex, clock, newId })
  const factDeps = { knex, clock, scopes, batches, cards, requireOpenPeriod, requirePeriod: periods.find }
  const projects = createProjectsService({ knex, clock, cards })
  const points = createPointsService(factDeps)
  const entries = createEntriesService(factDeps)
  const values = createValuesService(factDeps)
  const references = createReferencesService(factDeps)
  const decisions = createDecisionsService(factDeps)
  const aggregates = createAggregatesService({ knex, clock, scopes, withDescendants })
  const vetoReadings = createReadingsService(factDeps)
  const vetoEvents = createVetoEventsService(factDeps)
  const figures = createSettlementFigures(knex)
  const evaluations = createEvaluationService({ knex, bundles, cards, figures })
  const standings = createStandingsService({ knex, evaluations, bundles, scopes })
  const scorecards = createScorecardsService({ knex, evaluations, cards, figures, scopes })
  const readiness = createReadinessService({ knex, evaluations })
  const computing = createComputing()
  const settlements = createSettlementsService({
    ...{ knex, clock, newId, jobs, bundles, cards, computing, requireOpenPeriod },
    findPlan: plans.find,
    changeFor: changeAs,
  })
  const reader = createSpreadsheetReader()
  const imports = createImportsService({
    ...{ knex, clock, newId, jobs, batches, cards, requireOpenPeriod, requirePeriod: periods.find },
    ...{ roster, projects, entries, values, references, points, vetoReadings, vetoEvents },
    ...{ reader, changeFor: changeAs },
  })
  const reports = createReportsService({ knex, bundles, settlements })
  const settlementExports = createExportService({ clock, reports })
  const moves = createMovesService({ knex, bundles, cards, events, movePeriod: periods.move })

  /** What jobs of killed processes left behind. */
  async function discardAbandoned(): Promise<void> {
    await settlements.resume()
    await imports.resume()
  }

  const routes: readonly RouteDeclaration[] = [
    ...platformRoutes({ jobs, events }),
    ...identityRoutes(identity),
    ...usersRoutes(users),
    ...auditRoutes(knex),
    ...schemesRoutes(schemes),
    ...schemeWorkbookRoutes({ schemes, reader }),
    ...periodsRoutes(periods),
    ...organisationRoutes(organisation, roster),
    ...calendarRoutes(calendar),
    ...batchesRoutes(batches),
    ...projectsRoutes(projects, points),
    ...vetoesRoutes(vetoReadings, vetoEvents),
    ...entriesRoutes(entries),
    ...indicatorsRoutes(values, references),
    ...decisionsRoutes(decisions),
    ...aggregatesRoutes(aggregates),
    ...importsRoutes(imports),
    ...plansRoutes(plans),
    ...standingsRoutes(standings),
    ...scorecardsRoutes(scorecards),
    ...settlementExportRoutes(settlementExports),
    ...settlementsRoutes({ settlements, reports, moves, readiness }),
  ]

  return {
    settings,
    knex,
    clock,
    log,
    newId,
    metrics,
    events,
    jobs,
    changeAs,
    scopes,
    identity,
    users,
    setupLinks,
    bundles,
    cards,
    schemes,
    periods,
    organisation,
    roster,
    calendar,
    batches,
    projects,
    points,
    vetoReadings,
    vetoEvents,
    entries,
    values,
    references,
    decisions,
    imports,
    plans,
    settlements,
    moves,
    evaluations,
    standings,
    sessions,
    routes,
    /** Seeds the reference calendar and mends what a killed process left behind; before serving, after the jobs' sweep. */
    resume: async () => {
      await calendar.ensureReference()
      await discardAbandoned()
      await cards.resume()
    },
    /** Waits for running jobs and stops timers; the connection belongs to whoever opened it. */
    close: async () => {
      events.close()
      await jobs.drain()
      jobs.close()
      await cards.close()
      await computing.close()
    },
  }
}
