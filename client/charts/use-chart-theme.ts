import { computed } from 'vue'
import { usePreferences } from '../base/preferences.ts'
import { chartTheme } from './theme.ts'

/** The chart theme of the moment: it changes with theme, colour mode and text size. */
export function useChartTheme() {
  const preferences = usePreferences()
  return computed(() => {
    // Named so that this is computed again when one of them changes: the tokens themselves are not reactive.
    const isDark = preferences.shownTheme === 'dark'
    const key = `${preferences.colour} ${preferences.size}`
    const style = getComputedStyle(document.documentElement)
    const rem = Number.parseInt(style.fontSize, 10) || (key.endsWith('large') ? 20 : 16)
    return chartTheme((name) => style.getPropertyValue(name).trim(), rem, isDark)
  })
}
