import type {
  ChangePasswordRequest,
  Me,
  SetupRequest,
  SignInOptions,
  SignInRequest,
} from '../../../server/contract/identity.contract.ts'
import type { Http } from '../../base/http/http-client.ts'

export function createSessionApi(http: Http) {
  return {
    me: () => http.get<Me>('/me'),
    options: () => http.get<SignInOptions>('/session/options'),
    signIn: (request: SignInRequest) => http.send<void>('POST', '/session', request),
    signOut: () => http.send<void>('DELETE', '/session'),
    signOutEverywhere: () => http.send<void>('DELETE', '/sessions'),
    changePassword: (request: ChangePasswordRequest) => http.send<void>('PUT', '/me/password', request),
    setUp: (request: SetupRequest) => http.send<void>('POST', '/setup', request),
  }
}
