import { useI18n } from 'vue-i18n'
import { formatScore, formatScoreChange } from '../../base/formats.ts'
import { messageKey } from '../../base/message-key.ts'
import type { SchemeRemark } from '../../simulation/check-scheme.ts'

/** Parameters that are hundredths of a point in the problems about sums and limits. */
const SCORES = new Set(['expected', 'actual', 'ceiling', 'limit', 'floor', 'full'])

/** A remark as a sentence; sums are written as points and say by how much they are off. */
export function useRemarkText() {
  const { t, te } = useI18n()
  return ({ code, params }: SchemeRemark): string => {
    const key = messageKey('schemes.problems', code)
    if (!te(key)) return `${code} ${JSON.stringify(params)}`
    return t(key, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, textOf(name, value)])))
  }
}

function textOf(name: string, value: string | number | readonly string[]): string {
  if (typeof value === 'object') return value.join('、')
  if (typeof value === 'string') return value
  if (name === 'difference') return formatScoreChange(value)
  return SCORES.has(name) ? formatScore(value) : String(value)
}
