import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { useHttp } from '../../base/http/http-client.ts'
import { useSession } from '../session/session.store.ts'
import { createPeriodsApi } from './periods.api.ts'

/** The period that the address of a workbench screen names, and what may be done with it here. */
export function useWorkPeriod() {
  const route = useRoute()
  const api = createPeriodsApi(useHttp())
  const session = useSession()
  const code = computed(() => (typeof route.params.period === 'string' ? route.params.period : ''))
  const query = useQuery(() => ({
    key: ['period', code.value, 'detail'],
    enabled: code.value !== '',
    query: () => api.show(code.value),
  }))
  const isHr = computed(() => session.hasRole('hr'))
  return {
    code,
    query,
    isHr,
    /** Facts, plans and settlements change only while the period is open, and only by HR. */
    mayWrite: computed(() => isHr.value && query.data.value?.state === 'OPEN'),
  }
}
