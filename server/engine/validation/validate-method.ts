import { assertNever } from '../assert-never.ts'
import type { GrowthTier, Method, OutsideRankTable, StepRow } from '../methods/method.ts'
import type { Item } from '../scheme.ts'
import { MOST_SHARE_BP } from './limits.ts'
import { descending, notEmpty, problem, range, NONE, type Problems } from './problem.ts'

/** An indicator method (RULES §4): targets above 0 where they divide, tables complete and in order, gates that exist. */
export function validateMethod(method: Method, ownCode: string, items: readonly Item[], path: string): Problems {
  switch (method.kind) {
    case 'COMPLETE':
    case 'COMPLETE_LOW':
      return method.target === null ? NONE : range(`${path}.target`, method.target, 1)
    case 'ALL_OR_NOTHING':
      return NONE
    case 'STEP':
      return validateSteps(method.rows, `${path}.rows`)
    case 'GROWTH_VS_AVG':
      return [
        ...range(`${path}.baseCenti`, method.baseCenti, 0),
        ...range(`${path}.upCentiPerPp`, method.upCentiPerPp, 0),
        ...range(`${path}.downCentiPerPp`, method.downCentiPerPp, 0),
      ]
    case 'GROWTH_TIER':
      return [
        ...range(`${path}.baseCenti`, method.baseCenti, 0),
        ...validateTiers(method.up, `${path}.up`),
        ...validateTiers(method.down, `${path}.down`),
      ]
    case 'RANK_TABLE':
      return validateShares(method.sharesBp, method.restBp, path)
    case 'RANK_LINEAR':
      return range(`${path}.lastShareBp`, method.lastShareBp, 0, 10000)
    case 'EFFICACY':
      return range(`${path}.baseShareBp`, method.baseShareBp, 0, 10000)
    case 'OUTSIDE_RANK':
      return validateOutsideRank(method.table, `${path}.table`)
    case 'GATE':
      return validateGate(method, ownCode, items, path)
    default:
      return assertNever(method)
  }
}

/** A row that an earlier row of the same direction always answers first can never decide. */
function validateSteps(rows: readonly StepRow[], path: string): Problems {
  const isHidden = (row: StepRow, i: number): boolean =>
    rows
      .slice(0, i)
      .some(
        (earlier) =>
          earlier.direction === row.direction &&
          (row.direction === 'AT_LEAST' ? earlier.level <= row.level : earlier.level >= row.level),
      )
  return [
    ...notEmpty(path, rows),
    ...rows.flatMap((row, i) => [
      ...range(`${path}.${i}.centi`, row.centi, 0),
      ...(isHidden(row, i) ? problem(`${path}.${i}`, 'method.rowUnreachable', { level: row.level }) : NONE),
    ]),
  ]
}

/** Every tier but the last has a width; the last has none. Rates are fractions with a positive denominator. */
function validateTiers(tiers: readonly GrowthTier[], path: string): Problems {
  return [
    ...notEmpty(path, tiers),
    ...tiers.flatMap((tier, i) => {
      const isLast = i === tiers.length - 1
      const at = `${path}.${i}`
      return [
        ...(isLast && tier.widthPp !== null ? problem(`${at}.widthPp`, 'method.tierBounded') : NONE),
        ...(!isLast && tier.widthPp === null ? problem(`${at}.widthPp`, 'method.tierUnbounded') : NONE),
        ...range(`${at}.widthPp`, tier.widthPp ?? 1, 1),
        ...range(`${at}.rateNumeratorCenti`, tier.rateNumeratorCenti, 0),
        ...range(`${at}.rateDenominator`, tier.rateDenominator, 1),
      ]
    }),
  ]
}

/** A worse place never earns more. */
function validateShares(sharesBp: readonly number[], restBp: number, path: string): Problems {
  return [
    ...sharesBp.flatMap((shareBp, i) => range(`${path}.sharesBp.${i}`, shareBp, 0, MOST_SHARE_BP)),
    ...range(`${path}.restBp`, restBp, 0, MOST_SHARE_BP),
    ...descending(`${path}.sharesBp`, [...sharesBp, restBp]),
  ]
}

function validateOutsideRank(table: OutsideRankTable, path: string): Problems {
  if (table.kind === 'LINEAR') return range(`${path}.lastShareBp`, table.lastShareBp, 0, 10000)
  return validateShares(table.sharesBp, table.restBp, path)
}

/** Both items must be indicators of the same card; the condition one with an actual of its own, the other no circle. */
function validateGate(
  method: Extract<Method, { kind: 'GATE' }>,
  ownCode: string,
  items: readonly Item[],
  path: string,
): Problems {
  return [
    ...range(`${path}.shareBp`, method.shareBp, 0, MOST_SHARE_BP),
    ...indicatorProblem(`${path}.of`, method.of, items, true),
    ...indicatorProblem(`${path}.gate.item`, method.gate.item, items, false),
    ...(isCircle(ownCode, items) ? problem(`${path}.of`, 'gate.cycle', { code: ownCode }) : NONE),
  ]
}

function indicatorProblem(path: string, code: string, items: readonly Item[], mayBeGate: boolean): Problems {
  if (!items.some((item) => item.code === code)) return problem(path, 'reference.unknown', { code })
  const method = methodOf(code, items)
  const isFit = method !== null && (mayBeGate || method.kind !== 'GATE')
  return isFit ? NONE : problem(path, 'gate.notIndicator', { code })
}

/** Follows the scores taken over from an item; more steps than items means they come round again. */
function isCircle(from: string, items: readonly Item[]): boolean {
  let steps = 0
  let method = methodOf(from, items)
  while (method?.kind === 'GATE') {
    if (++steps > items.length) return true
    method = methodOf(method.of, items)
  }
  return false
}

function methodOf(code: string, items: readonly Item[]): Method | null {
  const mode = items.find((item) => item.code === code)?.mode
  return mode?.kind === 'INDICATOR' ? mode.method : null
}
