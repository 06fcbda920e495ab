import type { Unit } from '../bundle.ts'
import { holdsOn } from '../calendar/interval.ts'
import { Refusal } from '../refusal.ts'

/** Units by code with their dated parents; make it once for many questions. */
export type UnitTree = {
  /** @throws Refusal `unit.unknown`. */
  readonly unit: (code: string) => Unit
  /** The unit and its ancestors on a date, nearest first. @throws Refusal `unit.unknown`, `unit.cycle`. */
  readonly lineage: (code: string, on: string) => readonly Unit[]
  /** See {@link evaluatedUnit}. */
  readonly evaluatedUnit: (code: string, on: string) => string
  /** The first days of new parents and the days after old ones: between two of them every lineage is constant. */
  readonly changes: readonly { readonly startsOn: string; readonly endsOn: string | null }[]
}

export function createUnitTree(units: readonly Unit[]): UnitTree {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const unit = (code: string): Unit => {
    const found = byCode.get(code)
    if (found === undefined) throw new Refusal('unit.unknown', { unit: code })
    return found
  }
  const lineage = (code: string, on: string): readonly Unit[] => {
    const line = [unit(code)]
    for (let parent = parentOn(unit(code), on); parent !== null; parent = parentOn(unit(parent), on)) {
      if (line.length > units.length) throw new Refusal('unit.cycle', { unit: code, on })
      line.push(unit(parent))
    }
    return line
  }
  return {
    unit,
    lineage,
    evaluatedUnit: (code, on) =>
      unit(code).kind === 'GROUP' ? (lineage(code, on).find(({ kind }) => kind !== 'GROUP')?.code ?? code) : code,
    changes: units.flatMap(({ kind, parents }) => (kind === 'GROUP' ? parents : [])),
  }
}

/**
 * The unit whose score, rank, pool and quota a person posted to `code` shares on a date: the unit itself, or for a GROUP
 * the nearest ancestor that is none. A group without such an ancestor stands for itself.
 */
export function evaluatedUnit(units: readonly Unit[], code: string, on: string): string {
  return createUnitTree(units).evaluatedUnit(code, on)
}

function parentOn(unit: Unit, on: string): string | null {
  return unit.parents.find((parent) => holdsOn(parent, on))?.unit ?? null
}
