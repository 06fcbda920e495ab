import { describe, expect, it } from 'vitest'
import { emptyDecision, levelOf, toDecisionRequest } from '../../client/features/decisions/decision-draft.ts'

const reason = '局务会议研究'

describe('toDecisionRequest', () => {
  it('waits for a reason and a subject', () => {
    expect(toDecisionRequest({ ...emptyDecision('EXCELLENT', 'P0001'), reason: ' ' })).toBeNull()
    expect(toDecisionRequest({ ...emptyDecision('EXCELLENT'), reason })).toBeNull()
  })

  it('names the item that is left out, on its level', () => {
    const draft = { ...emptyDecision('EXEMPT', 'M01'), level: 'unit' as const, reason }
    expect(toDecisionRequest(draft)).toBeNull()
    expect(toDecisionRequest({ ...draft, item: 'LAND-5' })).toEqual({
      ...{ kind: 'EXEMPT', level: 'unit', subject: 'M01', item: 'LAND-5', reason },
    })
  })

  it('takes a tied person in', () => {
    const draft = { ...emptyDecision('EXCELLENT', 'P0001'), reason }
    expect(toDecisionRequest(draft)).toEqual({ kind: 'EXCELLENT', person: 'P0001', reason })
  })

  it('moves a whole number of places to another unit', () => {
    const draft = { ...emptyDecision('MOVE_PLACES', 'M01'), toUnit: 'M02', placesText: '2', reason }
    expect(toDecisionRequest(draft)).toEqual({ kind: 'MOVE_PLACES', from: 'M01', to: 'M02', places: 2, reason })
    expect(toDecisionRequest({ ...draft, toUnit: 'M01' })).toBeNull()
    expect(toDecisionRequest({ ...draft, placesText: '0' })).toBeNull()
    expect(toDecisionRequest({ ...draft, placesText: '1.5' })).toBeNull()
  })
})

describe('levelOf', () => {
  it('is fixed where the committee decides, and free for an item', () => {
    expect(levelOf('EXCELLENT', 'unit')).toBe('person')
    expect(levelOf('MOVE_PLACES', 'person')).toBe('unit')
    expect(levelOf('EXEMPT', 'unit')).toBe('unit')
  })
})
