import { createI18n } from 'vue-i18n'
import type { Locale } from './locales.ts'

/** Messages are loaded for the language in use only: the other one is its own chunk. */
const loaders: Readonly<Record<Locale, () => Promise<{ readonly default: unknown }>>> = {
  'zh-CN': () => import('./messages/zh-CN.json'),
  en: () => import('./messages/en.json'),
}

export function createMessages() {
  return createI18n({
    legacy: false,
    locale: 'zh-CN',
    messages: {},
    missingWarn: import.meta.env.DEV,
    fallbackWarn: false,
  })
}

export type MessagesPlugin = ReturnType<typeof createMessages>

/** Switches the language after its messages have arrived. */
export async function switchLocale(i18n: MessagesPlugin, locale: Locale): Promise<void> {
  const { global } = i18n
  // The composer is typed for the empty catalogue it starts with; both catalogues have the same keys, which a test proves.
  const catalogue = global as unknown as {
    locale: { value: string }
    availableLocales: readonly string[]
    setLocaleMessage: (locale: string, messages: unknown) => void
  }
  if (!catalogue.availableLocales.includes(locale)) {
    catalogue.setLocaleMessage(locale, (await loaders[locale]()).default)
  }
  catalogue.locale.value = locale
  document.documentElement.lang = locale
}
