import { describe, expect, test } from 'vitest'
import { vetoIndicatorState } from '../../../server/engine/veto/indicator-state.ts'
import { aVetoIndicator } from '../../support/builders.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

describe('vetoIndicatorState', () => {
  test.each([
    [820, 'MET', 680],
    [1140, 'WARNING', 360],
    [1501, 'MISSED', -1],
    [1500, 'WARNING', 0],
    [1000, 'MET', 500],
    [1001, 'WARNING', 499],
  ])('at most 15.00 %% with a band of 5.00 pp: %i is %s, distance %i (RULES §7.1)', (actual, state, distance) => {
    const reading = vetoIndicatorState(aVetoIndicator(), actual)
    expect([reading.state, reading.distance]).toEqual([state, distance])
    const why = reading.why()
    expect(why === null ? ['no derivation'] : derivationProblems(why)).toEqual([])
    expect(why?.result).toBe(distance)
  })

  test.each([
    [9600, 'MET', 600],
    [9010, 'WARNING', 10],
    [8999, 'MISSED', -1],
  ])('at least 90.00 %%: %i is %s, distance %i', (actual, state, distance) => {
    const indicator = aVetoIndicator({ direction: 'AT_LEAST', required: 9000 })
    const reading = vetoIndicatorState(indicator, actual)
    expect([reading.state, reading.distance, reading.why()?.result]).toEqual([state, distance, distance])
  })

  test('is pending without an actual, and never warns without a band', () => {
    expect(vetoIndicatorState(aVetoIndicator(), null)).toMatchObject({ state: 'PENDING', distance: null })
    expect(vetoIndicatorState(aVetoIndicator({ warning: 0 }), 1500).state).toBe('MET')
  })
})
