import type { CreateSchemeRequest, SchemeDetail, SchemeList } from '../../../server/contract/schemes.contract.ts'
import type { Scheme } from '../../../server/engine/scheme.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createSchemesApi(http: Http) {
  const one = (scheme: string, version: number) => `/schemes/${segment(scheme)}/versions/${version}`
  return {
    list: () => http.get<SchemeList>('/schemes'),
    show: (scheme: string, version: number) => http.get<SchemeDetail>(one(scheme, version)),
    create: (request: CreateSchemeRequest) => http.send<SchemeDetail>('POST', '/schemes', request),
    save: (scheme: Scheme, revision: number) =>
      http.send<SchemeDetail>('PUT', one(scheme.code, scheme.version), { revision, scheme }),
    remove: (scheme: string, version: number) => http.send<object>('DELETE', one(scheme, version)),
    activate: (scheme: string, version: number, revision: number) =>
      http.send<SchemeDetail>('POST', `${one(scheme, version)}/activate`, { revision }),
  }
}
