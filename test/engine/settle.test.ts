import { describe, expect, it } from 'vitest'
import { canonicalResult } from '../../server/engine/canonical.ts'
import { settle } from '../../server/engine/settle.ts'
import { aBundle, aPlan } from '../support/builders.ts'

describe('settle', () => {
  it('settles the smallest bundle', () => {
    const { result } = settle(aBundle({ plan: aPlan() }))
    expect(canonicalResult(result)).toContain('"amountFen":"100000000"')
  })
})
