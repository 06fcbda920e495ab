import type { CreateUserRequest, GrantRequest, User, UserPage } from '../../../server/contract/identity.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createUsersApi(http: Http) {
  const one = (user: string, path = '') => `/users/${segment(user)}${path}`
  return {
    page: (after: string | null) => http.get<UserPage>('/users', { after }),
    show: (user: string) => http.get<User>(one(user)),
    create: (request: CreateUserRequest) => http.send<User>('POST', '/users', request),
    addGrant: (user: string, grant: GrantRequest) => http.send<User>('POST', one(user, '/grants'), grant),
    endGrant: (user: string, grant: string) => http.send<User>('DELETE', one(user, `/grants/${segment(grant)}`)),
    disable: (user: string) => http.send<User>('POST', one(user, '/disable')),
    enable: (user: string) => http.send<User>('POST', one(user, '/enable')),
    resetPassword: (user: string, password: string) => http.send<User>('PUT', one(user, '/password'), { password }),
  }
}
