import type { Derivation } from '../../../server/engine/derivation.ts'
import type { ExplanationRef } from './explanations.api.ts'

const KINDS = ['card', 'composite', 'rank', 'grade', 'coefficient', 'unitPool', 'payment'] as const

/** The figure that a `ref.*` node stands for: it has an explanation of its own, read when it is opened. */
export function referredFigure(node: Derivation): Pick<ExplanationRef, 'level' | 'code' | 'figure'> | null {
  if (!node.rule.startsWith('ref.')) return null
  const figure = KINDS.find((kind) => kind === node.notes.kind)
  const { code } = node.notes
  if (figure === undefined || typeof code !== 'string') return null
  const level = node.notes.level === 'person' ? 'person' : 'unit'
  return { level, code, figure }
}
