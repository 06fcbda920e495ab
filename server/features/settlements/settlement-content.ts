import type { PaymentLine, PersonResult, Scheme, UnitResult } from '../../engine/index.ts'
import { createNames, type Names } from '../figures/names.ts'
import type { NamedResult, SettlementReadModel } from './published.read-model.ts'

/** Everything a computed settlement holds but its explanations. */
export type SettlementContent = {
  readonly units: readonly NamedResult<UnitResult>[]
  readonly people: readonly NamedResult<PersonResult>[]
  readonly lines: readonly PaymentLine[]
  readonly names: Names
}

/** Reads a settlement's figures with the names they had when it was computed. */
export async function readContent(rows: SettlementReadModel, id: string, scheme: Scheme): Promise<SettlementContent> {
  const units = await rows.units(id)
  const people = await rows.people(id)
  const named = <Result extends { readonly code: string }>(all: readonly NamedResult<Result>[]) =>
    all.map(({ name, result }) => ({ code: result.code, name }))
  return {
    units,
    people,
    lines: await rows.lines(id),
    names: createNames(scheme, { units: named(units), people: named(people), projects: [] }),
  }
}
