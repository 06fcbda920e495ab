import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { useHttp } from '../../base/http/http-client.ts'
import { useWorkPeriod } from '../periods/use-work-period.ts'
import { createStandingsApi } from '../standings/standings.api.ts'

export type Subject = { readonly code: string; readonly name: string; readonly place: string }
export type SubjectLevel = 'unit' | 'person'

/** The units or people that a period evaluates, for choosing one of them. */
export function useSubjects(level: () => SubjectLevel) {
  const api = createStandingsApi(useHttp())
  const { code: period } = useWorkPeriod()
  const units = useQuery(() => ({
    key: ['period', period.value, 'standings', 'units'],
    enabled: period.value !== '' && level() === 'unit',
    query: () => api.units(period.value),
  }))
  const people = useQuery(() => ({
    key: ['period', period.value, 'standings', 'people'],
    enabled: period.value !== '' && level() === 'person',
    query: () => api.people(period.value),
  }))
  const subjects = computed<readonly Subject[]>(() =>
    level() === 'unit'
      ? (units.data.value?.units ?? []).map(({ code, name }) => ({ code, name, place: '' }))
      : (people.data.value?.people ?? []).map(({ code, name, unitName }) => ({ code, name, place: unitName })),
  )
  /** What the subject's card is made for: the kind of a unit, the role class of a person. */
  const scopeOf = (code: string): string | undefined =>
    level() === 'unit'
      ? units.data.value?.units.find((unit) => unit.code === code)?.kind
      : people.data.value?.people.find((person) => person.code === code)?.roleClass
  return { subjects, scopeOf, error: computed(() => (level() === 'unit' ? units : people).error.value) }
}

/** Subjects whose code or name holds the text; codes that begin with it first. At most `limit`. */
export function findSubjects(subjects: readonly Subject[], text: string, limit = 12): readonly Subject[] {
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  if (wanted === '') return subjects.slice(0, limit)
  const place = ({ code, name }: Subject) => {
    if (code.toLowerCase().startsWith(wanted)) return 0
    return name.toLowerCase().includes(wanted) ? 1 : code.toLowerCase().includes(wanted) ? 2 : 3
  }
  return subjects
    .map((subject) => ({ subject, place: place(subject) }))
    .filter((each) => each.place < 3)
    .sort((a, b) => a.place - b.place)
    .slice(0, limit)
    .map((each) => each.subject)
}
