import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { ChangePasswordRequest, Me, Role, SignInRequest } from '../../../server/contract/identity.contract.ts'
import { useHttp } from '../../base/http/http-client.ts'
import { HttpProblem } from '../../base/http/http-problem.ts'
import { createSessionApi } from './session.api.ts'

type SessionState =
  { readonly status: 'unknown' } | { readonly status: 'signedOut' } | { readonly status: 'signedIn'; readonly me: Me }

/** Who uses this browser. Everything else that belongs to the user is dropped with it. */
export const useSession = defineStore('session', () => {
  const http = useHttp()
  const api = createSessionApi(http)
  const state = ref<SessionState>({ status: 'unknown' })
  const me = computed(() => (state.value.status === 'signedIn' ? state.value.me : null))

  async function enter(): Promise<void> {
    http.forget()
    state.value = { status: 'signedIn', me: await api.me() }
  }

  function leave(): void {
    http.forget()
    state.value = { status: 'signedOut' }
  }

  /** Asks the server once who is signed in. */
  async function ensure(): Promise<void> {
    if (state.value.status !== 'unknown') return
    try {
      await enter()
    } catch (error) {
      if (!(error instanceof HttpProblem) || error.problem.status !== 401) throw error
      leave()
    }
  }

  return {
    me,
    ensure,
    leave,
    hasRole: (...roles: readonly Role[]) => me.value?.roles.some((role) => roles.includes(role)) ?? false,
    options: api.options,
    async signIn(request: SignInRequest) {
      await api.signIn(request)
      await enter()
    },
    /** Makes the first administrator, who then signs in. */
    setUp: api.setUp,
    async changePassword(request: ChangePasswordRequest) {
      await api.changePassword(request)
      await enter()
    },
    async signOut(isEverywhere = false) {
      await (isEverywhere ? api.signOutEverywhere() : api.signOut())
      leave()
    },
  }
})
