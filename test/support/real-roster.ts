import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Bundle, ItemValue, Person, Plan, Posting, Unit } from '../../server/engine/bundle.ts'
import type { Item, Scheme } from '../../server/engine/scheme.ts'
import { rdiv } from '../../server/engine/rounding.ts'
import { aBundle, anActual, aPlan, aPosting, aUnit, aValue, personRef, unitRef } from './builders.ts'
import {
  aCard,
  aCategory,
  aCompositePolicy,
  anItem,
  aPersonCard,
  aPersonGradePolicy,
  aPolicy,
  aRankingPolicy,
  aScheme,
} from './scheme-builders.ts'

/** A row of the sample roster, by the headers of its file. */
type Row = Readonly<Record<string, string>>

/** Path of the sample roster, or null where the sample data is not at hand. */
export function realRosterFile(): string | null {
  const folder = process.env['SAMPLE_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))
  const file = `${folder}/hr-roster.csv`
  return existsSync(file) ? file : null
}

/** The sample roster as a bundle: the first half of 2026, 12,345,678.90 yuan, everything in one performance slice. */
export function realRosterBundle(file: string, bounds: Pick<Plan, 'floorBp' | 'ceilingBp'>): Bundle {
  // The file has a header row, so every record is an object of strings.
  const rows = parse(readFileSync(file), { bom: true, columns: true }) as readonly Row[]
  const units = [...new Set(rows.map(unitOf))]
  return aBundle({
    period: { code: '2026H1', name: '2026 H1', startsOn: '2026-01-01', endsOn: '2026-06-30' },
    scheme: realRosterScheme(),
    units: units.map((code): Unit => aUnit({ code, name: code })),
    people: rows.map((row): Person => ({ code: codeOf(row), name: '', roleClass: 'STAFF' })),
    postings: rows.map(postingOf),
    values: [...rows.flatMap(personValues), ...units.flatMap((unit) => unitValues(unit, rows))],
    plan: aPlan({ poolFen: '1234567890', ...bounds }),
  })
}

function field(row: Row, name: string): string {
  const value = row[name]
  if (value === undefined) throw new Error(`the roster has no column ${name}`)
  return value
}

const codeOf = (row: Row): string => field(row, 'EmployeeNumber').padStart(5, '0')
const unitOf = (row: Row): string => `${field(row, 'Department')} / ${field(row, 'JobRole')}`
const hasLeft = (row: Row): boolean => field(row, 'Attrition') === 'Yes'
const POST_BP: Readonly<Record<string, number>> = { 1: 10_000, 2: 11_000, 3: 12_000, 4: 13_000, 5: 15_000 }

function postingOf(row: Row): Posting {
  return aPosting({
    code: codeOf(row),
    person: codeOf(row),
    unit: unitOf(row),
    postBp: POST_BP[field(row, 'JobLevel')] ?? 0,
    startsOn: '2026-01-01',
    endsOn: hasLeft(row) ? '2026-03-31' : '2026-06-30',
  })
}

function personValues(row: Row): readonly ItemValue[] {
  const subject = personRef(codeOf(row))
  const graded = (item: string, column: string): ItemValue =>
    aValue({ subject, item, value: { kind: 'GRADE', grade: field(row, column) } })
  return [
    graded('PERFORMANCE', 'PerformanceRating'),
    graded('INVOLVEMENT', 'JobInvolvement'),
    anActual(subject, 'RAISE', Number(field(row, 'PercentSalaryHike'))),
    anActual(subject, 'TRAINING', Number(field(row, 'TrainingTimesLastYear'))),
  ]
}

function unitValues(unit: string, rows: readonly Row[]): readonly ItemValue[] {
  const people = rows.filter((row) => unitOf(row) === unit)
  const stayed = people.filter((row) => !hasLeft(row)).length
  const satisfaction = people.reduce((sum, row) => sum + Number(field(row, 'JobSatisfaction')), 0)
  return [
    anActual(unitRef(unit), 'RETENTION', rdiv(10_000 * stayed, people.length)),
    anActual(unitRef(unit), 'SATISFACTION', rdiv(10_000 * satisfaction, people.length)),
  ]
}

export function realRosterScheme(): Scheme {
  const complete = (code: string, fullCenti: number, target: number, decimals: number): Item =>
    anItem({
      code,
      fullCenti,
      mode: { kind: 'INDICATOR', measure: { decimals, unit: '' }, method: { kind: 'COMPLETE', target } },
    })
  const graded = (code: string, fullCenti: number): Item =>
    anItem({
      code,
      fullCenti,
      mode: {
        kind: 'GRADE',
        table: [1, 2, 3, 4].map((grade) => ({ grade: String(grade), shareBp: 2000 + 2000 * grade })),
      },
    })
  const unitItems = [complete('RETENTION', 60_000, 9000, 2), complete('SATISFACTION', 40_000, 30_000, 4)]
  const personItems = [
    graded('PERFORMANCE', 30_000),
    graded('INVOLVEMENT', 20_000),
    complete('RAISE', 30_000, 25, 0),
    complete('TRAINING', 20_000, 6, 0),
  ]
  return aScheme({
    cards: [
      aCard({ code: 'UNIT', categories: [aCategory({ code: 'UNIT', items: unitItems })] }),
      aPersonCard({ code: 'PERSON', categories: [aCategory({ code: 'PERSON', items: personItems })] }),
    ],
    policy: aPolicy({
      ranking: aRankingPolicy({
        unitTieBreakers: [{ kind: 'CARD' }, { kind: 'ITEM', item: 'RETENTION' }],
        personTieBreakers: [{ kind: 'CARD' }, { kind: 'ITEM', item: 'PERFORMANCE' }],
      }),
      composite: aCompositePolicy(),
      personGrades: aPersonGradePolicy({ excellentCenti: 80_000, competentCenti: 70_000, basicCenti: 60_000 }),
    }),
  })
}
