import type { Comparison } from '../../contract/settlements.contract.ts'
import type { PaymentLine } from '../../engine/index.ts'
import { groupBy } from '../../platform/group-by.ts'
import type { NamedResult } from './published.read-model.ts'
import type { SettlementContent } from './settlement-content.ts'

type Differences = Pick<Comparison, 'units' | 'people' | 'gainers' | 'losers' | 'movedFen'>

/** Who gains and who loses between two scenarios of one period, unit by unit and person by person, largest loss first. */
export function compareSettlements(a: SettlementContent, b: SettlementContent): Differences {
  const people = comparePeople(a, b)
  const differences = people.map((person) => BigInt(person.differenceFen))
  return {
    units: compareUnits(a, b),
    people,
    gainers: differences.filter((difference) => difference > 0n).length,
    losers: differences.filter((difference) => difference < 0n).length,
    movedFen: String(differences.reduce((moved, difference) => (difference > 0n ? moved + difference : moved), 0n)),
  }
}

function compareUnits(a: SettlementContent, b: SettlementContent): Comparison['units'] {
  const [inA, inB] = [byCode(a.units), byCode(b.units)]
  return union(a.units, b.units).map(({ name, result }) => {
    const aFen = inA.get(result.code)?.poolFen ?? null
    const bFen = inB.get(result.code)?.poolFen ?? null
    return { code: result.code, name, aFen, bFen, differenceFen: difference(aFen, bFen) }
  })
}

function comparePeople(a: SettlementContent, b: SettlementContent): Comparison['people'] {
  const [inA, inB] = [byCode(a.people), byCode(b.people)]
  const [aLines, bLines] = [groupBy(a.lines, (line) => line.person), groupBy(b.lines, (line) => line.person)]
  const rows = union(a.people, b.people).map(({ name, result }) => {
    const aFen = inA.get(result.code)?.amountFen ?? '0'
    const bFen = inB.get(result.code)?.amountFen ?? '0'
    return {
      code: result.code,
      name,
      unit: result.unit,
      unitName: result.unit === '' ? '' : b.names.unit(result.unit),
      aFen,
      bFen,
      differenceFen: difference(aFen, bFen),
      aBound: boundOf(aLines.get(result.code)),
      bBound: boundOf(bLines.get(result.code)),
    }
  })
  return rows.toSorted((x, y) => compareFen(x.differenceFen, y.differenceFen))
}

function byCode<Result extends { readonly code: string }>(rows: readonly NamedResult<Result>[]): Map<string, Result> {
  return new Map(rows.map(({ result }) => [result.code, result]))
}

function union<Result extends { readonly code: string }>(
  a: readonly NamedResult<Result>[],
  b: readonly NamedResult<Result>[],
): readonly NamedResult<Result>[] {
  const known = new Set(b.map(({ result }) => result.code))
  return [...b, ...a.filter(({ result }) => !known.has(result.code))]
}

function difference(aFen: string | null, bFen: string | null): string {
  return String(BigInt(bFen ?? '0') - BigInt(aFen ?? '0'))
}

function compareFen(x: string, y: string): number {
  const order = BigInt(x) - BigInt(y)
  return order < 0n ? -1 : order > 0n ? 1 : 0
}

/** The bound that fixed any of the person's lines. */
function boundOf(lines: readonly PaymentLine[] | undefined): PaymentLine['bound'] {
  return lines?.find((line) => line.bound !== 'none')?.bound ?? 'none'
}
