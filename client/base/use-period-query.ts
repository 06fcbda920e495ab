import { useQuery, type EntryKey, type UseQueryReturn } from '@pinia/colada'
import { useHttp, type Http } from './http/http-client.ts'
import { usePeriod } from './period/use-period.ts'

export type PeriodQuery<T> = UseQueryReturn<T> & { readonly period: ReturnType<typeof usePeriod> }

/**
 * A query of the screen's period. Its key begins with 'period' and the code, so a live change refetches it; it waits until
 * the period is known. `parts` names what else the answer depends on.
 */
export function usePeriodQuery<T>(
  parts: () => EntryKey,
  read: (http: Http, period: string) => Promise<T>,
): PeriodQuery<T> {
  const http = useHttp()
  const period = usePeriod()
  const query = useQuery<T>(() => ({
    key: ['period', period.code.value ?? '', ...parts()],
    enabled: period.code.value !== undefined,
    query: () => read(http, period.code.value ?? ''),
  }))
  return { ...query, period }
}
