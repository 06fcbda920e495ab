import type { Card, RoleClass, Scheme, UnitKind } from '../scheme.ts'

/** Who a card is looked up for. */
export type CardHolder =
  { readonly level: 'unit'; readonly kind: UnitKind } | { readonly level: 'person'; readonly roleClass: RoleClass }

/** The first card of the scheme that applies to the holder; null when none does. */
export function cardFor(scheme: Pick<Scheme, 'cards'>, holder: CardHolder): Card | null {
  return scheme.cards.find((card) => appliesTo(card, holder)) ?? null
}

function appliesTo(card: Card, holder: CardHolder): boolean {
  const scope = card.appliesTo
  if (scope.level === 'unit') return holder.level === 'unit' && scope.kinds.includes(holder.kind)
  return holder.level === 'person' && scope.roleClasses.includes(holder.roleClass)
}
