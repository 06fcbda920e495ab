import type { Knex } from 'knex'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { NewId } from '../../platform/new-id.ts'
import type { SpreadsheetReader } from '../../platform/spreadsheets/read-spreadsheet.ts'
import type { BatchesService } from '../batches/batches.service.ts'
import type { CardsService } from '../cards/cards.service.ts'
import type { EntriesService } from '../entries/entries.service.ts'
import type { ReferencesService } from '../indicators/references.service.ts'
import type { ValuesService } from '../indicators/values.service.ts'
import type { RosterService } from '../organisation/roster.service.ts'
import type { PointsService } from '../projects/points.service.ts'
import type { ProjectsService } from '../projects/projects.service.ts'
import type { VetoEventsService } from '../vetoes/events.service.ts'
import type { ReadingsService } from '../vetoes/readings.service.ts'

/** The services that check and write what a file states. */
export type FactServices = {
  readonly roster: RosterService
  readonly projects: ProjectsService
  readonly entries: EntriesService
  readonly values: ValuesService
  readonly references: ReferencesService
  readonly points: PointsService
  readonly vetoReadings: ReadingsService
  readonly vetoEvents: VetoEventsService
}

export type ImportsDeps = FactServices & {
  readonly knex: Knex
  readonly clock: Clock
  readonly newId: NewId
  readonly jobs: Jobs
  readonly reader: SpreadsheetReader
  readonly batches: BatchesService
  readonly cards: CardsService
  readonly requirePeriod: (period: string, connection?: Knex) => Promise<unknown>
  readonly requireOpenPeriod: (trx: Knex, period: string) => Promise<unknown>
  readonly changeFor: (actor: Actor, action: string) => Change
}
