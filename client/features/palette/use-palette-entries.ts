import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useHttp } from '../../base/http/http-client.ts'
import { usePeriod } from '../../base/period/use-period.ts'
import type { Screen } from '../../base/screen.ts'
import { createStandingsApi } from '../standings/standings.api.ts'
import type { PaletteEntry } from './find-entries.ts'

/** Pages of the menu, and for those who see standings the units and people of their scope, read when it is opened. */
export function usePaletteEntries(menu: () => readonly Screen[], isOpen: Readonly<Ref<boolean>>) {
  const { t } = useI18n()
  const router = useRouter()
  const api = createStandingsApi(useHttp())
  const period = usePeriod()
  const mayLook = computed(() => menu().some((screen) => screen.name === 'standings'))
  const enabled = () => isOpen.value && mayLook.value && period.code.value !== undefined

  const units = useQuery(() => ({
    key: ['period', period.code.value ?? '', 'standings', 'units'],
    enabled: enabled(),
    query: () => api.units(period.code.value ?? ''),
  }))
  const people = useQuery(() => ({
    key: ['period', period.code.value ?? '', 'standings', 'people'],
    enabled: enabled(),
    query: () => api.people(period.code.value ?? ''),
  }))

  const pathOf = (name: string, params: Record<string, string>) =>
    router.resolve({ name, params, query: { period: period.code.value } }).fullPath

  return computed((): readonly PaletteEntry[] => [
    ...menu().map(({ name, title, path }) => ({ id: name, kind: 'page' as const, label: t(title), detail: '', path })),
    ...(units.data.value?.units ?? []).map(({ code, name }) => ({
      id: `unit ${code}`,
      kind: 'unit' as const,
      label: name,
      detail: code,
      path: pathOf('unit', { unit: code }),
    })),
    ...(people.data.value?.people ?? []).map(({ code, name, unitName }) => ({
      id: `person ${code}`,
      kind: 'person' as const,
      label: name,
      detail: `${code} ${unitName}`,
      path: pathOf('person', { person: code }),
    })),
  ])
}
