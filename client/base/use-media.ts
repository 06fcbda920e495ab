import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether a media query holds now. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = matchMedia(query)
  const holds = ref(list.matches)
  const update = () => {
    holds.value = list.matches
  }
  list.addEventListener('change', update)
  onScopeDispose(() => list.removeEventListener('change', update))
  return holds
}

/** Phones and narrow windows: cards instead of tables, tabs instead of the side bar. */
export const useIsNarrow = () => useMedia('(max-width: 47.99rem)')
