/**
 * Keeps the latest values by what they were computed from. Concurrent callers share one computation; a failed one is
 * forgotten. Nothing here is state that matters: a lost value is computed again.
 */
export function createRecent<Value>(size: number) {
  const kept = new Map<string, Promise<Value>>()
  return {
    get(key: string, compute: () => Promise<Value>): Promise<Value> {
      const found = kept.get(key)
      if (found !== undefined) {
        kept.delete(key)
        kept.set(key, found)
        return found
      }
      const computed = compute()
      kept.set(key, computed)
      computed.catch(() => kept.delete(key))
      const oldest = kept.keys().next()
      if (kept.size > size && oldest.done !== true) kept.delete(oldest.value)
      return computed
    },
  }
}
