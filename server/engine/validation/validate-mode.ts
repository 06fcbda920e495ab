import { assertNever } from '../assert-never.ts'
import type { GradeShare, Item } from '../scheme.ts'
import { MOST_SHARE_BP } from './limits.ts'
import { notEmpty, range, uniqueCodes, NONE, type Problems } from './problem.ts'
import { validateMethod } from './validate-method.ts'

/** How an item is scored. An EARN item without rules could never earn a point; a DEDUCT item may wait for rules. */
export function validateMode(item: Item, items: readonly Item[], path: string): Problems {
  const { mode } = item
  switch (mode.kind) {
    case 'EARN':
      return notEmpty(`${path}.rules`, mode.rules)
    case 'DEDUCT':
    case 'BALLOT':
    case 'AUTO_TIME':
      return NONE
    case 'GRADE':
      return validateGradeTable(mode.table, `${path}.table`)
    case 'INDICATOR':
      return [
        ...range(`${path}.measure.decimals`, mode.measure.decimals, 0, 9),
        ...validateMethod(mode.method, item.code, items, `${path}.method`),
      ]
    default:
      return assertNever(mode)
  }
}

function validateGradeTable(table: readonly GradeShare[], path: string): Problems {
  return [
    ...notEmpty(path, table),
    ...uniqueCodes(table.map(({ grade }, i) => ({ path: `${path}.${i}.grade`, code: grade }))),
    ...table.flatMap(({ shareBp }, i) => range(`${path}.${i}.shareBp`, shareBp, 0, MOST_SHARE_BP)),
  ]
}
