import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { useHttp } from '../../base/http/http-client.ts'
import { useWorkPeriod } from '../periods/use-work-period.ts'
import { createSchemesApi } from './schemes.api.ts'

/** The scheme under which the period of this screen runs. */
export function usePeriodScheme() {
  const api = createSchemesApi(useHttp())
  const { query: period } = useWorkPeriod()
  const ref = computed(() => period.data.value?.scheme)
  const query = useQuery(() => ({
    key: ['schemes', ref.value?.code ?? '', ref.value?.version ?? 0],
    enabled: ref.value !== undefined,
    query: () => api.show(ref.value?.code ?? '', ref.value?.version ?? 0),
  }))
  return { query, scheme: computed(() => query.data.value?.scheme) }
}
