import type { ItemValue } from '../../server/engine/bundle.ts'
import { MODULES, SUPERVISION, type DemoModule } from './bureau.ts'
import { drawAround, drawBetween } from './draw.ts'
import { actual, limit, score, shareOf, value, type DemoValue } from './facts.ts'
import type { DemoPeriod } from './periods.ts'
import { modelOf, UNIT_VALUES_BY_HAND } from './unit-story.ts'

type Field = keyof DemoModule['strength']

/** How a module did in one field this quarter: its usual strength, its own trend over the year, and luck, in thousandths. */
type Form = (field: Field) => number

/** Goals that differ by module: construction land to supply, plots to improve, mining income to collect. */
const GOALS = { land: 4500, villages: 24, income: 38000 } as const
const CITIES_OF_THE_PROVINCE = 14

/** The values of every unit's card but those that entries make, as the statistics of the quarter stated them. */
export function unitValues(period: DemoPeriod): readonly DemoValue[] {
  return [
    ...MODULES.flatMap((module) => moduleValues(period, module)),
    ...supervisionValues(period),
    ...UNIT_VALUES_BY_HAND.filter((one) => one.period === period.code).map(({ unit, item, held }) =>
      stated(period, unit, item, held),
    ),
  ]
}

function moduleValues(period: DemoPeriod, { code }: DemoModule): readonly DemoValue[] {
  const module = moduleAt(modelOf(period.code, code))
  const form = formOf(period, module)
  const luck = (middle: number, reach: number, item: string) =>
    drawAround(middle, reach, period.code, module.code, item)
  const goal = (whole: number, item: string) => drawBetween(whole, whole * 2, module.code, item, 'goal')
  const held: Record<string, ItemValue['value']> = {
    ...landValues(form, luck, goal),
    ...mineralValues(form, luck, goal),
    'SURV-1': actual(limit(luck(8750 + form('SURV') * 8, 250, 'SURV-1'), 0, 10000)),
    'SURV-2': actual(limit(luck(104 - Math.trunc(form('SURV') / 3), 8, 'SURV-2'), 30, 200)),
    'SURV-3': actual(limit(luck(7600 + form('SURV') * 14, 500, 'SURV-3'), 0, 10000)),
    'ENF-2': actual(limit(luck(9330 + form('ENF') * 7, 250, 'ENF-2'), 0, 10000)),
    'ENF-3': actual(limit(luck(9600 + form('ENF') * 4, 200, 'ENF-3'), 0, 10000)),
    'ENF-4': score(shareOf(6000, luck(9000 + form('ENF') * 9, 350, 'ENF-4'))),
    ...organValues(form, luck),
  }
  return Object.entries(held)
    .filter(([item]) => !isByHand(period, code, item))
    .map(([item, one]) => stated(period, code, item, one))
}

function moduleAt(code: string): DemoModule {
  const module = MODULES.find((one) => one.code === code)
  if (module === undefined) throw new RangeError(`there is no module ${code}`)
  return module
}

type Luck = (middle: number, reach: number, item: string) => number
type Goal = (whole: number, item: string) => number

function landValues(form: Form, luck: Luck, goal: Goal): Record<string, ItemValue['value']> {
  const land = goal(GOALS.land, 'LAND-2')
  const villages = goal(GOALS.villages, 'LAND-5')
  return {
    'LAND-2': actual(shareDone(land, luck(9450 + form('LAND') * 14, 700, 'LAND-2')), land),
    'LAND-3': actual(limit(luck(8550 + form('LAND') * 11, 500, 'LAND-3'), 0, 10000)),
    'LAND-5': actual(shareDone(villages, luck(9500 + form('LAND') * 12, 900, 'LAND-5')), villages),
  }
}

function mineralValues(form: Form, luck: Luck, goal: Goal): Record<string, ItemValue['value']> {
  const income = goal(GOALS.income, 'MINE-3')
  return {
    'MINE-2': actual(limit(luck(8550 + form('MINE') * 12, 500, 'MINE-2'), 0, 10000)),
    'MINE-3': actual(shareDone(income, luck(9400 + form('MINE') * 10, 700, 'MINE-3')), income),
  }
}

function organValues(form: Form, luck: Luck): Record<string, ItemValue['value']> {
  const place = limit(6 - Math.trunc(luck(form('TEAM'), 40, 'TEAM-6') / 12), 1, CITIES_OF_THE_PROVINCE)
  return {
    'TEAM-2': score(shareOf(4000, luck(8700 + form('TEAM') * 9, 300, 'TEAM-2'))),
    'TEAM-3': { kind: 'GRADE', grade: luck(form('TEAM'), 30, 'TEAM-3') >= 0 ? '好' : '较好' },
    'TEAM-4': score(shareOf(3000, luck(8500 + form('TEAM') * 9, 300, 'TEAM-4'))),
    'TEAM-5': actual(luck(960 + form('TEAM') * 4, 220, 'TEAM-5')),
    'TEAM-6': { kind: 'PLACE', place, outOf: CITIES_OF_THE_PROVINCE },
  }
}

function supervisionValues(period: DemoPeriod): readonly DemoValue[] {
  const { code } = SUPERVISION
  const luck = (middle: number, reach: number, item: string) => drawAround(middle, reach, period.code, code, item)
  return [
    stated(period, code, 'SUPV-1', actual(luck(9700, 250, 'SUPV-1'))),
    stated(period, code, 'TEAM-2', score(shareOf(10000, luck(9000, 300, 'TEAM-2')))),
    stated(period, code, 'TEAM-3', { kind: 'GRADE', grade: '好' }),
  ]
}

/** Handling times come from the cases, ballots and grades are typed in by the personnel group, the rest is imported. */
function stated(period: DemoPeriod, unit: string, item: string, held: ItemValue['value']): DemoValue {
  const subject = { level: 'unit', code: unit } as const
  if (item === 'ENF-4')
    return value({ subject, on: period.statedOn, document: '审批系统时限统计', source: 'computed' }, item, held)
  if (held.kind === 'GRADE' || held.kind === 'SCORE') {
    return value({ subject, on: period.statedOn, document: `${period.name}测评汇总表`, source: 'typed' }, item, held)
  }
  return value({ subject, on: period.statedOn, document: `${period.name}业务指标通报`, source: 'imported' }, item, held)
}

function formOf(period: DemoPeriod, module: DemoModule): Form {
  const quarter = Number(period.code.slice(-1))
  const trend = drawBetween(-8, 10, module.code, 'trend') * (quarter - 1)
  return (field) => module.strength[field] + trend + drawAround(0, 30, period.code, module.code, field)
}

function isByHand(period: DemoPeriod, unit: string, item: string): boolean {
  return UNIT_VALUES_BY_HAND.some((held) => held.period === period.code && held.unit === unit && held.item === item)
}

/** What was reached of a goal at a share in basis points. */
function shareDone(goal: number, shareBp: number): number {
  return Math.floor((goal * shareBp) / 10000)
}
