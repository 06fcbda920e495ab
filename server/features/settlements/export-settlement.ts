import type { SettlementAnswer, SettlementPeople } from '../../contract/settlements.contract.ts'
import type { ExportCell, ExportSheet } from '../../platform/spreadsheets/export-sheet.ts'
import { EXPORT_WORDS, type ExportLanguage } from './export-words.ts'

/** Who takes a settlement out of the product, and when: stands on every sheet. */
export type ExportedBy = { readonly user: string; readonly at: string; readonly language: ExportLanguage }

/** A settlement as tables: units, people, payment lines, reserves. Each sums to what the summary states. */
export function settlementSheets(
  settlement: SettlementAnswer,
  people: SettlementPeople['people'],
  by: ExportedBy,
): readonly ExportSheet[] {
  const words = EXPORT_WORDS[by.language]
  const sheet = (
    name: string,
    columns: ExportSheet['columns'],
    rows: readonly (readonly ExportCell[])[],
  ): ExportSheet => ({
    name,
    title: `${words.title} · ${settlement.head.period} · ${name}`,
    facts: factsOf(settlement, by),
    columns,
    rows,
  })
  return [
    sheet(words.people, words.personColumns, people.map(personRow)),
    sheet(words.units, words.unitColumns, settlement.units.map(unitRow)),
    sheet(words.lines, words.lineColumns, people.flatMap(lineRows)),
    sheet(
      words.reserves,
      words.reserveColumns,
      settlement.reserves.map((row) => [row.kind, row.person, row.personName, BigInt(row.amountFen)]),
    ),
  ]
}

function factsOf({ head }: SettlementAnswer, { user, at, language }: ExportedBy): ExportSheet['facts'] {
  const words = EXPORT_WORDS[language]
  const state = head.isReleased ? words.released : head.isPublished ? words.published : words.provisional
  return [
    [words.plan, `${head.plan.code} ${head.plan.name}`],
    [words.state, state],
    [words.pool, decimal(head.poolFen)],
    [words.paid, decimal(head.paidFen)],
    [words.reserved, decimal(head.reservedFen)],
    [words.settlement, head.id],
    [words.inputDigest, head.inputDigest],
    [words.outputDigest, head.outputDigest],
    [words.engine, head.engine],
    [words.exported, `${at} ${user}`],
  ]
}

/** Fen as yuan: digits are moved, nothing is divided. */
function decimal(fen: string): string {
  const digits = fen.padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function personRow({ standing, payment }: SettlementPeople['people'][number]): readonly ExportCell[] {
  return [
    ...[standing.code, standing.name, standing.unit, standing.unitName],
    ...[standing.compositeCenti, standing.rank, standing.unitRank],
    ...[standing.grade ?? standing.noGrade ?? '', BigInt(payment?.amountFen ?? 0)],
  ]
}

function unitRow({ standing, poolFen, paidFen }: SettlementAnswer['units'][number]): readonly ExportCell[] {
  return [
    ...[standing.code, standing.name, standing.compositeCenti, standing.rank, standing.grade ?? ''],
    ...[standing.coefficientBp, standing.headCount, standing.quota],
    ...[poolFen === null ? null : BigInt(poolFen), BigInt(paidFen)],
  ]
}

function lineRows({ payment }: SettlementPeople['people'][number]): readonly (readonly ExportCell[])[] {
  return (payment?.lines ?? []).map((line) => [
    ...[payment?.person ?? '', payment?.personName ?? '', line.slice, line.unit, line.unitName],
    ...[line.postBp, line.months, line.personalBp, line.factorBp, line.bound],
    BigInt(line.amountFen),
  ])
}
