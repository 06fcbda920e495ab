import type { AggregateDimension } from '../../contract/aggregate.contract.ts'
import type { CardHolder, RoleClass, Scheme, SubjectLevel, UnitKind } from '../../engine/index.ts'
import { createPlans } from '../facts/fact-context.ts'
import { schemeLabels } from '../facts/scheme-labels.ts'
import type { EntrySum } from './entry-sums.read-model.ts'

export type Folded = {
  readonly keys: readonly string[]
  readonly facts: number
  readonly count: number
  readonly centi: number
}

/** Sums of counts by rule as sums of points by the dimensions asked: Σ count × unit value, before any cap (RULES §2). */
export function foldEntries(
  sums: readonly EntrySum[],
  scheme: Scheme,
  level: SubjectLevel,
  dimensions: readonly AggregateDimension[],
): readonly Folded[] {
  const planOf = createPlans(scheme)
  const { rules } = schemeLabels(scheme)
  const folded = new Map<string, Folded>()
  for (const sum of sums) {
    const plan = planOf(holderOf(level, sum.holder))
    const place = plan?.places.get(sum.rule)
    const item = place?.item ?? ''
    const facets: Partial<Record<AggregateDimension, string>> = {
      ...{ subject: sum.subject, source: sum.source, rule: sum.rule, item },
      category: plan?.categoryOf.get(item)?.code ?? '',
    }
    const keys = dimensions.map((dimension) => facets[dimension] ?? '')
    const key = keys.join('\u0000')
    const before = folded.get(key) ?? { keys, facts: 0, count: 0, centi: 0 }
    // A rule that has left the card, because its subject is of another kind now, keeps its value.
    const unitCenti = (place?.rule ?? rules.get(sum.rule))?.unitCenti ?? 0
    folded.set(key, {
      keys,
      facts: before.facts + sum.facts,
      count: before.count + sum.count,
      centi: before.centi + sum.count * unitCenti,
    })
  }
  return [...folded.values()]
}

function holderOf(level: SubjectLevel, holder: string): CardHolder {
  // The contract admits no other kinds and classes on the way in.
  return level === 'unit' ? { level, kind: holder as UnitKind } : { level, roleClass: holder as RoleClass }
}
