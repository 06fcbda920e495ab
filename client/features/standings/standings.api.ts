import type { PersonStandings, UnitStandings } from '../../../server/contract/standings.contract.ts'
import type { Http } from '../../base/http/http-client.ts'

export function createStandingsApi(http: Http) {
  return {
    units: (period: string) => http.get<UnitStandings>('/standings/units', { period }),
    people: (period: string, unit?: string) => http.get<PersonStandings>('/standings/people', { period, unit }),
  }
}
