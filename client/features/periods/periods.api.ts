import type {
  ChangePeriodRequest,
  CreatePeriodRequest,
  Period,
  PeriodDetail,
  PeriodList,
} from '../../../server/contract/periods.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createPeriodsApi(http: Http) {
  return {
    list: () => http.get<PeriodList>('/periods'),
    show: (period: string) => http.get<PeriodDetail>(`/periods/${segment(period)}`),
    create: (request: CreatePeriodRequest) => http.send<Period>('POST', '/periods', request),
    change: (period: string, request: ChangePeriodRequest) =>
      http.send<Period>('PUT', `/periods/${segment(period)}`, request),
  }
}
