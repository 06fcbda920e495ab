import type { PersonCard, UnitCard } from '../../../server/contract/cards.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createScorecardsApi(http: Http) {
  return {
    unit: (period: string, unit: string) => http.get<UnitCard>(`/units/${segment(unit)}/card`, { period }),
    person: (period: string, person: string) => http.get<PersonCard>(`/people/${segment(person)}/card`, { period }),
    mine: (period: string) => http.get<PersonCard>('/me/card', { period }),
  }
}
