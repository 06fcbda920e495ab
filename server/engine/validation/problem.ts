/**
 * One thing wrong with a scheme. `path` leads to it by property names and list positions, as in
 * `cards.0.categories.2.fullCenti`; `code` is stable and translated by the client with `params`.
 */
export type SchemeProblem = {
  readonly path: string
  readonly code: ProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

export type ProblemCode =
  | 'sum.categories'
  | 'sum.items'
  | 'number.notInteger'
  | 'number.range'
  | 'number.ceilingOverLimit'
  | 'number.floorOverCeiling'
  | 'number.zero'
  | 'order.notDescending'
  | 'code.empty'
  | 'code.duplicate'
  | 'list.empty'
  | 'reference.unknown'
  | 'card.unreachable'
  | 'ranking.kindNotRankable'
  | 'ranking.kindWithoutCard'
  | 'group.ruleInSeveral'
  | 'method.tierUnbounded'
  | 'method.tierBounded'
  | 'method.rowUnreachable'
  | 'gate.notIndicator'
  | 'gate.cycle'
  | 'veto.notForTarget'

export type Problems = readonly SchemeProblem[]

export const NONE: Problems = []

export function problem(path: string, code: ProblemCode, params: SchemeProblem['params'] = {}): Problems {
  return [{ path, code, params }]
}

/** `value` inside [least, most]; without `most` there is no upper end. */
export function range(path: string, value: number, least: number, most?: number): Problems {
  if (value >= least && (most === undefined || value <= most)) return NONE
  return problem(path, 'number.range', most === undefined ? { value, least } : { value, least, most })
}

/** Values that must not rise along the list (`isStrict`: must fall), as thresholds and shares by place. */
export function descending(path: string, values: readonly number[], isStrict = false): Problems {
  const isWrong = values.some((value, i) => {
    const former = values[i - 1] ?? Infinity
    return isStrict ? value >= former : value > former
  })
  return isWrong ? problem(path, 'order.notDescending', { values: values.join(' ') }) : NONE
}

/** Codes that are there and differ from each other. */
export function uniqueCodes(entries: readonly { readonly path: string; readonly code: string }[]): Problems {
  const first = new Map<string, string>()
  return entries.flatMap(({ path, code }) => {
    if (code === '') return problem(path, 'code.empty')
    const other = first.get(code)
    if (other !== undefined) return problem(path, 'code.duplicate', { code, other })
    first.set(code, path)
    return NONE
  })
}

/** A list that must hold something. */
export function notEmpty(path: string, list: readonly unknown[]): Problems {
  return list.length === 0 ? problem(path, 'list.empty') : NONE
}

/** A code that must be known elsewhere in the scheme. */
export function known(path: string, code: string, codes: ReadonlySet<string>): Problems {
  return codes.has(code) ? NONE : problem(path, 'reference.unknown', { code })
}
