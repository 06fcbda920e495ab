import { Calendar, Document, Files, User } from '@element-plus/icons-vue'
import type { Screen } from '../base/screen.ts'

const WORKING = ['hr', 'auditor'] as const
const period = (path: string) => `/periods/:period${path}`

/** Screens of HR's workbench, of the administrator and of the auditor. */
export const workbenchScreens: readonly Screen[] = [
  {
    name: 'periods',
    path: '/periods',
    title: 'periods.title',
    access: WORKING,
    menu: { section: 'work', icon: Calendar },
    page: () => import('./PeriodsPage.vue'),
  },
  {
    name: 'schemes',
    path: '/schemes',
    title: 'schemes.title',
    access: WORKING,
    menu: { section: 'work', icon: Document },
    page: () => import('./SchemesPage.vue'),
  },
  {
    name: 'period',
    path: period(''),
    title: 'workbench.title',
    access: WORKING,
    page: () => import('./PeriodPage.vue'),
  },
  {
    name: 'imports',
    path: period('/imports'),
    title: 'imports.title',
    access: WORKING,
    page: () => import('./ImportsPage.vue'),
  },
  {
    name: 'import',
    path: period('/imports/:import'),
    title: 'imports.title',
    access: WORKING,
    page: () => import('./ImportPage.vue'),
  },
  {
    name: 'entries',
    path: period('/entries'),
    title: 'entries.title',
    access: WORKING,
    page: () => import('./EntriesPage.vue'),
  },
  {
    name: 'values',
    path: period('/values'),
    title: 'indicators.title',
    access: WORKING,
    page: () => import('./ValuesPage.vue'),
  },
  {
    name: 'vetoes',
    path: period('/vetoes'),
    title: 'vetoWork.title',
    access: WORKING,
    page: () => import('./VetoesPage.vue'),
  },
  {
    name: 'decisions',
    path: period('/decisions'),
    title: 'decisions.title',
    access: WORKING,
    page: () => import('./DecisionsPage.vue'),
  },
  {
    name: 'readiness',
    path: period('/readiness'),
    title: 'readiness.title',
    access: WORKING,
    page: () => import('./ReadinessPage.vue'),
  },
  {
    name: 'plans',
    path: period('/plans'),
    title: 'plans.title',
    access: WORKING,
    page: () => import('./PlansPage.vue'),
  },
  {
    name: 'comparison',
    path: period('/comparison'),
    title: 'comparison.title',
    access: WORKING,
    page: () => import('./ComparisonPage.vue'),
  },
  {
    name: 'settlement',
    path: period('/settlements/:settlement'),
    title: 'settlements.one',
    access: WORKING,
    page: () => import('./SettlementPage.vue'),
  },
  {
    name: 'scheme',
    path: '/schemes/:scheme/:version',
    title: 'schemes.one',
    access: WORKING,
    page: () => import('./SchemePage.vue'),
  },
  {
    name: 'users',
    path: '/users',
    title: 'users.title',
    access: ['admin'],
    menu: { section: 'system', icon: User },
    page: () => import('./UsersPage.vue'),
  },
  { name: 'user', path: '/users/:user', title: 'users.one', access: ['admin'], page: () => import('./UserPage.vue') },
  {
    name: 'audit',
    path: '/audit',
    title: 'audit.title',
    access: ['auditor'],
    menu: { section: 'system', icon: Files },
    page: () => import('./AuditPage.vue'),
  },
]
