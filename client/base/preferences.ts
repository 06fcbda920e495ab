import { defineStore } from 'pinia'
import { computed, ref, watchEffect } from 'vue'
import { isLocale, preferredLocale, type Locale } from './locales.ts'

export type Theme = 'system' | 'light' | 'dark'
export type TextSize = 'normal' | 'large'
export type ColourMode = 'full' | 'weak' | 'grey'

/** How this device shows the application: kept in the browser, never on the server. */
export const usePreferences = defineStore('preferences', () => {
  const theme = ref<Theme>(oneOf(['system', 'light', 'dark'], recall('theme'), 'system'))
  const size = ref<TextSize>(oneOf(['normal', 'large'], recall('size'), 'normal'))
  const colour = ref<ColourMode>(oneOf(['full', 'weak', 'grey'], recall('colour'), 'full'))
  const stored = recall('locale')
  const locale = ref<Locale>(isLocale(stored) ? stored : preferredLocale(navigator.languages))

  const systemIsDark = ref(matchMedia('(prefers-color-scheme: dark)').matches)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
    systemIsDark.value = event.matches
  })
  const shownTheme = computed(() => (theme.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : theme.value))

  watchEffect(() => {
    const { dataset, classList } = document.documentElement
    dataset.theme = shownTheme.value
    dataset.size = size.value
    dataset.colour = colour.value
    // Element Plus switches its dark variables by this class.
    classList.toggle('dark', shownTheme.value === 'dark')
    keep('theme', theme.value)
    keep('size', size.value)
    keep('colour', colour.value)
    keep('locale', locale.value)
  })

  return { theme, size, colour, locale, shownTheme }
})

function oneOf<T extends string>(allowed: readonly T[], value: string | null, otherwise: T): T {
  return allowed.find((each) => each === value) ?? otherwise
}

/** Storage can be forbidden by the browser: the default is used then. */
function recall(name: string): string | null {
  try {
    return localStorage.getItem(`qianfen.${name}`)
  } catch {
    return null
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`qianfen.${name}`, value)
  } catch {
    // The choice lives until the page closes.
  }
}
