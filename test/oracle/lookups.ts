import type { Bundle, ItemValue, Unit } from '../../server/engine/bundle.ts'
import type { SubjectRef } from '../../server/engine/figure.ts'
import type { Card } from '../../server/engine/scheme.ts'

/** Whether a date lies in an interval that includes both ends; an open end is null. */
export function isWithin(on: string, interval: { readonly startsOn: string; readonly endsOn: string | null }): boolean {
  return interval.startsOn <= on && (interval.endsOn === null || on <= interval.endsOn)
}

export function unitNamed(bundle: Bundle, code: string): Unit {
  const unit = bundle.units.find((candidate) => candidate.code === code)
  if (unit === undefined) throw new Error(`no unit ${code}`)
  return unit
}

/** The unit that is evaluated for a posting: the unit itself, or for a group the nearest ancestor that is none. */
export function evaluatedUnit(bundle: Bundle, code: string, on: string): string {
  const unit = unitNamed(bundle, code)
  if (unit.kind !== 'GROUP') return code
  const parent = unit.parents.find((candidate) => isWithin(on, candidate))
  return parent === undefined ? code : evaluatedUnit(bundle, parent.unit, on)
}

/** The group in which a subject's values are ranked: units by kind, people by role class (RULES §9). */
export function comparisonGroup(bundle: Bundle, subject: SubjectRef): string {
  if (subject.level === 'unit') return unitNamed(bundle, subject.code).kind
  const person = bundle.people.find((candidate) => candidate.code === subject.code)
  if (person === undefined) throw new Error(`no person ${subject.code}`)
  return person.roleClass
}

/** The first card that applies to a subject. */
export function cardOf(bundle: Bundle, subject: SubjectRef): Card | null {
  const group = comparisonGroup(bundle, subject)
  for (const card of bundle.scheme.cards) {
    if (card.appliesTo.level !== subject.level) continue
    const names: readonly string[] = card.appliesTo.level === 'unit' ? card.appliesTo.kinds : card.appliesTo.roleClasses
    if (names.includes(group)) return card
  }
  return null
}

export function allSubjects(bundle: Bundle): SubjectRef[] {
  const units = bundle.units.map((unit): SubjectRef => ({ level: 'unit', code: unit.code }))
  const people = bundle.people.map((person): SubjectRef => ({ level: 'person', code: person.code }))
  return [...units, ...people]
}

export function isSame(a: SubjectRef, b: SubjectRef): boolean {
  return a.level === b.level && a.code === b.code
}

/** The one live value of an item, or null. */
export function valueOf(bundle: Bundle, subject: SubjectRef, item: string): ItemValue['value'] | null {
  return bundle.values.find((entry) => entry.item === item && isSame(entry.subject, subject))?.value ?? null
}

/** The decision that takes an item out of ordinary scoring, or null. */
export function decisionOn(bundle: Bundle, subject: SubjectRef, item: string): 'NOT_APPLICABLE' | 'EXEMPT' | null {
  for (const decision of bundle.decisions) {
    if (decision.kind !== 'NOT_APPLICABLE' && decision.kind !== 'EXEMPT') continue
    if (decision.item === item && isSame(decision.subject, subject)) return decision.kind
  }
  return null
}
