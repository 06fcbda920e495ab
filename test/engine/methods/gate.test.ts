import { describe, expect, it } from 'vitest'
import type { Decision, ItemValue } from '../../../server/engine/bundle.ts'
import type { Method } from '../../../server/engine/methods/method.ts'
import { anActual, unitRef } from '../../support/builders.ts'
import { aCardOf, anIndicator, itemFigure, scoreOne, soundCenti } from '../../support/score-one.ts'

const gate: Method = {
  kind: 'GATE',
  of: 'RATE',
  gate: { item: 'QUALITY', direction: 'AT_LEAST', level: 95 },
  shareBp: 6000,
}
const card = aCardOf(
  anIndicator(2000, gate, { code: 'GATED' }),
  anIndicator(4000, { kind: 'COMPLETE', target: 100 }, { code: 'RATE' }),
  anIndicator(1000, { kind: 'COMPLETE', target: 100 }, { code: 'QUALITY' }),
)

function gated(values: readonly ItemValue[], decisions: readonly Decision[] = []) {
  return scoreOne(card, { values, decisions })
}
const actual = (item: string, value: number) => anActual(unitRef('U1'), item, value)
const waive = (kind: 'NOT_APPLICABLE' | 'EXEMPT', item: string): Decision => ({
  kind,
  code: 'D1',
  subject: unitRef('U1'),
  item,
  reason: 'no such work',
})

describe('GATE', () => {
  it.each([
    ['takes the scaled score over while the gate is met', 90, 95, 1800],
    ['gives at most the declared share while it is not', 90, 94, 1200],
    ['keeps a score below the share', 50, 94, 1000],
  ])('%s', (_case, rate, quality, centi) => {
    expect(soundCenti(itemFigure(gated([actual('RATE', rate), actual('QUALITY', quality)]), 'GATED'))).toBe(centi)
  })

  it('waits for the score taken over and for the gate’s value', () => {
    const reasons = (values: readonly ItemValue[]) =>
      gated(values)
        .missing.filter((missing) => missing.item === 'GATED')
        .map((missing) => missing.reason)
    expect(reasons([actual('RATE', 90)])).toEqual(['gateItemPending'])
    expect(reasons([actual('QUALITY', 95)])).toEqual(['gateItemPending'])
  })

  it('is not applicable where the score taken over is not', () => {
    const score = gated([actual('QUALITY', 95)], [waive('NOT_APPLICABLE', 'RATE')])
    expect(itemFigure(score, 'GATED')).toEqual({ state: 'notApplicable', reason: 'no such work' })
  })

  it('takes the full mark of an exempt score over', () => {
    const score = gated([actual('QUALITY', 95)], [waive('EXEMPT', 'RATE')])
    expect(soundCenti(itemFigure(score, 'GATED'))).toBe(2000)
  })

  it('stays open where the gate item is waived', () => {
    const score = gated([actual('RATE', 90)], [waive('NOT_APPLICABLE', 'QUALITY')])
    expect(soundCenti(itemFigure(score, 'GATED'))).toBe(1800)
  })

  it('refuses gates that take each other over', () => {
    const circle = aCardOf(
      anIndicator(1000, { ...gate, of: 'B', gate: { ...gate.gate, item: 'A' } }, { code: 'A' }),
      anIndicator(1000, { ...gate, of: 'A', gate: { ...gate.gate, item: 'A' } }, { code: 'B' }),
    )
    expect(() => scoreOne(circle, { values: [actual('A', 99)] })).toThrow('gate.cycle')
  })
})
