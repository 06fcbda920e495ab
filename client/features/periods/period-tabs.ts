/** The screens of one period's workbench in the order of the work. */
export const PERIOD_TABS = [
  { name: 'period', key: 'workbench.tabs.overview' },
  { name: 'imports', key: 'workbench.tabs.imports' },
  { name: 'entries', key: 'workbench.tabs.entries' },
  { name: 'values', key: 'workbench.tabs.values' },
  { name: 'vetoes', key: 'workbench.tabs.vetoes' },
  { name: 'decisions', key: 'workbench.tabs.decisions' },
  { name: 'readiness', key: 'workbench.tabs.readiness' },
  { name: 'plans', key: 'workbench.tabs.plans' },
] as const

export type PeriodTab = (typeof PERIOD_TABS)[number]['name']
