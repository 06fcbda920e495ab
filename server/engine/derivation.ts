/**
 * A derivation is a tree of plain facts from which a figure can be recomputed without the engine.
 *
 * `operation` is an expression over the names in `inputs` in a tiny grammar: integers, names, `+ - *`, comparison-free,
 * and the functions `rdiv(n, d)` (half away from zero), `floordiv(n, d)`, `ceildiv(n, d)`, `min(…)`, `max(…)`,
 * `clamp(x, low, high)` and `sum(list)`. An input whose value is a list is an operand of `sum`. An operation of
 * `'given'` means the result is a fact and not computed.
 *
 * `parts` explain inputs: a part whose `name` equals an input's name computed that input; parts named `name[]` computed,
 * in order, the elements of the list input `name`.
 */
export type Derivation = {
  /** Which input of the parent this node explains; '' at the root. */
  readonly name: string
  /** Stable id of the rule, also the translation key: `item.deduct`, `category.prorated`, `line.free` … */
  readonly rule: string
  readonly operation: string
  readonly inputs: Readonly<Record<string, Scalar | readonly Scalar[]>>
  readonly result: Scalar
  /** Unit of the result: what a renderer formats it as. */
  readonly unit: DerivationUnit
  /** Facts that are not operands: codes, dates, a document, a reason. Rendered as they are. */
  readonly notes: Readonly<Record<string, string | number | boolean | null>>
  readonly parts: readonly Derivation[]
}

/** Integers are numbers while they are safe and decimal strings where they are money or may be large. */
export type Scalar = number | string

export type DerivationUnit =
  'centi' | 'bp' | 'fen' | 'count' | 'days' | 'months' | 'rank' | 'scaled' | 'weight' | 'code'

/** A value with the means to explain it. `why` builds the tree when called and has no side effect. */
export type Derived<T> = { readonly value: T; readonly why: () => Derivation }

/** The node of a fact: nothing computed it. */
export function given(
  name: string,
  rule: string,
  result: Scalar,
  unit: DerivationUnit,
  notes: Derivation['notes'] = {},
): Derivation {
  return { name, rule, operation: 'given', inputs: {}, result, unit, notes, parts: [] }
}

/** The same node under another input name, for use as a part. */
export function named(name: string, node: Derivation): Derivation {
  return { ...node, name }
}
