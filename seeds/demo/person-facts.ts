import type { ItemValue, Person } from '../../server/engine/bundle.ts'
import { cardFor } from '../../server/engine/score/card-for.ts'
import { drawAround, drawBetween, drawChance } from './draw.ts'
import { actual, entry, limit, score, shareOf, value, type DemoEntry, type DemoFacts, type DemoValue } from './facts.ts'
import { PERSON_EVENTS, TWINS, WEAK } from './person-story.ts'
import type { DemoPeriod } from './periods.ts'
import { JOINED } from './roster-changes.ts'
import { personAt } from './roster.ts'
import { dayOf } from './unit-entries.ts'

/** What happens to people in a quarter, in percent of people; `ability` moves what is earned or lost by work. */
const USUAL: readonly {
  readonly rule: string
  readonly percent: number
  readonly perAbility: number
  readonly most: number
  readonly document: string
}[] = [
  { rule: 'P-R1', percent: 3, perAbility: -4, most: 1, document: '服务投诉核查单' },
  { rule: 'P-R2', percent: 18, perAbility: -10, most: 3, document: '考勤记录' },
  { rule: 'P-R3', percent: 22, perAbility: -18, most: 3, document: '退件单' },
  { rule: 'P-R4', percent: 12, perAbility: 14, most: 1, document: '急难任务认定单' },
  { rule: 'P-R5', percent: 1, perAbility: -1, most: 1, document: '谈话记录' },
  { rule: 'P-ADD-CITY', percent: 2, perAbility: 3, most: 1, document: '云澜市表彰文件' },
  { rule: 'P-ADD-PROVINCE', percent: 1, perAbility: 1, most: 1, document: '省厅表彰文件' },
]

/** The ability of those whom the work overtaxes. */
const OVERTAXED = -580

/** Everything stated about people in a quarter. */
export function personFacts(period: DemoPeriod, people: readonly Person[]): DemoFacts {
  const told = PERSON_EVENTS.filter(({ on }) => on >= period.startsOn && on <= period.endsOn)
  return {
    values: people.flatMap((person) => valuesOf(period, person)),
    entries: [
      ...people.flatMap((person) => usualEntries(period, person.code)),
      ...told.map(({ who, rule, count, on, document, matter }) =>
        entry(typed(personAt(who), on, document), rule, count, matter ?? ''),
      ),
    ],
  }
}

/** Lasting ability: mostly within 100 of 0. */
function abilityOf(code: string): number {
  return WEAK.some((who) => personAt(who) === code) ? OVERTAXED : drawAround(0, 190, code, 'ability')
}

function valuesOf(period: DemoPeriod, person: Person): readonly DemoValue[] {
  const full = fullMarks(period, person)
  const model = modelOf(period, person.code)
  const ability = abilityOf(model)
  const luck = (middle: number, reach: number, item: string) => drawAround(middle, reach, period.code, model, item)
  const grade = luck(ability, 60, 'P-REGULAR')
  const held: Record<string, ItemValue['value']> = {
    'P-BALLOT': score(shareOf(full('P-BALLOT'), luck(8350 + ability * 8, 300, 'P-BALLOT'))),
    'P-REGULAR': { kind: 'GRADE', grade: grade >= 25 ? '好' : grade >= -75 ? '较好' : grade >= -150 ? '一般' : '较差' },
    'P-STUDY': actual(limit(luck(38 + Math.trunc(ability / 8), 10, 'P-STUDY'), 4, 80)),
    'P-TASK': actual(luck(9400 + ability * 7, 500, 'P-TASK')),
    'P-TIME': score(shareOf(full('P-TIME'), luck(9300 + ability * 5, 500, 'P-TIME'))),
  }
  return Object.entries(held).map(([item, one]) => stated(period, person.code, item, one))
}

function usualEntries(period: DemoPeriod, person: string): readonly DemoEntry[] {
  const model = modelOf(period, person)
  const ability = abilityOf(model)
  return USUAL.filter(({ rule, percent, perAbility }) =>
    drawChance(Math.max(percent + Math.trunc((perAbility * ability) / 100), 0), period.code, model, rule),
  ).map(({ rule, most, document }) => {
    const count = drawBetween(1, most, period.code, model, rule, 'count')
    const subject = { level: 'person', code: person } as const
    const on = notBefore(dayOf(period, person, rule), JOINED_ON.get(person))
    return entry({ subject, on, document, source: 'imported' }, rule, count)
  })
}

/** Nothing happens to people before they come. */
const JOINED_ON = new Map(JOINED.map(({ who, on }) => [personAt(who), on]))

function notBefore(day: string, first = day): string {
  return day < first ? first : day
}

function stated(period: DemoPeriod, person: string, item: string, held: ItemValue['value']): DemoValue {
  const subject = { level: 'person', code: person } as const
  const on = period.statedOn
  if (item === 'P-TIME') return value({ subject, on, document: '审批系统时限统计', source: 'computed' }, item, held)
  if (item === 'P-TASK' || item === 'P-STUDY') {
    return value({ subject, on, document: `${period.name}考核任务表`, source: 'imported' }, item, held)
  }
  return value({ subject, on, document: `${period.name}测评汇总表`, source: 'imported' }, item, held)
}

/** Two people with the same facts tie: the second is drawn by the name of the first. */
function modelOf(period: DemoPeriod, person: string): string {
  const twin = TWINS.find(({ period: code, second }) => code === period.code && personAt(second) === person)
  return twin === undefined ? person : personAt(twin.first)
}

function fullMarks({ scheme }: DemoPeriod, { roleClass }: Person): (item: string) => number {
  const items = cardFor(scheme, { level: 'person', roleClass })?.categories.flatMap((category) => category.items) ?? []
  return (code) => items.find((item) => item.code === code)?.fullCenti ?? 0
}

function typed(person: string, on: string, document: string) {
  return { subject: { level: 'person', code: person }, on, document, source: 'typed' } as const
}
