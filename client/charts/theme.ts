/** Colours and sizes of charts, read from the style tokens; options are rebuilt when one changes. */
export type ChartTheme = {
  readonly ink: string
  readonly inkSoft: string
  readonly line: string
  readonly surface: string
  readonly accent: string
  readonly good: string
  readonly warn: string
  readonly bad: string
  /** Weak to strong, for shares of a full mark; `ink` holds 4.5:1 on all of it. */
  readonly ramp: readonly [string, string, string]
  /** Distinct in lightness as well as in hue, for lines of several units. */
  readonly palette: readonly string[]
  readonly fontFamily: string
  readonly fontSize: number
}

const LIGHT_PALETTE = [
  '#1f5fa8',
  '#b4540a',
  '#12683f',
  '#7b3fa0',
  '#a9221b',
  '#00727a',
  '#6b5900',
  '#9c2f6b',
  '#4a5568',
]
const DARK_PALETTE = ['#8bb9f2', '#f0a565', '#79d3a1', '#c9a2ea', '#ff9a91', '#6fd0d8', '#dcc95c', '#f093c2', '#b8c2d2']

/** @param token reads a style token such as '--ink'. @param rem the root font size in px. */
export function chartTheme(token: (name: string) => string, rem: number, isDark: boolean): ChartTheme {
  return {
    ink: token('--ink'),
    inkSoft: token('--ink-soft'),
    line: token('--line'),
    surface: token('--surface'),
    accent: token('--accent'),
    good: token('--good'),
    warn: token('--warn'),
    bad: token('--bad'),
    ramp: isDark ? ['#4d3510', '#26374d', '#2c5d94'] : ['#fbe3c0', '#e6eef8', '#8fb5e3'],
    palette: isDark ? DARK_PALETTE : LIGHT_PALETTE,
    fontFamily: token('--font'),
    fontSize: Math.round(rem * 0.8125),
  }
}
