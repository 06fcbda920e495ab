import type {
  ConfirmVetoRequest,
  LiftVetoRequest,
  VetoEvent,
  VetoEventRequest,
  VetoReadingRequest,
  VetoStrip,
} from '../../../server/contract/vetoes.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createVetoesApi(http: Http) {
  const event = (code: string) => `/veto-events/${segment(code)}`
  return {
    strip: (period: string) => http.get<VetoStrip>(`/periods/${segment(period)}/vetoes`),
    state: (period: string, request: VetoReadingRequest) =>
      http.send<{ code: string }>('POST', `/periods/${segment(period)}/veto-readings`, request),
    propose: (request: VetoEventRequest) => http.send<VetoEvent>('POST', '/veto-events', request),
    confirm: (code: string, request: ConfirmVetoRequest) =>
      http.send<VetoEvent>('POST', `${event(code)}/confirmation`, request),
    lift: (code: string, request: LiftVetoRequest) => http.send<VetoEvent>('POST', `${event(code)}/lifting`, request),
  }
}
