import type { VetoIndicator, VetoReading, VetoState, VetoStrip } from '../../../server/contract/vetoes.contract.ts'
import { formatScaled } from '../../base/formats.ts'

/** One line of the strip: an indicator with one reading, or without any. */
export type ReadingLine = { readonly indicator: VetoIndicator; readonly reading: VetoReading | null }

const ORDER: readonly VetoState[] = ['MISSED', 'WARNING', 'PENDING', 'MET']

/** Every reading, missed ones first; an indicator that nobody has read keeps a line of its own. */
export function readingLines(strip: VetoStrip): readonly ReadingLine[] {
  const lines = strip.indicators.flatMap(({ indicator, readings }): readonly ReadingLine[] =>
    readings.length === 0
      ? [{ indicator, reading: null }]
      : readings.map((reading): ReadingLine => ({ indicator, reading })),
  )
  return lines
    .map((line, at) => ({ line, at }))
    .sort((a, b) => urgency(a.line) - urgency(b.line) || a.at - b.at)
    .map(({ line }) => line)
}

/** Place of a line's state in the order of urgency (RULES §7.1). */
export function urgency({ reading }: ReadingLine): number {
  return ORDER.indexOf(reading?.state ?? 'PENDING')
}

export function requiredText({ direction, required, decimals, unit }: VetoIndicator): string {
  return `${direction === 'AT_MOST' ? '≤' : '≥'} ${formatScaled(required, decimals, unit)}`
}

export function measuredText({ decimals, unit }: VetoIndicator, value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : formatScaled(value, decimals, unit)
}

/** Distance to the required level, always with its sign. */
export function distanceText({ indicator, reading }: ReadingLine): string {
  const distance = reading?.distance ?? null
  return `${distance !== null && distance > 0 ? '+' : ''}${measuredText(indicator, distance)}`
}
