import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import type { Period, PeriodList } from '../../../server/contract/periods.contract.ts'
import { useHttp } from '../http/http-client.ts'
import { useUrlState } from '../use-url-state.ts'

/** The period a screen shows: the address names it; without a name it is the newest open one, else the newest. */
export function usePeriod() {
  const http = useHttp()
  const named = useUrlState('period', '', 'push')
  const query = useQuery({ key: ['periods'], query: () => http.get<PeriodList>('/periods') })
  const periods = computed(() => query.data.value?.periods ?? [])
  const code = computed(() => (named.value === '' ? defaultPeriod(periods.value)?.code : named.value))
  return {
    query,
    periods,
    /** undefined while the list is not there, or when there is no period at all. */
    code,
    choose: (period: string) => {
      named.value = period
    },
  }
}

/** The newest open period, else the newest. The list comes newest first. */
export function defaultPeriod(periods: readonly Period[]): Period | undefined {
  return periods.find((period) => period.state === 'OPEN') ?? periods[0]
}

/** The neighbour in time: `step` 1 is the next newer one. */
export function neighbourPeriod(
  periods: readonly Period[],
  code: string | undefined,
  step: 1 | -1,
): string | undefined {
  const index = periods.findIndex((period) => period.code === code)
  return index === -1 ? undefined : periods[index - step]?.code
}
