import { BUNDLE_FORMAT, type Bundle, type Decision, type FormerRank } from '../../server/engine/bundle.ts'
import type { Scheme } from '../../server/engine/scheme.ts'
import { drawCards, drawRuleGroups } from './draw-cards.ts'
import { drawFacts, drawPoints } from './draw-facts.ts'
import { drawPlan } from './draw-plan.ts'
import { drawPolicy } from './draw-policy.ts'
import { drawRoster } from './draw-roster.ts'
import { drawProjects, drawVetoEvents } from './draw-vetoes.ts'
import { drawChance, drawInt, drawOne, type Draw } from './draw.ts'
import { naiveAnswer, type NaiveSettlement } from './naive-settle.ts'

/** A small bureau with everything that RULES §2–§12 reads: 1 to 8 units, 1 to 25 people, many odd cases. */
export function drawBundle(draw: Draw): Bundle {
  return withCommittee(draw, drawUndecidedBundle(draw))
}

/** The same before any committee has met. */
export function drawUndecidedBundle(draw: Draw): Bundle {
  const roster = drawRoster(draw)
  const empty: Bundle = {
    format: BUNDLE_FORMAT,
    ...roster,
    scheme: drawScheme(draw),
    entries: [],
    values: [],
    references: [],
    points: [],
    projects: [],
    vetoIndicators: [],
    vetoReadings: [],
    vetoEvents: [],
    decisions: [],
    formerRanks: [],
    plan: null,
    paid: [],
  }
  const projects = drawProjects(draw, empty)
  const facts = drawFacts(draw, empty)
  const points = drawPoints(draw, empty)
  const codes = roster.people.map((person) => person.code)
  const plan = drawPlan(
    draw,
    codes,
    points.some((entry) => entry.person !== ''),
  )
  const bundle = { ...empty, ...facts, projects, points, plan, vetoEvents: drawVetoEvents(draw, empty) }
  return { ...bundle, formerRanks: drawFormerRanks(draw, bundle) }
}

function drawScheme(draw: Draw): Scheme {
  const cards = drawCards(draw)
  return {
    code: 'S',
    version: 1,
    name: '',
    cards,
    ruleGroups: drawRuleGroups(draw, cards),
    policy: drawPolicy(draw, cards),
  }
}

function drawFormerRanks(draw: Draw, bundle: Bundle): FormerRank[] {
  return bundle.units
    .filter(() => drawChance(draw, 20))
    .map((unit) => ({ level: 'unit', code: unit.code, group: unit.kind, rank: drawInt(draw, 1, 5) }))
}

/** What a committee may decide once it has seen the result: move unused places, then choose among the tied. */
function withCommittee(draw: Draw, bundle: Bundle): Bundle {
  const isMoving = drawChance(draw, 40)
  const isChoosing = drawChance(draw, 40)
  const moved = isMoving ? withDecisions(bundle, movesFor(draw, bundle, naiveAnswer(bundle))) : bundle
  return isChoosing ? withDecisions(moved, choicesFor(moved, naiveAnswer(moved))) : moved
}

function withDecisions(bundle: Bundle, more: readonly Decision[]): Bundle {
  return { ...bundle, decisions: [...bundle.decisions, ...more] }
}

function movesFor(draw: Draw, bundle: Bundle, answer: NaiveSettlement | string): Decision[] {
  if (typeof answer === 'string') return []
  const { quotas, heads, people } = answer.grading
  const isOpen = (unit: string) => people.some((person) => person.home === unit && person.needsCommittee)
  const staffOf = (unit: string) => people.filter((person) => person.home === unit)
  const used = (unit: string) => staffOf(unit).filter((person) => person.grade === 'excellent').length
  const units = answer.units.filter((unit) => !unit.mark.noExcellentQuota && !isOpen(unit.code))
  const codes = units.map((unit) => unit.code)
  const givers = codes.filter((code) => (quotas.get(code) ?? 0) > used(code))
  const takers = codes.filter((code) => (quotas.get(code) ?? 0) < (heads.get(code) ?? 0))
  if (givers.length === 0 || takers.length === 0) return []
  const from = drawOne(draw, givers)
  const to = drawOne(draw, takers)
  if (from === to || (bundle.scheme.policy.personGrades.leadersApart && used(from) > (quotas.get(from) ?? 0))) return []
  return [{ kind: 'MOVE_PLACES', code: 'M1', from, to, places: 1, reason: 'r' }]
}

/** The first of the tied by code, as many as there are open places in their list. */
function choicesFor(bundle: Bundle, answer: NaiveSettlement | string): Decision[] {
  if (typeof answer === 'string') return []
  const tied = answer.grading.people.filter((person) => person.needsCommittee)
  const leadersApart = bundle.scheme.policy.personGrades.leadersApart
  const chosen = tied.filter((person) => {
    if (leadersApart && person.roleClass === 'LEADER') return false
    const list = answer.grading.people.filter(
      (other) => other.home === person.home && !(leadersApart && other.roleClass === 'LEADER'),
    )
    const used = list.filter((other) => other.grade === 'excellent').length
    const open = (answer.grading.quotas.get(person.home) ?? 0) - used
    const before = tied.filter((other) => list.includes(other) && other.code < person.code).length
    return before < open
  })
  return chosen.map((person): Decision => ({
    kind: 'EXCELLENT',
    code: `X-${person.code}`,
    person: person.code,
    reason: 'r',
  }))
}
