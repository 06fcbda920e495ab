import { describe, expect, it } from 'vitest'
import type { Me, Role } from '../../server/contract/identity.contract.ts'
import { homeFor, mayOpen, menuFor } from '../../client/base/screen.ts'
import { localPath } from '../../client/features/session/local-path.ts'
import { screens } from '../../client/pages/screens.ts'

const anyone = (...roles: readonly Role[]): Me => ({
  userId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  login: 'somebody',
  name: '某人',
  personCode: null,
  roles: [...roles],
  units: [],
  mustChangePassword: false,
  isDemo: false,
})

describe('screens', () => {
  it('have names and addresses of their own', () => {
    expect(new Set(screens.map((screen) => screen.name)).size).toBe(screens.length)
    expect(new Set(screens.map((screen) => screen.path)).size).toBe(screens.length)
  })

  it('lead every role to a screen that it may open', () => {
    for (const role of ['leader', 'hr', 'auditor', 'head', 'staff'] as const) {
      const me = anyone(role)
      const home = screens.find((screen) => screen.path === homeFor(me))
      expect(home, role).toBeDefined()
      expect(mayOpen(home?.access ?? 'public', me), role).toBe(true)
    }
  })

  it('show the administrator no screen with scores', () => {
    const names = menuFor(screens, anyone('admin')).map((screen) => screen.name)
    for (const name of ['home', 'standings', 'people', 'me']) expect(names).not.toContain(name)
  })

  it('show staff the own card only', () => {
    const names = menuFor(screens, anyone('staff')).map((screen) => screen.name)
    expect(names).toEqual(['me', 'account'])
  })
})

describe('mayOpen', () => {
  it('asks for a session, and for one of the roles', () => {
    expect(mayOpen('public', null)).toBe(true)
    expect(mayOpen('signedIn', null)).toBe(false)
    expect(mayOpen(['hr'], anyone('staff'))).toBe(false)
    expect(mayOpen(['hr'], anyone('staff', 'hr'))).toBe(true)
  })
})

describe('localPath', () => {
  it('keeps paths of the application', () => {
    expect(localPath('/units/M01?period=2026Q4')).toBe('/units/M01?period=2026Q4')
  })

  it.each([undefined, '', 'https://example.org', '//example.org', '/\\example.org', '/a\nb', 'javascript:alert(1)'])(
    'sends %s to the start',
    (next) => {
      expect(localPath(next)).toBe('/')
    },
  )
})
