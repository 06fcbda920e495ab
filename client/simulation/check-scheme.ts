import type { Scheme } from '../../server/engine/scheme.ts'
import { schemeWarnings } from '../../server/engine/scheme-warnings.ts'
import { validateScheme } from '../../server/engine/validate-scheme.ts'

export type SchemeRemark = {
  readonly path: string
  readonly code: string
  readonly params: Readonly<Record<string, string | number | readonly string[]>>
}

/**
 * What the engine says of a scheme while it is typed: the same function that decides on the server whether a draft may be
 * activated, so the two cannot disagree.
 */
export function checkScheme(scheme: Scheme): {
  readonly problems: readonly SchemeRemark[]
  readonly warnings: readonly SchemeRemark[]
} {
  return { problems: validateScheme(scheme), warnings: schemeWarnings(scheme) }
}
