import type { z } from 'zod'
import type { Explanation, explanationQuery } from '../../../server/contract/cards.contract.ts'
import type { settlementExplanation } from '../../../server/contract/settlements.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

/** Which figure is to be explained; `settlement` names a computed settlement instead of the period's version. */
export type ExplanationRef = z.infer<typeof explanationQuery> & { readonly settlement?: string }

export function createExplanationsApi(http: Http) {
  return {
    read: async (ref: ExplanationRef): Promise<Pick<Explanation, 'derivation'>> => {
      const { settlement, period, ...figure } = ref
      return settlement === undefined
        ? http.get<Explanation>('/explanations', { period, ...figure })
        : http.get<z.infer<typeof settlementExplanation>>(`/settlements/${segment(settlement)}/explanation`, figure)
    },
  }
}
