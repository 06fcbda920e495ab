import type {
  Entry,
  EntryFilter,
  EntryPage,
  EntryPreview,
  EntryRequest,
} from '../../../server/contract/entries.contract.ts'
import { segment, type Http, type Query } from '../../base/http/http-client.ts'

/** Filters as they stand in an address. */
export type EntryQuery = { readonly [Name in keyof EntryFilter]?: string | undefined }

export function createEntriesApi(http: Http, period: string) {
  const base = `/periods/${segment(period)}/entries`
  return {
    list: (filter: EntryQuery) => http.get<EntryPage>(base, filter satisfies Query),
    preview: ({ document: _, ...entry }: EntryRequest) =>
      http.get<EntryPreview>(`/periods/${segment(period)}/entry-preview`, entry),
    create: (request: EntryRequest) => http.send<Entry>('POST', base, request),
    revoke: (entry: string, reason: string) => http.send<Entry>('POST', `${base}/${segment(entry)}/revoke`, { reason }),
  }
}
