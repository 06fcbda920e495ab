import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { useHttp } from '../../base/http/http-client.ts'
import { createStandingsApi } from '../standings/standings.api.ts'

/** The people of a period whose tie the committee has yet to decide (RULES §10.6). */
export function useCommittee(period: () => string) {
  const api = createStandingsApi(useHttp())
  const query = useQuery(() => ({
    key: ['period', period(), 'standings', 'people'],
    enabled: period() !== '',
    query: () => api.people(period()),
  }))
  return { query, waiting: computed(() => (query.data.value?.people ?? []).filter((each) => each.needsCommittee)) }
}
