import type { PersonGradePolicy, RoleClass } from '../scheme.ts'
import type { Contender } from './fill-places.ts'
import { isExcellentCapable, type GradeFacts } from './person-grade.ts'

export type PersonForGrade = {
  readonly code: string
  readonly roleClass: RoleClass
  /** Home unit; '' without a counted month: such a person is no participant and competes for no place. */
  readonly home: string
  readonly compositeCenti: number | null
  /** Competition rank inside the home unit, over everybody of it; null when not ranked. */
  readonly unitRank: number | null
  /** Competition rank in the comparison group of the role class; leaders apart compete by it. */
  readonly groupRank: number | null
}

/** Where people compete for excellent places: a list for each home unit, and one for the leaders where they are apart. */
export type ExcellentLists = {
  /** Counted heads by list. */
  readonly heads: ReadonlyMap<string, number>
  readonly contenders: ReadonlyMap<string, readonly Contender[]>
  /** The list of each participant. */
  readonly listOf: ReadonlyMap<string, string>
}

/** Code of the leaders' list; no unit has the empty code. */
export const LEADERS = ''

/**
 * Sorts participants (people with a counted month) into lists. Without a rank nobody can be placed by rank.
 * @param facts of the same people, in the same order.
 */
export function excellentLists(
  people: readonly PersonForGrade[],
  facts: readonly GradeFacts[],
  policy: PersonGradePolicy,
): ExcellentLists {
  const heads = new Map<string, number>()
  const contenders = new Map<string, Contender[]>()
  const listOf = new Map<string, string>()
  people.forEach((person, i) => {
    const own = facts[i]
    if (person.home === '' || own === undefined) return
    const isApart = person.roleClass === 'LEADER' && policy.leadersApart
    const list = isApart ? LEADERS : person.home
    const rank = isApart ? person.groupRank : person.unitRank
    listOf.set(person.code, list)
    heads.set(list, (heads.get(list) ?? 0) + (policy.countNoGrade || own.noGrade === null ? 1 : 0))
    if (rank !== null && isExcellentCapable(own)) addTo(contenders, list, { code: person.code, rank })
  })
  return { heads, contenders, listOf }
}

function addTo(contenders: Map<string, Contender[]>, list: string, contender: Contender): void {
  const others = contenders.get(list)
  if (others === undefined) contenders.set(list, [contender])
  else others.push(contender)
}
