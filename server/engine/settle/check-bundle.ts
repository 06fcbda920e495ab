import type { Bundle } from '../bundle.ts'
import type { SubjectRef } from '../figure.ts'
import { Refusal } from '../refusal.ts'

/**
 * Refuses a bundle that contradicts itself: a code given twice, or a row about somebody who is not in it. Such a row
 * would otherwise be dropped or counted twice in silence. Expects the bundle in its canonical order.
 * @throws Refusal `bundle.duplicate`, `bundle.unknownUnit`, `bundle.unknownPerson`.
 */
export function checkBundle(bundle: Bundle): void {
  refuseDuplicates('units', bundle.units)
  refuseDuplicates('people', bundle.people)
  refuseDuplicates('postings', bundle.postings)
  refuseDuplicates('entries', bundle.entries)
  refuseDuplicates('points', bundle.points)
  const units = new Set(bundle.units.map(({ code }) => code))
  const people = new Set(bundle.people.map(({ code }) => code))
  const needUnit = (code: string, row: string): void => {
    if (!units.has(code)) throw new Refusal('bundle.unknownUnit', { unit: code, row })
  }
  const needPerson = (code: string, row: string): void => {
    if (!people.has(code)) throw new Refusal('bundle.unknownPerson', { person: code, row })
  }
  const needSubject = ({ level, code }: SubjectRef, row: string): void =>
    level === 'unit' ? needUnit(code, row) : needPerson(code, row)
  for (const { code, unit, person } of bundle.postings) {
    needUnit(unit, code)
    needPerson(person, code)
  }
  for (const { code, subject } of bundle.entries) needSubject(subject, code)
  for (const { item, subject } of bundle.values) needSubject(subject, item)
  for (const { code, unit } of bundle.points) if (unit !== '') needUnit(unit, code)
}

/** Rows are in the order of codes, so equal ones are neighbours. */
function refuseDuplicates(list: string, rows: readonly { readonly code: string }[]): void {
  let last: string | null = null
  for (const { code } of rows) {
    if (code === last) throw new Refusal('bundle.duplicate', { list, code })
    last = code
  }
}
