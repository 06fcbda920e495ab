const DAY_MS = 86_400_000

/**
 * The local date or time that a workbook's day number stands for: '2026-06-30', or '2026-06-30 08:30:00' where it has
 * a time. Null outside the years 1900 to 9999. Days before March 1900 follow the spreadsheet's own leap year error.
 */
export function textOfSerialDate(decimal: string, is1904: boolean): string | null {
  if (!/^\d{1,7}(\.\d{1,15})?$/.test(decimal)) return null
  const [days = '', fraction = ''] = decimal.split('.')
  const day = Number.parseInt(days, 10)
  const seconds = secondsOf(fraction)
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  const at = new Date(epoch + day * DAY_MS + seconds * 1000)
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1900 || at.getUTCFullYear() > 9999) return null
  const text = at.toISOString()
  return seconds === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}

/** The part of a day as whole seconds, rounded. */
function secondsOf(fraction: string): number {
  if (fraction === '') return 0
  const billionths = BigInt(fraction.padEnd(9, '0').slice(0, 9))
  return Number((billionths * 86_400n + 500_000_000n) / 1_000_000_000n)
}
