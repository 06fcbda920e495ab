import type { Derivation } from '../derivation.ts'
import { rankSubjects, type Contender, type Standing } from '../rank/rank-subjects.ts'
import type { TieBreaker } from '../scheme.ts'
import type { VetoPolicy } from '../veto/veto-policy.ts'

/** A unit of one comparison group, and whether a veto marks it. */
export type RankedUnit = { readonly contender: Contender; readonly isVetoed: boolean }

/**
 * Ranks one comparison group of units (RULES §9, §7.2): with KEEP the mark changes nothing, with LAST the marked come
 * after all others, among themselves by key; with UNRANKED they have no rank.
 */
export function rankUnits(
  units: readonly RankedUnit[],
  tieBreakers: readonly TieBreaker[],
  policy: VetoPolicy['rank'],
): readonly Standing[] {
  const contenders = (isVetoed: boolean): readonly Contender[] =>
    units.filter((unit) => unit.isVetoed === isVetoed).map(({ contender }) => contender)
  if (policy === 'KEEP') {
    return rankSubjects(
      units.map(({ contender }) => contender),
      tieBreakers,
    )
  }
  const first = rankSubjects(contenders(false), tieBreakers)
  if (policy === 'UNRANKED') return first
  return [...first, ...rankSubjects(contenders(true), tieBreakers).map((standing) => putBehind(standing, first.length))]
}

function putBehind(standing: Standing, ahead: number): Standing {
  if (ahead === 0) return standing
  const rank = standing.rank + ahead
  const why = (): Derivation => {
    const node = standing.why()
    const inputs = { better: standing.rank - 1 + ahead }
    return { ...node, rule: 'rank.vetoedLast', inputs, result: rank, notes: { ...node.notes, notVetoed: ahead } }
  }
  return { ...standing, rank, why }
}
