import type { Bundle, VetoEvent } from '../../server/engine/bundle.ts'
import { GRADES, UNIT_GRADES, type GradeCode, type UnitGradeCode } from '../../server/engine/grades/grade-codes.ts'
import type { SubjectRef } from '../../server/engine/figure.ts'
import type { VetoEffectRow, VetoTarget } from '../../server/engine/veto/veto-policy.ts'
import { daysBetween } from './naive-dates.ts'
import { evaluatedUnit, isWithin, unitNamed } from './lookups.ts'

/** What the vetoes in force do to one subject, merged by severity (RULES §7.2). */
export type NaiveMark = {
  readonly events: readonly string[]
  readonly honourBan: boolean
  readonly unitGradeCap: UnitGradeCode
  readonly gradeCap: GradeCode
  readonly noExcellentQuota: boolean
  readonly bonusFactorBp: number
  readonly zeroCategories: readonly string[]
}

export const NO_VETO: NaiveMark = {
  events: [],
  honourBan: false,
  unitGradeCap: 'excellent',
  gradeCap: 'excellent',
  noExcellentQuota: false,
  bonusFactorBp: 10000,
  zeroCategories: [],
}

export function naiveMark(bundle: Bundle, subject: SubjectRef): NaiveMark {
  let mark = NO_VETO
  for (const event of bundle.vetoEvents) {
    if (!isInForce(bundle, event)) continue
    for (const target of targetsOf(bundle, event, subject)) {
      mark = merge(mark, event, effectFor(bundle, event.domain, target))
    }
  }
  return mark
}

/** From the confirmation to the end of that calendar year, in every period that ends in it. */
function isInForce(bundle: Bundle, event: VetoEvent): boolean {
  if (event.state !== 'CONFIRMED' || event.confirmedOn === null) return false
  const lastYear = Number(event.confirmedOn.slice(0, 4)) + (bundle.scheme.policy.veto.alsoNextYear ? 1 : 0)
  const endsOn = bundle.period.endsOn
  return event.confirmedOn <= endsOn && Number(endsOn.slice(0, 4)) <= lastYear
}

/** As what an event reaches a subject. */
function targetsOf(bundle: Bundle, event: VetoEvent, subject: SubjectRef): VetoTarget[] {
  if (event.level === 'PERSON') {
    return subject.level === 'person' && subject.code === event.person ? ['RESPONSIBLE'] : []
  }
  const units = affectedUnits(bundle, event.unit, event.occurredOn)
  if (subject.level === 'unit') return units.includes(subject.code) ? ['UNIT'] : []
  const targets: VetoTarget[] = []
  for (const office of bundle.offices) {
    if (office.person !== subject.code || !units.includes(office.unit)) continue
    if (isWithin(event.occurredOn, office)) targets.push(office.role)
  }
  const project = bundle.projects.find((candidate) => candidate.code === event.project)
  for (const representative of project?.chiefReps ?? []) {
    if (representative.person === subject.code && isWithin(event.occurredOn, representative)) targets.push('CHIEF_REP')
  }
  if (event.responsible.includes(subject.code)) targets.push('RESPONSIBLE')
  return targets
}

/** The named unit, then its ancestors up to the unit that is evaluated. */
function affectedUnits(bundle: Bundle, named: string, on: string): string[] {
  const units = [named]
  const last = evaluatedUnit(bundle, named, on)
  for (let code = named; code !== last;) {
    const parent = unitNamed(bundle, code).parents.find((candidate) => isWithin(on, candidate))
    if (parent === undefined) break
    code = parent.unit
    units.push(code)
  }
  return units
}

function effectFor(bundle: Bundle, domain: string, target: VetoTarget): VetoEffectRow | undefined {
  const rows = bundle.scheme.policy.veto.effects
  const own = rows.find((row) => row.domain === domain && row.target === target)
  return own ?? rows.find((row) => row.domain === '*' && row.target === target)
}

/** The last day of the longest hold that reaches into the period or beyond, counted from the confirmation. */
export function naiveHold(bundle: Bundle, person: string): string | null {
  let last: string | null = null
  for (const event of bundle.vetoEvents) {
    const isKnown = event.state === 'CONFIRMED' && (event.confirmedOn ?? '9999') <= bundle.period.endsOn
    if (!isKnown || event.confirmedOn === null) continue
    for (const target of targetsOf(bundle, event, { level: 'person', code: person })) {
      const months = effectFor(bundle, event.domain, target)?.promotionHoldMonths ?? 0
      const until = monthsAfter(event.confirmedOn, months)
      const isRunning = months > 0 && until >= bundle.period.startsOn
      if (isRunning && (last === null || until > last)) last = until
    }
  }
  return last
}

/** The same day some months later, or the last day of that month where it has no such day. */
function monthsAfter(on: string, months: number): string {
  const index = 12 * Number(on.slice(0, 4)) + Number(on.slice(5, 7)) - 1 + months
  const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  const days = daysBetween(`${month}-01`, `${month}-31`).filter((day) => day.startsWith(month))
  return days[Number(on.slice(8, 10)) - 1] ?? days.at(-1) ?? ''
}

function merge(mark: NaiveMark, event: VetoEvent, effect: VetoEffectRow | undefined): NaiveMark {
  const events = mark.events.includes(event.code) ? mark.events : [...mark.events, event.code]
  if (effect === undefined) return { ...mark, events }
  return {
    events,
    honourBan: mark.honourBan || effect.honourBan,
    unitGradeCap: worseOf(UNIT_GRADES, mark.unitGradeCap, effect.unitGradeCap ?? 'excellent'),
    gradeCap: worseOf(GRADES, mark.gradeCap, effect.gradeCap ?? 'excellent'),
    noExcellentQuota: mark.noExcellentQuota || effect.noExcellentQuota,
    bonusFactorBp: Math.min(mark.bonusFactorBp, effect.bonusFactorBp),
    zeroCategories: effect.zeroCategory === null ? mark.zeroCategories : [...mark.zeroCategories, effect.zeroCategory],
  }
}

/** The worse of two grades in a scale that names the best first. */
export function worseOf<T>(scale: readonly T[], a: T, b: T): T {
  return scale.indexOf(a) > scale.indexOf(b) ? a : b
}
