import { useI18n } from 'vue-i18n'
import { messageKey } from '../../base/message-key.ts'

/** Names a veto domain; one that the catalogue does not know is read as its code. */
export function useDomainName(): (domain: string) => string {
  const { t, te } = useI18n()
  return (domain) => {
    const key = messageKey('vetoes.domain', domain)
    return te(key) ? t(key) : domain
  }
}
