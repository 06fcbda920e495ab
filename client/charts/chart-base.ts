import type { EChartsOption } from 'echarts'
import type { ChartTheme } from './theme.ts'

/** What all charts share: font, calm motion, decal-free aria, a tooltip in the surface colours. */
export function chartBase(theme: ChartTheme): EChartsOption {
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false } },
    textStyle: { fontFamily: theme.fontFamily, fontSize: theme.fontSize, color: theme.ink },
    tooltip: {
      confine: true,
      appendTo: 'body',
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { color: theme.ink, fontSize: theme.fontSize, fontFamily: theme.fontFamily },
    },
  }
}

export function axisText(theme: ChartTheme) {
  return { color: theme.inkSoft, fontSize: theme.fontSize, fontFamily: theme.fontFamily }
}

/** Text that goes into a tooltip's HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** A long name cut for an axis; the tooltip and the table have it whole. */
export function shortName(name: string, length = 8): string {
  const letters = [...name]
  return letters.length <= length ? name : `${letters.slice(0, length - 1).join('')}…`
}
