import { BUNDLE_FORMAT, type Bundle, type FormerRank } from '../../server/engine/bundle.ts'
import { chineseCalendar } from '../reference/calendar-days.ts'
import { demoUnits } from './bureau.ts'
import { demoDecisions } from './decisions.ts'
import type { DemoFacts } from './facts.ts'
import { personFacts } from './person-facts.ts'
import { OPEN_YEAR, type DemoPeriod } from './periods.ts'
import { demoPlans } from './plans.ts'
import { demoPoints, demoProjects } from './projects.ts'
import { demoReferences } from './references.ts'
import { demoRoster, type DemoRoster } from './roster.ts'
import { unitEntries } from './unit-entries.ts'
import { unitValues } from './unit-values.ts'
import { VETO_EVENT, VETO_INDICATORS, vetoReadings, type DemoReading } from './vetoes.ts'
import { yearFacts } from './year-facts.ts'

/** The part of the roster that a period knows: whoever holds a post on one of its days. */
export function rosterOf(period: Pick<DemoPeriod, 'startsOn' | 'endsOn'>): DemoRoster {
  const touches = (span: { readonly startsOn: string; readonly endsOn: string | null }): boolean =>
    span.startsOn <= period.endsOn && (span.endsOn === null || span.endsOn >= period.startsOn)
  const roster = demoRoster()
  const postings = roster.postings.filter(touches)
  const present = new Set(postings.map(({ person }) => person))
  return {
    people: roster.people.filter(({ code }) => present.has(code)),
    postings,
    offices: roster.offices,
    statuses: roster.statuses.filter(touches),
    sanctions: roster.sanctions.filter(({ decidedOn }) => decidedOn >= period.startsOn && decidedOn <= period.endsOn),
  }
}

/** Entries and values of a period. */
export function factsOf(period: DemoPeriod): DemoFacts {
  const { people } = rosterOf(period)
  if (period.code === OPEN_YEAR.code) return yearFacts(period, people)
  const own = personFacts(period, people)
  return {
    entries: [...unitEntries(period), ...own.entries],
    values: [...unitValues(period), ...own.values],
  }
}

/** Veto readings of a period; the year has none of its own. */
export function readingsOf(period: DemoPeriod): readonly DemoReading[] {
  return period.code === OPEN_YEAR.code ? [] : vetoReadings(period)
}

/** A period as the engine reads it, straight from the data: what the loaded database must come to as well. */
export function demoBundle(period: DemoPeriod, plan: string | null, formerRanks: readonly FormerRank[] = []): Bundle {
  const { entries, values } = factsOf(period)
  const chosen = demoPlans(period.code).find(({ code }) => code === plan)
  return {
    format: BUNDLE_FORMAT,
    period: { code: period.code, name: period.name, startsOn: period.startsOn, endsOn: period.endsOn },
    scheme: period.scheme,
    calendar: chineseCalendar(),
    units: demoUnits(),
    ...rosterOf(period),
    entries: entries.map((entry, i) => ({ ...entry, code: `${period.code}-E${String(i + 1).padStart(5, '0')}` })),
    values,
    references: demoReferences(period),
    points: demoPoints(period).map(({ role: _role, document: _document, ...points }) => points),
    projects: demoProjects(),
    vetoIndicators: VETO_INDICATORS,
    vetoReadings: readingsOf(period).map(({ indicator, unit, actual }) => ({ indicator, unit, actual })),
    vetoEvents: [VETO_EVENT],
    decisions: demoDecisions(period.code),
    formerRanks,
    plan: chosen === undefined ? null : { code: chosen.code, ...chosen.content },
    paid: [],
  }
}
