import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../server/contract/identity.contract.ts'
import { findExclusion, isInForce, overlaps } from '../../server/features/identity/role-exclusions.ts'
import { scopeOf, withDescendants, type UnitTree } from '../../server/features/identity/scopes.ts'
import { SYSTEM_ACTOR, type Actor } from '../../server/platform/actor.ts'

const anActor = (roles: readonly Role[], over: Partial<Actor> = {}): Actor => ({
  ...SYSTEM_ACTOR,
  personCode: 'P',
  roles,
  grants: roles.map((role) => ({
    role,
    unitCode: role === 'leader' ? 'M1' : null,
    startsOn: '2026-01-01',
    endsOn: null,
  })),
  ...over,
})

const tree: UnitTree = {
  headed: ['M2'],
  parents: [
    { unit: 'M1', parent: 'B' },
    { unit: 'M2', parent: 'B' },
    { unit: 'G1', parent: 'M1' },
    { unit: 'G2', parent: 'G1' },
  ],
}

describe('the scope of', () => {
  it.each<[string, Actor, unknown]>([
    ['HR is the bureau', anActor(['hr']), { kind: 'bureau' }],
    ['an auditor is the bureau', anActor(['auditor']), { kind: 'bureau' }],
    ['an administrator is nothing', anActor(['admin']), { kind: 'nothing' }],
    [
      'a leader is the granted units with all below',
      anActor(['leader']),
      { kind: 'units', units: ['G1', 'G2', 'M1'], person: 'P' },
    ],
    ['a head is the units headed today', anActor(['head']), { kind: 'units', units: ['M2'], person: 'P' }],
    [
      'both roles is both',
      anActor(['head', 'leader']),
      { kind: 'units', units: ['G1', 'G2', 'M1', 'M2'], person: 'P' },
    ],
    ['a staff member is the own person', anActor(['staff']), { kind: 'self', person: 'P' }],
    ['a staff member without a person is nothing', anActor(['staff'], { personCode: null }), { kind: 'nothing' }],
    ['an account without roles is nothing', anActor([]), { kind: 'nothing' }],
  ])('%s', (_name, actor, scope) => expect(scopeOf(actor, tree)).toEqual(scope))

  it('a head who heads nothing today is the own person', () => {
    expect(scopeOf(anActor(['head']), { ...tree, headed: [] })).toEqual({ kind: 'self', person: 'P' })
  })

  it('units in a loop ends', () => {
    const loop = [
      { unit: 'A', parent: 'B' },
      { unit: 'B', parent: 'A' },
    ]
    expect(withDescendants(['A'], loop)).toEqual(['A', 'B'])
  })
})

describe('dated roles', () => {
  it('include both ends', () => {
    const row = { startsOn: '2026-02-01', endsOn: '2026-02-28' }
    const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01']
    expect(days.map((day) => isInForce(row, day))).toEqual([false, true, true, false])
  })

  it('exclude each other only while they overlap', () => {
    const admin = { role: 'admin', startsOn: '2026-01-01', endsOn: '2026-06-30' } as const
    expect(findExclusion([admin, { role: 'hr', startsOn: '2026-07-01', endsOn: null }])).toBeNull()
    expect(findExclusion([admin, { role: 'hr', startsOn: '2026-06-30', endsOn: null }])).toEqual(['admin', 'hr'])
    expect(findExclusion([admin, { ...admin, endsOn: null }])).toBeNull()
  })

  it('overlap exactly when a day is in both', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`)
    const dated = fc.tuple(day, fc.option(day)).map(([startsOn, endsOn]) => ({
      role: 'hr' as const,
      startsOn,
      endsOn: endsOn && endsOn < startsOn ? startsOn : endsOn,
    }))
    const days = Array.from({ length: 28 }, (_, index) => `2026-02-${String(index + 1).padStart(2, '0')}`)
    fc.assert(
      fc.property(dated, dated, (one, other) => {
        const shared = [...days, '2099-01-01'].some((on) => isInForce(one, on) && isInForce(other, on))
        expect(overlaps(one, other)).toBe(shared)
      }),
    )
  })
})
