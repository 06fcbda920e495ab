import type { Bundle, VetoEvent } from '../bundle.ts'
import { holdsOn } from '../calendar/interval.ts'
import type { SubjectRef } from '../figure.ts'
import type { UnitKind } from '../scheme.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { VetoTarget } from './veto-policy.ts'

/** A subject that an event reaches, and as what. */
export type Affected = { readonly subject: SubjectRef; readonly target: VetoTarget }

export type ScopeFacts = Pick<Bundle, 'offices' | 'projects'> & {
  readonly tree: UnitTree
  /** Kinds of the ranked level: an event rises from the named unit to it, and no higher. */
  readonly rankedKinds: readonly UnitKind[]
}

/**
 * Whom an event reaches (RULES §7.2). A UNIT event: the named unit and its ancestors up to the ranked level, their
 * heads and leaders in charge on the day it occurred, the chief representative of its project on that day, and everyone
 * named responsible. Who held the office before or after is not reached. A PERSON event reaches that person alone.
 * A person may be reached more than once, in several roles.
 * @throws Refusal `unit.unknown`.
 */
export function affectedBy(event: VetoEvent, facts: ScopeFacts): readonly Affected[] {
  if (event.level === 'PERSON') return [reach('person', event.person, 'RESPONSIBLE')]
  const units = affectedUnits(event, facts)
  const officers = facts.offices.filter((office) => units.has(office.unit) && holdsOn(office, event.occurredOn))
  const chiefReps = facts.projects
    .filter(({ code }) => event.project !== '' && code === event.project)
    .flatMap((project) => project.chiefReps.filter((rep) => holdsOn(rep, event.occurredOn)))
  return [
    ...[...units].map((unit) => reach('unit', unit, 'UNIT')),
    ...officers.map(({ person, role }) => reach('person', person, role)),
    ...chiefReps.map(({ person }) => reach('person', person, 'CHIEF_REP')),
    ...event.responsible.map((person) => reach('person', person, 'RESPONSIBLE')),
  ]
}

/**
 * The named unit up to its nearest ancestor of a ranked kind. Where none of the line is ranked (a supervision module,
 * the bureau itself) it ends at the first that is not a group.
 */
function affectedUnits(event: VetoEvent, { tree, rankedKinds }: ScopeFacts): ReadonlySet<string> {
  const line = tree.lineage(event.unit, event.occurredOn)
  const ranked = line.findIndex(({ kind }) => kind !== 'GROUP' && rankedKinds.includes(kind))
  const last = ranked >= 0 ? ranked : line.findIndex(({ kind }) => kind !== 'GROUP')
  return new Set(line.slice(0, Math.max(last, 0) + 1).map(({ code }) => code))
}

function reach(level: SubjectRef['level'], code: string, target: VetoTarget): Affected {
  return { subject: { level, code }, target }
}
