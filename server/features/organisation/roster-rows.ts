import type {
  CreatePersonRequest,
  CreateUnitRequest,
  OfficeRequest,
  PostingRequest,
  SanctionRequest,
  StatusRequest,
} from '../../contract/organisation.contract.ts'

/** The roster as forms and files state it. */
export type PostingOf = PostingRequest & { readonly person: string }
export type OfficeOf = OfficeRequest & { readonly unit: string }
export type StatusOf = StatusRequest & { readonly person: string }
export type SanctionOf = SanctionRequest & { readonly person: string }

export type RosterRows = {
  readonly units: readonly CreateUnitRequest[]
  readonly people: readonly CreatePersonRequest[]
  readonly postings: readonly PostingOf[]
  readonly offices: readonly OfficeOf[]
  readonly statuses: readonly StatusOf[]
  readonly sanctions: readonly SanctionOf[]
}

/** Person, unit and start name a posting: the same file gives the same codes on every database. */
export function postingCode({ person, unit, startsOn }: Pick<PostingOf, 'person' | 'unit' | 'startsOn'>): string {
  return `${person}/${unit}/${startsOn}`
}
