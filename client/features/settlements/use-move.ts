import { useQueryCache } from '@pinia/colada'
import { useI18n } from 'vue-i18n'
import { useToasts } from '../../base/components/toasts.ts'
import { newIdempotencyKey } from '../../base/http/idempotency-key.ts'
import { useAction } from '../../base/use-action.ts'
import type { MoveMade } from './settlements.api.ts'

/** A move of a period, made at most once: a retry sends the key of the first try. Every screen is read again after it. */
export function useMove(period: () => string, send: (reason: string, key: string) => Promise<MoveMade>) {
  const queries = useQueryCache()
  const toasts = useToasts()
  const { t } = useI18n()
  let attempt: { readonly reason: string; readonly key: string } | null = null
  return useAction(async (reason: string) => {
    if (attempt?.reason !== reason) attempt = { reason, key: newIdempotencyKey() }
    const made = await send(reason, attempt.key)
    await queries.invalidateQueries({ key: ['periods'] })
    await queries.invalidateQueries({ key: ['period', period()] })
    toasts.show('good', t('moves.made', { state: t(`period.state.${made.state}`) }))
  })
}
