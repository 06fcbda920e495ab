import type { EntryRequest } from '../../../contract/entries.contract.ts'
import type { ImportTarget } from '../../../contract/import-mapping.contract.ts'
import type { ReferenceRequest, ValueRequest } from '../../../contract/indicators.contract.ts'
import type {
  CreatePersonRequest,
  CreateUnitRequest,
  OfficeRequest,
  PostingRequest,
  SanctionRequest,
  StatusRequest,
} from '../../../contract/organisation.contract.ts'
import type { CreateProjectRequest, PointsRequest } from '../../../contract/projects.contract.ts'
import type { VetoEventRequest, VetoReadingRequest } from '../../../contract/vetoes.contract.ts'
import type { RowView } from './row-view.ts'

type OfPerson = { readonly person: string }

/** What rows become: the same requests that forms send, so that one check serves both. */
export type ImportFacts = {
  readonly units: CreateUnitRequest
  readonly people: CreatePersonRequest
  readonly postings: PostingRequest & OfPerson
  readonly offices: OfficeRequest & { readonly unit: string }
  readonly statuses: StatusRequest & OfPerson
  readonly sanctions: SanctionRequest & OfPerson
  readonly projects: CreateProjectRequest
  readonly entries: EntryRequest
  readonly values: ValueRequest
  readonly references: ReferenceRequest
  readonly points: PointsRequest
  readonly readings: VetoReadingRequest
  readonly events: VetoEventRequest & { readonly confirmedOn: string | null }
}
export type ImportFactKind = keyof ImportFacts

/** A fact with its kind. */
export type MadeFact = {
  readonly [K in ImportFactKind]: { readonly kind: K; readonly fact: ImportFacts[K] }
}[ImportFactKind]

/** In the order in which they must be written: what is named before what names it. */
export const FACT_KINDS: readonly ImportFactKind[] = [
  'units',
  'people',
  'postings',
  'offices',
  'statuses',
  'sanctions',
  'projects',
  'entries',
  'values',
  'references',
  'points',
  'readings',
  'events',
]

/** Where a fact stands in the file. */
export type FactOrigin = { readonly view: RowView; readonly target: ImportTarget }

export type Draft<K extends ImportFactKind = ImportFactKind> = {
  readonly fact: ImportFacts[K]
  readonly origin: FactOrigin
}

export type Drafts = { readonly [K in ImportFactKind]: readonly Draft<K>[] }

/** One thing wrong with a field of a target in a row, or worth noting. */
export type Fault = {
  readonly field: string
  readonly code: string
  readonly params: Readonly<Record<string, string | number | string[]>>
  readonly severity: 'ERROR' | 'NOTE'
}

export function fault(field: string, code: string, params: Fault['params'] = {}): Fault {
  return { field, code, params, severity: 'ERROR' }
}

export function note(field: string, code: string, params: Fault['params'] = {}): Fault {
  return { field, code, params, severity: 'NOTE' }
}
