/** Remembers the last answer of each address with its ETag, so that an unchanged board costs a 304. */
export type EtagMemory = {
  readonly tagOf: (url: string) => string | undefined
  readonly bodyOf: (url: string) => unknown
  readonly remember: (url: string, tag: string | null, body: unknown) => void
  readonly clear: () => void
}

/** @param limit how many addresses are kept; the oldest goes first. */
export function createEtagMemory(limit = 60): EtagMemory {
  const answers = new Map<string, { readonly tag: string; readonly body: unknown }>()
  return {
    tagOf: (url) => answers.get(url)?.tag,
    bodyOf: (url) => answers.get(url)?.body,
    remember(url, tag, body) {
      answers.delete(url)
      if (tag === null) return
      answers.set(url, { tag, body })
      const oldest = answers.keys().next()
      if (answers.size > limit && oldest.done !== true) answers.delete(oldest.value)
    },
    clear: () => answers.clear(),
  }
}
