import { useQuery } from '@pinia/colada'
import type { User } from '../../../server/contract/identity.contract.ts'
import { useHttp } from '../../base/http/http-client.ts'
import { createUsersApi } from './users.api.ts'

/** As many pages as are read at once; a bureau with more accounts searches by login on the server later. */
const MOST_PAGES = 40

/** Every account, page after page, so that the table can search and sort them. */
export function useAllUsers() {
  const api = createUsersApi(useHttp())
  return useQuery({
    key: ['users'],
    query: async () => {
      const users: User[] = []
      let after: string | null = null
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer: Awaited<ReturnType<typeof api.page>> = await api.page(after)
        users.push(...answer.users)
        after = answer.next
        if (after === null) break
      }
      return { users, isCut: after !== null }
    },
  })
}
