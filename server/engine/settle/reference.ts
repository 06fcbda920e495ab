import { given, type Derivation, type DerivationUnit, type Scalar } from '../derivation.ts'
import type { ExplainPath } from '../result.ts'

/**
 * The node of a figure that has a path of its own: its value here, its tree at `explain(path)`, whose parts the notes
 * hold. So every tree stays small, however many people share a unit.
 */
export function reference(name: string, path: ExplainPath, result: Scalar, unit: DerivationUnit): Derivation {
  return given(name, `ref.${path.kind}`, result, unit, { ...path })
}
