import { rdivBig } from '../../../engine/rounding.ts'
import { unscale } from '../../../platform/scaled-decimal.ts'
import type { ImportComputation } from '../../../contract/import-mapping.contract.ts'
import { compileConditions } from './compile-target.ts'
import { createFields } from './field-reader.ts'
import { fault, type Fault, type ImportFacts } from './import-facts.ts'
import { readDecimal } from './read-decimal.ts'
import type { RowView } from './row-view.ts'
import { dayOfStatement, isGiven, type MappingContext, type TargetOf } from './target-parts.ts'

/** Decimals of an indicator's measure on the unit cards; null for an item that is no indicator. */
export type DecimalsOf = (item: string) => number | null

export type UnitFigure = {
  readonly view: RowView
  readonly fact: ImportFacts['values']
  readonly faults: readonly Fault[]
}

type Tally = { readonly view: RowView; readonly unit: string; readonly item: string; rows: number; sum: bigint }

/** Sums of decimals are kept as integers of millionths, exactly. */
const SUM_DECIMALS = 6

/** Gathers a unit's rows and gives one actual for each unit, named after the unit's first row. */
export function createUnitIndicator(
  target: TargetOf<'UNIT_INDICATOR'>,
  context: MappingContext,
  decimalsOf: DecimalsOf,
) {
  const fields = createFields(context.period)
  const unit = fields.code('unit', target.unit)
  const item = fields.code('item', target.item)
  const isMeant = compileConditions(target.when)
  const measure = compileMeasure(target.compute)
  const tallies = new Map<string, Tally>()
  return {
    add: (view: RowView, faults: Fault[]): void => {
      if (!isMeant(view)) return
      const where = unit(view, faults)
      const which = item(view, faults)
      const amount = measure(view, faults)
      if (!isGiven(where, 'unit', faults) || !isGiven(which, 'item', faults) || amount === null) return
      const key = JSON.stringify([where, which])
      const tally = tallies.get(key) ?? { view, unit: where, item: which, rows: 0, sum: 0n }
      tally.rows += 1
      tally.sum += amount
      tallies.set(key, tally)
    },
    figures: (): UnitFigure[] =>
      [...tallies.values()].map((tally) => ({
        view: tally.view,
        ...toFact(tally, target.compute.kind, dayOfStatement(context), decimalsOf(tally.item)),
      })),
  }
}

/** What a row adds: 1 or 0 for a share, the number for a mean. */
function compileMeasure(compute: ImportComputation): (view: RowView, faults: Fault[]) => bigint | null {
  if (compute.kind === 'COUNT_SHARE') {
    const values = new Set(compute.values.map((value) => value.trim()))
    return (view) => (values.has(view.text(compute.column)) ? 1n : 0n)
  }
  return (view, faults) => {
    const decimal = readDecimal(view.text(compute.column))
    const [whole = '', fraction = ''] = (decimal?.text ?? '').split('.')
    if (decimal === null || fraction.length > SUM_DECIMALS) {
      faults.push(
        fault('compute', decimal === null ? 'import.notANumber' : 'import.tooManyDecimals', { decimals: SUM_DECIMALS }),
      )
      return null
    }
    return BigInt(whole + fraction.padEnd(SUM_DECIMALS, '0'))
  }
}

function toFact(
  tally: Tally,
  kind: ImportComputation['kind'],
  statedOn: string,
  decimals: number | null,
): Pick<UnitFigure, 'fact' | 'faults'> {
  const found = actualOf(tally, kind, decimals)
  const value = { kind: 'ACTUAL', actual: found ?? '0', target: null } as const
  const fact = { level: 'unit', subject: tally.unit, item: tally.item, value, statedOn, document: '' } as const
  return { fact, faults: found === null ? [fault('item', 'import.shareMeasure', { item: tally.item })] : [] }
}

/**
 * A share in ten-thousandths, rounded half away from zero: as per cent for an item of 2 decimals, as a ratio for one of 4.
 * A mean in the item's own decimals. Null where the item has no such measure.
 */
function actualOf(tally: Tally, kind: ImportComputation['kind'], decimals: number | null): string | null {
  if (decimals === null) return null
  if (kind === 'COUNT_SHARE') {
    if (decimals !== 2 && decimals !== 4) return null
    return unscale(Number(rdivBig(10_000n * tally.sum, BigInt(tally.rows))), decimals)
  }
  const scale = 10n ** BigInt(decimals)
  const mean = rdivBig(tally.sum * scale, BigInt(tally.rows) * 10n ** BigInt(SUM_DECIMALS))
  return Number.isSafeInteger(Number(mean)) ? unscale(Number(mean), decimals) : null
}
