import type { PlanAnswer, PlanInput } from '../../../server/contract/plans.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createPlansApi(http: Http, period: string) {
  const base = `/periods/${segment(period)}/plans`
  return {
    list: () => http.get<{ readonly plans: readonly PlanAnswer[] }>(base),
    save: (plan: string, input: PlanInput) => http.send<PlanAnswer>('PUT', `${base}/${segment(plan)}`, input),
    remove: (plan: string) => http.send<object>('DELETE', `${base}/${segment(plan)}`),
  }
}
