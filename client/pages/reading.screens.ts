import { DataAnalysis, House, Postcard, Setting, User } from '@element-plus/icons-vue'
import type { Screen } from '../base/screen.ts'

const LOOKING = ['leader', 'hr', 'auditor', 'head'] as const

/** Screens for reading figures, and the account. */
export const readingScreens: readonly Screen[] = [
  {
    name: 'home',
    path: '/home',
    title: 'home.title',
    access: LOOKING,
    menu: { section: 'look', icon: House },
    page: () => import('./HomePage.vue'),
  },
  {
    name: 'standings',
    path: '/standings',
    title: 'standings.title',
    access: LOOKING,
    menu: { section: 'look', icon: DataAnalysis },
    page: () => import('./StandingsPage.vue'),
  },
  {
    name: 'people',
    path: '/people',
    title: 'people.title',
    access: LOOKING,
    menu: { section: 'look', icon: User },
    page: () => import('./PeoplePage.vue'),
  },
  {
    name: 'me',
    path: '/me',
    title: 'scorecard.mine',
    access: ['staff', 'head'],
    menu: { section: 'look', icon: Postcard },
    page: () => import('./MyScorecardPage.vue'),
  },
  {
    name: 'unit',
    path: '/units/:unit',
    title: 'units.title',
    access: LOOKING,
    page: () => import('./UnitPage.vue'),
  },
  {
    name: 'person',
    path: '/people/:person',
    title: 'scorecard.title',
    access: LOOKING,
    page: () => import('./PersonPage.vue'),
  },
  {
    name: 'account',
    path: '/account',
    title: 'account.title',
    access: 'signedIn',
    menu: { section: 'system', icon: Setting },
    page: () => import('./AccountPage.vue'),
  },
]
