import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import './base/styles/tokens.css'
import './base/styles/base.css'
import './base/styles/controls.css'
import './base/styles/print.css'
import App from './App.vue'
import { createHttp, httpKey } from './base/http/http-client.ts'
import { createMessages, switchLocale } from './base/i18n.ts'
import { usePreferences } from './base/preferences.ts'
import { useSession } from './features/session/session.store.ts'
import { createAppRouter } from './router.ts'

const app = createApp(App)
const pinia = createPinia()
const i18n = createMessages()
const http = createHttp({ fetch: (...args) => fetch(...args), onSignedOut: () => useSession(pinia).leave() })

app.provide(httpKey, http)
app.use(pinia)
app.use(PiniaColada, { queryOptions: { staleTime: 15_000, gcTime: 300_000 } })
app.use(i18n)
const router = createAppRouter(() => useSession(pinia))

const preferences = usePreferences(pinia)
watch(
  () => preferences.locale,
  (locale) => void switchLocale(i18n, locale),
)
await switchLocale(i18n, preferences.locale)
app.use(router)
app.mount('#app')
