import { useI18n } from 'vue-i18n'
import { messageKey } from '../../base/message-key.ts'

type Params = Readonly<Record<string, string | number | readonly string[]>>

/** Sentences for problems and warnings of imports; an unknown code is shown as it is. */
export function useImportText() {
  const { t, te } = useI18n()
  function importText(code: string, params: Params): string {
    const own = messageKey('imports.codes', code)
    const shared = messageKey('errors', code)
    const plain = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value.join('、') : value]),
    )
    if (te(own)) return t(own, plain)
    return te(shared) ? t(shared, plain) : code
  }
  return { importText }
}
