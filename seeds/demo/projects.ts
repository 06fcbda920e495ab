import type { PointsEntry, Project } from '../../server/engine/bundle.ts'
import { rdiv } from '../../server/engine/rounding.ts'
import { split } from '../../server/engine/split/split.ts'
import type { DemoPeriod } from './periods.ts'
import { PROJECTS, type DemoProject } from './project-list.ts'
import { demoRoster, personAt } from './roster.ts'

export type ProjectRole = 'LEADER' | 'BACKBONE' | 'MEMBER' | 'LEAD_UNIT'
export type DemoPoints = PointsEntry & { readonly role: ProjectRole; readonly document: string }

type Member = { readonly person: string; readonly role: ProjectRole }

/** Weights of RULES §6.3. */
const WEIGHTS: Readonly<Record<ProjectRole, bigint>> = { LEADER: 3n, BACKBONE: 2n, MEMBER: 1n, LEAD_UNIT: 0n }

/** The projects with their chief representatives. */
export function demoProjects(): readonly Project[] {
  return PROJECTS.map(({ code, name, team, startsOn }) => {
    const [lead] = team
    return {
      ...{ code, name, leadUnit: lead[0].slice(0, 3) },
      chiefReps: [{ person: personAt(lead), startsOn, endsOn: null }],
    }
  })
}

/**
 * Points of a period: each milestone's value is its part of base × difficulty, the award follows its timing (RULES §6.1),
 * and the team shares it 3 : 2 : 1 by role (RULES §6.3). The credit goes to each member's module.
 */
export function demoPoints(period: DemoPeriod): readonly DemoPoints[] {
  const units = modulesOn(period.endsOn)
  return PROJECTS.flatMap((project) =>
    milestonesOf(project)
      .filter(({ on }) => on >= period.startsOn && on <= period.endsOn)
      .flatMap((milestone) => credit(project, milestone, units)),
  ).map((points, i) => ({ code: `${period.code}-X${String(i + 1).padStart(4, '0')}`, ...points }))
}

type Award = { readonly on: string; readonly awardCenti: number; readonly name: string }

function milestonesOf({ baseCenti, difficultyBp, milestones }: DemoProject): readonly Award[] {
  const worth = BigInt(rdiv(baseCenti * difficultyBp, 10000))
  const values = split(
    worth,
    milestones.map(({ on, weight }) => ({ code: on, weight: BigInt(weight) })),
  )
  return milestones.map(({ on, timingBp, name }, i) => ({
    on,
    name,
    awardCenti: rdiv(Number(values[i]?.amount ?? 0n) * timingBp, 10000),
  }))
}

function credit(project: DemoProject, { on, awardCenti, name }: Award, units: ReadonlyMap<string, string>) {
  const team = membersOf(project)
  const shares = split(
    BigInt(awardCenti),
    team.map(({ person, role }) => ({ code: person, weight: WEIGHTS[role] })),
  )
  return team.map(({ person, role }, i) => ({
    ...{ project: project.code, person, role, effectiveOn: on },
    unit: units.get(person) ?? '',
    pointsCenti: Number(shares[i]?.amount ?? 0n),
    document: `节点验收单:${name}`,
  }))
}

/** The first leads, the next two are its backbone, the others are members. */
function membersOf({ team }: DemoProject): readonly Member[] {
  return team.map((place, i) => ({
    person: personAt(place),
    role: i === 0 ? 'LEADER' : i <= 2 ? 'BACKBONE' : 'MEMBER',
  }))
}

/** The module each person belongs to on a day; the later post of two. Groups are named after their module. */
function modulesOn(day: string): ReadonlyMap<string, string> {
  const held = demoRoster().postings.filter(
    ({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day),
  )
  return new Map(held.map(({ person, unit }) => [person, unit.slice(0, 3)]))
}
