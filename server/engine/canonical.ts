import type { Bundle } from './bundle.ts'
import { canonicalText } from './canonical/canonical-text.ts'
import { sortBundle } from './canonical/sort-bundle.ts'
import type { Result } from './result.ts'

/** The text whose digest names a settlement's input: equal for bundles that differ only in the order of their arrays. */
export function canonicalBundle(bundle: Bundle): string {
  return canonicalText(sortBundle(bundle))
}

/** The text whose digest names a settlement's output. A result's arrays are in order as settle() made them. */
export function canonicalResult(result: Result): string {
  return canonicalText(result)
}
