import { describe, expect, it } from 'vitest'
import { demoUnits } from '../../seeds/demo/bureau.ts'
import { demoBundle, factsOf } from '../../seeds/demo/demo-bundle.ts'
import { drawAround, drawBetween, drawBits } from '../../seeds/demo/draw.ts'
import { OPEN_QUARTER, OPEN_YEAR, PERIODS, QUARTERS } from '../../seeds/demo/periods.ts'
import { demoPlans } from '../../seeds/demo/plans.ts'
import { demoPoints, demoProjects } from '../../seeds/demo/projects.ts'
import { demoRoster, personAt } from '../../seeds/demo/roster.ts'
import { decimalText } from '../../seeds/demo/stated-rows.ts'
import { VETO_INDICATORS, vetoReadings } from '../../seeds/demo/vetoes.ts'
import {
  canonicalBundle,
  readiness,
  settle,
  validateScheme,
  vetoIndicatorState,
  type Item,
  type Result,
} from '../../server/engine/index.ts'

const open = settle(demoBundle(OPEN_QUARTER, 'OPEN')).result
const unitOf = (result: Result, code: string) => result.units.find((unit) => unit.code === code)
const personOf = (result: Result, code: string) => result.people.find((person) => person.code === code)

describe('draws', () => {
  it('are the same on every machine', () => {
    expect([drawBits('a'), drawBits('2026Q1', 'P0001', 'P-TASK'), drawBits()]).toMatchInlineSnapshot(`
      [
        444641715,
        4207973066,
        2872998923,
      ]
    `)
  })

  it('stay inside their limits and differ by name', () => {
    const between = Array.from({ length: 500 }, (_, i) => drawBetween(3, 7, i))
    expect([...new Set(between)].sort()).toEqual([3, 4, 5, 6, 7])
    const around = Array.from({ length: 500 }, (_, i) => drawAround(100, 10, i))
    expect(Math.min(...around)).toBeGreaterThanOrEqual(90)
    expect(Math.max(...around)).toBeLessThanOrEqual(110)
  })
})

describe('decimal texts', () => {
  it('keep sign and leading zeros', () => {
    expect([
      decimalText(1340, 2),
      decimalText(-5, 2),
      decimalText(7, 0),
      decimalText(95, 1),
      decimalText(0, 2),
    ]).toEqual(['13.40', '-0.05', '7', '9.5', '0.00'])
  })
})

describe('the demo bureau', () => {
  it('has eleven modules with 43 groups, one supervision module and about 320 people', () => {
    const kinds = demoUnits().map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'MODULE')).toHaveLength(11)
    expect(kinds.filter((kind) => kind === 'GROUP')).toHaveLength(43)
    expect(kinds.filter((kind) => kind === 'SUPERVISION')).toHaveLength(1)
    const { people } = demoRoster()
    expect(people.length).toBeGreaterThanOrEqual(315)
    expect(people.length).toBeLessThanOrEqual(325)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
  })

  it('is judged by valid schemes: thirty rules, categories of 300, 150, 150, 200 and 200', () => {
    for (const { scheme } of PERIODS) expect(validateScheme(scheme)).toEqual([])
    const { cards } = OPEN_QUARTER.scheme
    const inItem = ({ mode }: Item) => (mode.kind === 'DEDUCT' || mode.kind === 'EARN' ? mode.rules : [])
    const rules = cards.flatMap(({ categories, adjustments }) => [
      ...adjustments.rules,
      ...categories.flatMap(({ items }) => items.flatMap(inItem)),
    ])
    expect(new Set(rules.map(({ code }) => code)).size).toBe(30)
    expect(cards[0]?.categories.map(({ fullCenti }) => fullCenti)).toEqual([30000, 15000, 15000, 20000, 20000])
  })

  it('comes to the same bundle each time', () => {
    expect(canonicalBundle(demoBundle(OPEN_QUARTER, 'OPEN'))).toBe(canonicalBundle(demoBundle(OPEN_QUARTER, 'OPEN')))
  })

  it('states every fact inside its period', () => {
    for (const period of PERIODS) {
      const { entries, values } = factsOf(period)
      const days = [
        ...entries.map(({ effectiveOn }) => effectiveOn),
        ...values.map(({ statedOn }) => statedOn),
        ...demoPoints(period).map(({ effectiveOn }) => effectiveOn),
      ]
      expect(days.filter((day) => day < period.startsOn || day > period.endsOn)).toEqual([])
    }
  })

  it.each(QUARTERS.flatMap((period) => demoPlans(period.code).map((plan) => ({ period, plan }))))(
    'shares the pool of $period.code out to the fen: $plan.name',
    ({ period, plan }) => {
      const bundle = demoBundle(period, plan.code)
      expect(readiness(bundle).pending).toEqual([])
      const { distribution } = settle(bundle).result
      const amounts = [...(distribution?.lines ?? []), ...(distribution?.reserves ?? [])]
      expect(amounts.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n)).toBe(BigInt(plan.content.poolFen))
      const isBound = (distribution?.lines ?? []).some(({ bound }) => bound !== 'none')
      expect(isBound).toBe(plan.code === 'BOUNDED')
    },
  )

  it('leaves no tie to the committee in a quarter that is to be published', () => {
    for (const period of QUARTERS) {
      const { people } = settle(demoBundle(period, null)).result
      expect(people.filter(({ needsCommittee }) => needsCommittee)).toEqual([])
    }
  })
})

describe('the stories of the demo bureau', () => {
  it('show a tie that the key work separates, and one that nothing does', () => {
    const [m02, m03, m07, m11] = ['M02', 'M03', 'M07', 'M11'].map((code) => unitOf(open, code))
    expect(m03?.compositeCenti).toBe(m02?.compositeCenti)
    expect(m02?.separatedBy).toEqual({ kind: 'CATEGORY', category: 'LAND' })
    expect([m07?.isTied, m11?.isTied, m07?.rank]).toEqual([true, true, m11?.rank])
    const twins = [personOf(open, personAt(['M0504', 1])), personOf(open, personAt(['M0503', 2]))]
    expect(twins.map((person) => person?.isTied)).toEqual([true, true])
  })

  it('show a tie across the last excellent place, decided by the committee', () => {
    const third = QUARTERS[2] ?? OPEN_QUARTER
    const decided = settle(demoBundle(third, null)).result
    const undecided = settle({ ...demoBundle(third, null), decisions: [] }).result
    const chosen = personAt(['M1001', 1])
    const other = personAt(['M1002', 4])
    expect(personOf(undecided, chosen)?.needsCommittee).toBe(true)
    expect(personOf(undecided, other)?.needsCommittee).toBe(true)
    expect([personOf(decided, chosen)?.grade, personOf(decided, other)?.grade]).toEqual(['excellent', 'competent'])
  })

  it('show every state of a veto indicator, and a veto on the unit that leads', () => {
    const states = vetoReadings(OPEN_QUARTER).map(({ indicator, actual }) => {
      const found = VETO_INDICATORS.find(({ code }) => code === indicator)
      return found === undefined ? null : vetoIndicatorState(found, actual).state
    })
    expect(new Set(states)).toEqual(new Set(['MISSED', 'WARNING', 'MET', 'PENDING']))
    expect(VETO_INDICATORS).toHaveLength(4)
    const first = open.units.find(({ rank }) => rank === 1)
    expect([first?.code, first?.honourBan, first?.vetoes]).toEqual(['M04', true, ['VE-1']])
  })

  it('show praise of one matter counted once, and praise beyond its cap', () => {
    const [firstQuarter] = QUARTERS
    const first = settle(demoBundle(firstQuarter ?? OPEN_QUARTER, null)).result
    expect(unitOf(first, 'M02')?.card?.plusCenti).toBe(500)
    expect(unitOf(open, 'M05')?.card?.plusCenti).toBe(2000)
  })

  it('show probation, leave, a low grade, two posts, moves, somebody new and somebody gone', () => {
    expect(personOf(open, personAt(['M0502', 7]))?.noGrade).toBe('PROBATION')
    expect(personOf(open, personAt(['M0803', 2]))?.noGrade).toBe('LEAVE')
    expect(personOf(open, personAt(['M1104', 5]))?.grade).toBe('basic')
    expect(personOf(open, personAt(['M0402', 3]))?.unit).toBe('M01')
    expect(personOf(open, personAt(['M0701', 6]))?.unit).toBe('M09')
    expect(personOf(open, personAt(['M1103', 6]))?.countedMonths).toBe(3)
    expect(personOf(open, personAt(['M0704', 4]))).toBeUndefined()
    const states = open.units.flatMap(({ card }) => card?.categories.flatMap(({ items }) => items) ?? [])
    expect(states.some(({ state }) => state === 'notApplicable')).toBe(true)
    const learning = personOf(open, personAt(['M0803', 2]))?.card?.categories.flatMap(({ items }) => items)
    expect(learning?.find(({ code }) => code === 'P-STUDY')?.state).toBe('exempt')
  })

  it('show points of fourteen projects, each with a chief representative', () => {
    expect(demoProjects()).toHaveLength(14)
    expect(demoProjects().every(({ chiefReps }) => chiefReps.length === 1)).toBe(true)
    const paid = new Set(QUARTERS.flatMap((period) => demoPoints(period).map(({ project }) => project)))
    expect(paid.size).toBe(14)
  })

  it('show what is still to come in the open year, and nothing else pending', () => {
    const { pending, withoutCard } = readiness(demoBundle(OPEN_YEAR, null))
    expect(pending.map(({ item }) => item)).toEqual(expect.arrayContaining(['YU-DEBRIEF', 'YP-DEBRIEF']))
    expect(pending).toHaveLength(7)
    expect(withoutCard).toEqual(['B00'])
  })
})
