import type { GrantRequest, Role } from '../../../server/contract/identity.contract.ts'
import { localToday } from './active-grants.ts'

export type GrantDraft = { role: Role; unitCode: string; startsOn: string; endsOn: string }

export function emptyGrant(): GrantDraft {
  return { role: 'staff', unitCode: '', startsOn: localToday(), endsOn: '' }
}

export function toGrant({ role, unitCode, startsOn, endsOn }: GrantDraft): GrantRequest {
  const unit = role === 'leader' ? unitCode.trim() : ''
  return { role, unitCode: unit === '' ? null : unit, startsOn, endsOn: endsOn === '' ? null : endsOn }
}
