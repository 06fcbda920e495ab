import type { AuditPage } from '../../../server/contract/audit.contract.ts'
import type { Http } from '../../base/http/http-client.ts'

export type AuditFilter = { readonly action: string; readonly userId: string; readonly objectId: string }

export function createAuditApi(http: Http) {
  return {
    page: (filter: AuditFilter, below: string | null) => http.get<AuditPage>('/audit', { ...filter, below }),
  }
}
