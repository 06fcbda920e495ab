import { createClock, type Clock } from '../../server/platform/clock.ts'

/** Monday 2 November 2026, 10:00 in Shanghai. */
export const TEST_NOW = Date.UTC(2026, 10, 2, 2)

export type TestClock = Clock & {
  readonly set: (epochMs: number) => void
  readonly advance: (ms: number) => void
}

/** A clock that stands still until it is told otherwise. */
export function createTestClock(start = TEST_NOW): TestClock {
  let at = start
  return {
    ...createClock(() => at),
    set: (epochMs) => {
      at = epochMs
    },
    advance: (ms) => {
      at += ms
    },
  }
}
