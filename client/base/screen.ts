import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { Me, Role } from '../../server/contract/identity.contract.ts'

/** Where a screen stands in the menu. `look`: reading; `work`: HR's workbench; `system`: accounts and audit. */
export type MenuPlace = { readonly section: 'look' | 'work' | 'system'; readonly icon: Component }

/** One screen, declared once: address, title, who may open it, its place in the menu. */
export type Screen = {
  readonly name: string
  readonly path: string
  /** Message key of the title. */
  readonly title: string
  readonly access: 'public' | 'signedIn' | readonly Role[]
  readonly menu?: MenuPlace
  /** Without side bar and tabs. */
  readonly isBare?: boolean
  readonly page: () => Promise<unknown>
}

export function toRoute(screen: Screen): RouteRecordRaw {
  const { name, path, title, access, isBare = false } = screen
  // Vue Router accepts any promise of a component here; pages are single-file components.
  const component = screen.page as () => Promise<Component>
  return { name, path, component, meta: { title, access, isBare } }
}

/** Whether this person may open the screen; the server decides again on every request. */
export function mayOpen(access: Screen['access'], me: Me | null): boolean {
  if (access === 'public') return true
  if (me === null) return false
  return access === 'signedIn' || me.roles.some((role) => access.includes(role))
}

/** Screens of the menu for this person, in the order of declaration. */
export function menuFor(screens: readonly Screen[], me: Me): readonly Screen[] {
  return screens.filter((screen) => screen.menu !== undefined && mayOpen(screen.access, me))
}

/** The first screen of a person: the board for those who look, the own card for staff, accounts for the administrator. */
export function homeFor(me: Me): string {
  const first = HOMES.find(([role]) => me.roles.includes(role))
  return first?.[1] ?? '/account'
}

const HOMES: readonly (readonly [Role, string])[] = [
  ['leader', '/home'],
  ['hr', '/home'],
  ['auditor', '/home'],
  ['head', '/home'],
  ['staff', '/me'],
  ['admin', '/users'],
]
