import type { Role } from '../../../server/contract/identity.contract.ts'

/** Every role in the order of the forms. */
export const ROLE_NAMES: readonly Role[] = ['hr', 'leader', 'head', 'staff', 'auditor', 'admin']
