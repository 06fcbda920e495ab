import { useQuery } from '@pinia/colada'
import { computed, shallowRef, watch } from 'vue'
import type { Entry } from '../../../server/contract/entries.contract.ts'
import type { Http } from '../../base/http/http-client.ts'
import { useAction } from '../../base/use-action.ts'
import { createEntriesApi, type EntryQuery } from './entries.api.ts'

/** Entries by filter: the first page as a query, further ones on demand. A new first page drops the others. */
export function useEntryPages(http: Http, ask: () => { readonly period: string; readonly filter: EntryQuery }) {
  const query = useQuery(() => ({
    key: ['period', ask().period, 'entries', JSON.stringify(ask().filter)],
    enabled: ask().period !== '',
    query: () => createEntriesApi(http, ask().period).list({ ...ask().filter, limit: '200' }),
  }))
  const more = shallowRef<readonly Entry[]>([])
  const next = shallowRef<string | null>(null)
  watch(
    () => query.data.value,
    (first) => {
      more.value = []
      next.value = first?.next ?? null
    },
    { immediate: true },
  )
  const reading = useAction(async (cursor: string) => {
    const page = await createEntriesApi(http, ask().period).list({ ...ask().filter, limit: '200', cursor })
    more.value = [...more.value, ...page.entries]
    next.value = page.next
  })
  return {
    query,
    rows: computed(() => [...(query.data.value?.entries ?? []), ...more.value]),
    hasMore: computed(() => next.value !== null),
    isBusy: reading.isBusy,
    more: async () => {
      if (next.value !== null) await reading.run(next.value)
    },
  }
}
