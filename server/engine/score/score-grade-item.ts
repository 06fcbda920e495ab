import type { ItemValue } from '../bundle.ts'
import { given } from '../derivation.ts'
import type { Figure, SubjectRef } from '../figure.ts'
import { boundedCenti, sourceNotes } from '../methods/indicator-scene.ts'
import type { GradeShare, Item } from '../scheme.ts'
import { pending, scored } from './figures.ts'
import { itemNode } from './item-node.ts'

/** GRADE (RULES §2): the stated grade's share of full; pending without a grade or with one the table lacks. */
export function scoreGradeItem(
  subject: SubjectRef,
  item: Item,
  table: readonly GradeShare[],
  value: ItemValue | undefined,
): Figure {
  if (value?.value.kind !== 'GRADE') return pending(subject, item.code, 'noGrade')
  const { grade } = value.value
  const row = table.find((candidate) => candidate.grade === grade)
  if (row === undefined) return pending(subject, item.code, 'noGrade')
  const centi = boundedCenti(item, BigInt(item.fullCenti) * BigInt(row.shareBp), 10000n)
  return scored(centi, () =>
    itemNode(item, 'item.grade', 'clamp(rdiv(full * share, 10000), low, high)', { share: row.shareBp }, centi, {
      parts: [given('share', 'fact.grade', row.shareBp, 'bp', { ...sourceNotes(value), grade })],
    }),
  )
}
