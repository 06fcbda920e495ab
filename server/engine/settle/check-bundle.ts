import type { Bundle } from '../bundle.ts'
import type { SubjectRef } from '../figure.ts'
import { Refusal } from '../refusal.ts'

/**
 * Refuses a bundle that contradicts itself: a code given twice, or a row about somebody who is not in it. Such a row
 * would otherwise be dropped or counted twice in silence.
 * @throws Refusal `bundle.duplicate`, `bundle.unknownUnit`, `bundle.unknownPerson`.
 */
export function checkBundle(bundle: Bundle): void {
  const units = uniqueCodes('units', bundle.units)
  const people = uniqueCodes('people', bundle.people)
  uniqueCodes('postings', bundle.postings)
  uniqueCodes('entries', bundle.entries)
  uniqueCodes('points', bundle.points)
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

function uniqueCodes(list: string, rows: readonly { readonly code: string }[]): ReadonlySet<string> {
  const codes = new Set<string>()
  for (const { code } of rows) {
    if (codes.has(code)) throw new Refusal('bundle.duplicate', { list, code })
    codes.add(code)
  }
  return codes
}
