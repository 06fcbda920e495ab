import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/**
 * A value that lives in the address: the URL is the state, Back works, a copied link shows the same.
 * The default is not written. `push` makes a step of history; filters replace.
 */
export function useUrlState(
  name: string,
  otherwise = '',
  move: 'push' | 'replace' = 'replace',
): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => {
      const value = route.query[name]
      return typeof value === 'string' ? value : otherwise
    },
    set: (value) => {
      const { [name]: _, ...rest } = router.currentRoute.value.query
      const query = value === otherwise ? rest : { ...rest, [name]: value }
      void router[move]({ query })
    },
  })
}
