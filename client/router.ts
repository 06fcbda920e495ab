import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw } from 'vue-router'
import { homeFor, mayOpen, toRoute, type Screen } from './base/screen.ts'
import type { useSession } from './features/session/session.store.ts'
import { screens } from './pages/screens.ts'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    access?: Screen['access']
    isBare?: boolean
  }
}

type Session = ReturnType<typeof useSession>

export function createAppRouter(session: () => Session) {
  const router = createRouter({
    history: createWebHistory(),
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
    routes: [
      { path: '/', name: 'start', component: () => import('./pages/StartPage.vue'), meta: { access: 'signedIn' } },
      ...screens.map(toRoute),
      { path: '/:rest(.*)*', name: 'missing', component: () => import('./pages/MissingPage.vue') },
    ],
  })
  router.beforeEach(async (to) => {
    await session().ensure()
    return guard(to, session().me)
  })
  return router
}

/** Where a navigation really goes: true lets it pass. */
export function guard(to: RouteLocationNormalized, me: Session['me']): true | RouteLocationRaw {
  const access = to.meta.access ?? 'public'
  if (me === null) return access === 'public' ? true : { name: 'sign-in', query: { next: to.fullPath } }
  if (me.mustChangePassword) return to.name === 'password' ? true : { name: 'password' }
  if (to.name === 'start' || to.name === 'sign-in') return homeFor(me)
  return mayOpen(access, me) ? true : { name: 'missing', params: { rest: to.path.slice(1).split('/') } }
}
