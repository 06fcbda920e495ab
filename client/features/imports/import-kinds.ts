import type { ImportKind } from '../../../server/contract/imports.contract.ts'

/** What a file may mostly hold, in the order HR needs them. */
export const IMPORT_KINDS: readonly ImportKind[] = [
  'ROSTER',
  'ENTRIES',
  'VALUES',
  'POINTS',
  'UNITS',
  'STATUSES',
  'REFERENCES',
  'VETO_READINGS',
  'VETO_EVENTS',
]
