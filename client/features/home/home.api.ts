import type { LeaderHome } from '../../../server/contract/standings.contract.ts'
import type { Http } from '../../base/http/http-client.ts'

export function createHomeApi(http: Http) {
  return { read: (period: string) => http.get<LeaderHome>('/home', { period }) }
}
