import type { JobStarted } from '../../../server/contract/primitives.ts'
import type {
  ImportDetail,
  ImportKind,
  ImportLayoutChange,
  ImportList,
  ImportMapping,
  ImportProblems,
} from '../../../server/contract/imports.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createImportsApi(http: Http) {
  const one = (id: string, path = '') => `/imports/${segment(id)}${path}`
  return {
    list: (period: string) => http.get<ImportList>('/imports', { period }),
    upload: (file: File, kind: ImportKind, periodCode: string) => {
      const form = new FormData()
      // Fields come before the file: the server reads them first.
      form.set('kind', kind)
      form.set('periodCode', periodCode)
      form.set('file', file)
      return http.send<ImportDetail>('POST', '/imports', form)
    },
    show: (id: string) => http.get<ImportDetail>(one(id)),
    layout: (id: string, change: ImportLayoutChange) => http.send<ImportDetail>('PUT', one(id, '/layout'), change),
    mapping: (id: string, mapping: ImportMapping) => http.send<ImportDetail>('PUT', one(id, '/mapping'), mapping),
    check: (id: string) => http.send<JobStarted>('POST', one(id, '/check')),
    problems: (id: string, offset: number, limit: number) =>
      http.get<ImportProblems>(one(id, '/problems'), { offset, limit }),
    problemRowsHref: (id: string) => http.href(one(id, '/problem-rows')),
    apply: (id: string, repeat: boolean, idempotencyKey: string) =>
      http.send<JobStarted>('POST', one(id, '/apply'), { repeat }, { idempotencyKey }),
    remove: (id: string) => http.send<ImportList>('DELETE', one(id)),
    templateHref: (kind: ImportKind) => http.href(`/import-templates/${segment(kind)}`),
  }
}
