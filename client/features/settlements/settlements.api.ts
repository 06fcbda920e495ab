import type { z } from 'zod'
import type { JobStarted } from '../../../server/contract/primitives.ts'
import type {
  Comparison,
  moveMade,
  movePreview,
  SettlementAnswer,
  SettlementHead,
  SettlementPeople,
} from '../../../server/contract/settlements.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export type MovePreview = z.infer<typeof movePreview>
export type MoveMade = z.infer<typeof moveMade>
export type ExportFormat = 'xlsx' | 'csv'

export function createSettlementsApi(http: Http) {
  const inPeriod = (period: string, path: string) => `/periods/${segment(period)}/${path}`
  return {
    list: (period: string) =>
      http.get<{ readonly settlements: readonly SettlementHead[] }>(inPeriod(period, 'settlements')),
    order: (period: string, plan: string, idempotencyKey: string) =>
      http.send<JobStarted>('POST', inPeriod(period, 'settlements'), { plan }, { idempotencyKey }),
    show: (id: string) => http.get<SettlementAnswer>(`/settlements/${segment(id)}`),
    people: (id: string) => http.get<SettlementPeople>(`/settlements/${segment(id)}/people`),
    compare: (a: string, b: string) => http.get<Comparison>('/settlement-comparison', { a, b }),
    exportHref: (id: string, format: ExportFormat, language: string) =>
      http.href(`/settlements/${segment(id)}/export`, { format, language }),
    previewPublication: (period: string, settlement: string) =>
      http.get<MovePreview>(inPeriod(period, 'publication'), { settlement }),
    previewRelease: (period: string) => http.get<MovePreview>(inPeriod(period, 'release')),
    publish: (period: string, body: { settlementId: string; reason: string }, idempotencyKey: string) =>
      http.send<MoveMade>('POST', inPeriod(period, 'publication'), body, { idempotencyKey }),
    release: (
      period: string,
      body: { settlementId: string; outputDigest: string; reason: string },
      idempotencyKey: string,
    ) => http.send<MoveMade>('POST', inPeriod(period, 'release'), body, { idempotencyKey }),
  }
}
