import type { ImportTransform } from '../../../server/contract/import-mapping.contract.ts'

export type TransformKind = ImportTransform['kind']
export const TRANSFORM_KINDS: readonly TransformKind[] = ['TABLE', 'PAD_START', 'DATE', 'SHIFT']
export const DATE_FORMATS = ['AUTO', 'YYYY-MM-DD', 'YYYYMMDD', 'D/M/YYYY', 'M/D/YYYY'] as const

export function newTransform(kind: TransformKind): ImportTransform {
  switch (kind) {
    case 'PAD_START':
      return { kind, length: 4, fill: '0' }
    case 'TABLE':
      return { kind, rows: [{ from: '', to: { kind: 'TEXT', text: '' } }], otherwise: { kind: 'ERROR' } }
    case 'DATE':
      return { kind, format: 'AUTO' }
    case 'SHIFT':
      return { kind, places: -2 }
  }
}
