import { useI18n } from 'vue-i18n'
import type { Problem } from '../../server/contract/primitives.ts'
import { messageKey } from './message-key.ts'

type FieldProblem = NonNullable<Problem['errors']>[number]

/** Turns stable error codes into sentences; an unknown code is shown as it is, never swallowed. */
export function useProblemText() {
  const { t, te } = useI18n()

  function sentence(code: string, params: Problem['params']): string {
    const key = messageKey('errors', code)
    return te(key) ? t(key, listed(params)) : t('errors.unknown', { code })
  }

  return {
    problemText: (problem: Problem) => sentence(problem.code, problem.params),
    fieldText: (field: FieldProblem) => sentence(field.code, field.params),
  }
}

function listed(params: Problem['params']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}
