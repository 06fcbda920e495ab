import type {
  ItemValue,
  ReferenceList,
  ReferenceRequest,
  ReferenceValue,
  ValuePage,
  ValueRequest,
  WithdrawValueRequest,
} from '../../../server/contract/indicators.contract.ts'
import { segment, type Http, type Query } from '../../base/http/http-client.ts'

export function createIndicatorsApi(http: Http, period: string) {
  const base = `/periods/${segment(period)}`
  return {
    values: (filter: Query) => http.get<ValuePage>(`${base}/values`, filter),
    state: (request: ValueRequest) => http.send<ItemValue>('POST', `${base}/values`, request),
    withdraw: (request: WithdrawValueRequest) => http.send<ItemValue>('POST', `${base}/values/withdraw`, request),
    references: () => http.get<ReferenceList>(`${base}/references`),
    stateReference: (request: ReferenceRequest) => http.send<ReferenceValue>('POST', `${base}/references`, request),
  }
}
