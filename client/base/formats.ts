import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/**
 * How figures are written. Money is a decimal string of fen and never becomes a JavaScript number; scores are integer
 * hundredths; ratios basis points. All arithmetic here is on digits.
 */
const MINUS = '−'

/** An integer, as number, bigint or decimal string, shifted by `decimals` places with grouped thousands. */
export function formatFixed(integer: number | bigint | string, decimals: number, isGrouped = true): string {
  const text = String(integer)
  const isNegative = text.startsWith('-')
  const digits = (isNegative ? text.slice(1) : text).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = decimals === 0 ? '' : `.${digits.slice(digits.length - decimals)}`
  const isZero = /^0*$/.test(digits)
  return `${isNegative && !isZero ? MINUS : ''}${isGrouped ? groupThousands(whole) : whole}${fraction}`
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Fen as yuan: '123456' → '1,234.56'. */
export function formatMoney(fen: string | bigint): string {
  return formatFixed(fen, 2)
}

/** Fen as a signed difference in yuan: '+12.00', '−3.50', '0.00'. */
export function formatMoneyChange(fen: string): string {
  return withPlus(formatMoney(fen), fen.startsWith('-') || /^0+$/.test(fen))
}

/** Hundredths of a point: 95639 → '956.39'; 100000 → '1,000.00'. */
export function formatScore(centi: number): string {
  return formatFixed(centi, 2)
}

/** Points with their sign: '+3.00', '−2.00', '0.00'. */
export function formatScoreChange(centi: number): string {
  return withPlus(formatScore(centi), centi <= 0)
}

function withPlus(text: string, isNotPositive: boolean): string {
  return isNotPositive ? text : `+${text}`
}

/** Basis points as a percentage: 1250 → '12.50 %'; whole percentages without decimals when `isShort`. */
export function formatPercent(bp: number | string, isShort = false): string {
  const text = formatFixed(bp, 2)
  return `${isShort ? text.replace(/\.00$/, '') : text} %`
}

/** Basis points as a coefficient with at least two decimals: 12000 → '1.20', 10325 → '1.0325'. */
export function formatCoefficient(bp: number | string): string {
  return formatFixed(bp, 4).replace(/0{1,2}$/, '')
}

/** A scaled integer in its own measure: 1340 with 2 decimals and '%' → '13.40 %'. */
export function formatScaled(value: number | string, decimals: number, unit = ''): string {
  const text = formatFixed(value, decimals)
  return unit === '' ? text : `${text} ${unit}`
}

export function formatCount(count: number): string {
  return formatFixed(count, 0)
}

/** An instant as local time of the bureau, whatever the device's zone: '2026-06-30 18:05'. */
export function formatInstant(epochMs: number): string {
  return dayjs.utc(epochMs).utcOffset(CHINA_OFFSET_MINUTES).format('YYYY-MM-DD HH:mm')
}

/** China keeps one zone without summer time. */
const CHINA_OFFSET_MINUTES = 480

/** What a person types as yuan, read as fen: '1,234.5' → '123450'; full-width digits are read; null when it is no amount. */
export function parseYuan(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '')
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,2}))?$/.exec(plain)
  if (match === null) return null
  const fen = `${match[2] ?? ''}${(match[3] ?? '').padEnd(2, '0')}`.replace(/^0+(?=\d)/, '')
  return match[1] === '-' && fen !== '0' ? `-${fen}` : fen
}

/** What a person types as points, read as hundredths; null when it is no score or has more than two decimals. */
export function parseScore(text: string): number | null {
  const fen = parseYuan(text)
  return fen === null || fen.length > 12 ? null : Number.parseInt(fen, 10)
}
