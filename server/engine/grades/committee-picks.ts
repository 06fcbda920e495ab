import type { Decision } from '../bundle.ts'
import { Refusal } from '../refusal.ts'
import type { Filling } from './fill-places.ts'

export type ExcellentDecision = Extract<Decision, { kind: 'EXCELLENT' }>

/** Code of the decision by person taken, and how many were taken by list. */
export type CommitteePicks = {
  readonly byPerson: ReadonlyMap<string, string>
  readonly byList: ReadonlyMap<string, number>
}

/**
 * Whom the committee takes into the open places of a list (RULES §10.6): only from the tie that crosses the last place,
 * and no more than places are open. A decision on somebody who is placed anyway says nothing new and is passed over.
 * @throws Refusal `decision.notTied`, `decision.placesExceeded`.
 */
export function committeePicks(
  decisions: readonly ExcellentDecision[],
  listOf: ReadonlyMap<string, string>,
  fillings: ReadonlyMap<string, Filling>,
): CommitteePicks {
  const byPerson = new Map<string, string>()
  const byList = new Map<string, number>()
  for (const { code, person } of decisions) {
    const list = listOf.get(person) ?? ''
    const filling = fillings.get(list)
    const standing = filling?.standings.get(person)
    if (standing?.isPlaced === true || byPerson.has(person)) continue
    if (filling === undefined || standing?.isTiedAcross !== true) {
      throw new Refusal('decision.notTied', { decision: code, person })
    }
    const taken = (byList.get(list) ?? 0) + 1
    if (taken > filling.unused) {
      throw new Refusal('decision.placesExceeded', { decision: code, person, list, open: filling.unused })
    }
    byPerson.set(person, code)
    byList.set(list, taken)
  }
  return { byPerson, byList }
}
