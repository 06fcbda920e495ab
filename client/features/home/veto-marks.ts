import type { LeaderHome } from '../../../server/contract/standings.contract.ts'

type Veto = LeaderHome['vetoes'][number]
export type VetoMark = { readonly sign: string; readonly tint: 'good' | 'warn' | 'bad' | 'accent' }

const MARKS: Readonly<Record<Veto['state'], VetoMark>> = {
  MISSED: { sign: '⊘', tint: 'bad' },
  WARNING: { sign: '!', tint: 'warn' },
  PENDING: { sign: '…', tint: 'accent' },
  MET: { sign: '✓', tint: 'good' },
}

/** Sign and tint of a veto indicator's state (RULES §7.1). */
export function vetoMark(state: Veto['state']): VetoMark {
  return MARKS[state]
}

const ORDER: readonly Veto['state'][] = ['MISSED', 'WARNING', 'PENDING', 'MET']

/** Missed first, then those in the warning band, then those without an actual; inside a state by indicator and unit. */
export function byUrgency(vetoes: readonly Veto[]): readonly Veto[] {
  const keyOf = (veto: Veto) => `${ORDER.indexOf(veto.state)} ${veto.indicator} ${veto.unit}`
  return [...vetoes].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
