import type { ReadinessAnswer } from '../../../server/contract/settlements.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createReadinessApi(http: Http) {
  return { read: (period: string) => http.get<ReadinessAnswer>(`/periods/${segment(period)}/readiness`) }
}
