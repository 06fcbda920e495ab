import type { Person } from '../../server/engine/bundle.ts'
import { MODULES, SUPERVISION } from './bureau.ts'
import { drawAround } from './draw.ts'
import { actual, score, shareOf, value, type DemoFacts } from './facts.ts'
import type { DemoPeriod } from './periods.ts'
import { personAt } from './roster.ts'
import type { Place } from './roster-changes.ts'

/** Whose debriefing is still to come: two modules, and these people. */
const UNITS_TO_COME: readonly string[] = ['M07', 'M11']
const PEOPLE_TO_COME: readonly Place[] = [
  ['M07', 1],
  ['M11', 1],
  ['M0502', 7],
  ['M0803', 2],
  ['M1103', 6],
]

/** The year's goals as they stand, and the votes of the debriefings that were held. */
export function yearFacts(period: DemoPeriod, people: readonly Person[]): DemoFacts {
  const waiting = new Set([...UNITS_TO_COME, ...PEOPLE_TO_COME.map(personAt)])
  const units = [...MODULES.map(({ code }) => code), SUPERVISION.code]
  return {
    entries: [],
    values: [
      ...units.flatMap((code) => valuesOf(period, { level: 'unit', code }, { stem: 'YU', full: 40000 }, waiting)),
      ...people.flatMap(({ code }) =>
        valuesOf(period, { level: 'person', code }, { stem: 'YP', full: 50000 }, waiting),
      ),
    ],
  }
}

type Subject = { readonly level: 'unit' | 'person'; readonly code: string }

function valuesOf(
  period: DemoPeriod,
  subject: Subject,
  { stem, full }: { readonly stem: string; readonly full: number },
  waiting: ReadonlySet<string>,
) {
  const on = period.statedOn
  const goals = { subject, on, document: '年度重点任务台账', source: 'imported' } as const
  const votes = { subject, on, document: '述职测评汇总表', source: 'imported' } as const
  const done = drawAround(8300, 900, period.code, subject.code, 'goal')
  const share = drawAround(8800, 700, period.code, subject.code, 'debrief')
  return [
    value(goals, `${stem}-GOAL`, actual(done)),
    ...(waiting.has(subject.code) ? [] : [value(votes, `${stem}-DEBRIEF`, score(shareOf(full, share)))]),
  ]
}
