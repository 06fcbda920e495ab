import type { Decision, DecisionList, DecisionRequest } from '../../../server/contract/decisions.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createDecisionsApi(http: Http, period: string) {
  const base = `/periods/${segment(period)}/decisions`
  return {
    list: () => http.get<DecisionList>(base),
    create: (request: DecisionRequest) => http.send<Decision>('POST', base, request),
    revoke: (decision: string, reason: string) =>
      http.send<Decision>('POST', `${base}/${segment(decision)}/revoke`, { reason }),
  }
}
