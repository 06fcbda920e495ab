/** Time as everything in the product sees it: injected, so that a test decides what time it is. */
export type Clock = {
  /** Epoch milliseconds, UTC. */
  readonly now: () => number
  /** Local date 'YYYY-MM-DD' in Asia/Shanghai. */
  readonly today: () => string
}

/** China keeps one zone without summer time, so the offset is a constant and needs no zone table. */
const CHINA_OFFSET_MS = 8 * 3_600_000

/** The local date in Asia/Shanghai of an instant. */
export function localDate(epochMs: number): string {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(0, 10)
}

/** The local time 'HH:MM' in Asia/Shanghai of an instant. */
export function localTime(epochMs: number): string {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(11, 16)
}

export function createClock(now: () => number): Clock {
  return { now, today: () => localDate(now()) }
}

export function systemClock(): Clock {
  return createClock(() => Date.now())
}
