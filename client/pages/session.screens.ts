import type { Screen } from '../base/screen.ts'

/** Screens before and around being signed in. */
export const sessionScreens: readonly Screen[] = [
  {
    name: 'sign-in',
    path: '/sign-in',
    title: 'session.signIn',
    access: 'public',
    isBare: true,
    page: () => import('./SignInPage.vue'),
  },
  {
    name: 'setup',
    path: '/setup',
    title: 'session.setUp',
    access: 'public',
    isBare: true,
    page: () => import('./SetupPage.vue'),
  },
  {
    name: 'password',
    path: '/password',
    title: 'session.changePassword',
    access: 'signedIn',
    isBare: true,
    page: () => import('./PasswordPage.vue'),
  },
]
