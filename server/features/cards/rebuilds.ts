export type RebuildDeps = {
  readonly run: (period: string) => Promise<void>
  readonly onFailure: (error: unknown, period: string) => void
}

/** Background rebuilds, at most one for a period at a time; a request during one asks for another after it. */
export function createRebuilds({ run, onFailure }: RebuildDeps) {
  const running = new Map<string, Promise<void>>()
  const again = new Set<string>()

  async function work(period: string): Promise<void> {
    do {
      again.delete(period)
      await run(period)
    } while (again.has(period))
  }

  function start(period: string): void {
    const done = work(period)
      .catch((error: unknown) => onFailure(error, period))
      .finally(() => {
        running.delete(period)
        // Asked for after the last look, or before a failure: nobody else remembers it.
        if (again.delete(period)) start(period)
      })
    running.set(period, done)
  }

  return {
    schedule(period: string): void {
      if (running.has(period)) again.add(period)
      else start(period)
    },
    async settled(period: string): Promise<void> {
      while (running.has(period)) await running.get(period)
    },
    async close(): Promise<void> {
      again.clear()
      await Promise.all(running.values())
    },
  }
}
