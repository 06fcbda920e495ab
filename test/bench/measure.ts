import { createHash } from 'node:crypto'

/** Milliseconds that `work` takes, and what it gives. */
export async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> {
  const startedAt = performance.now()
  const value = await work()
  return { ms: performance.now() - startedAt, value }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('median of nothing')
  return middle
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`

/** What this machine does just now: hashing a fixed amount. Times of two runs compare only beside it. */
export function probe(): string {
  const block = Buffer.alloc(1 << 20, 7)
  const startedAt = performance.now()
  const hash = createHash('sha256')
  for (let round = 0; round < 200; round += 1) hash.update(block)
  hash.digest()
  return `machine probe: sha256 of 200 MiB in ${seconds(performance.now() - startedAt)}`
}

/** One figure that can fail the run: what was measured against what it may be at most. */
export type Verdict = { readonly title: string; readonly value: number; readonly atMost: number }

/** Prints the verdicts. @returns whether all hold */
export function report(verdicts: readonly Verdict[]): boolean {
  for (const { title, value, atMost } of verdicts) {
    const word = value <= atMost ? 'ok  ' : 'FAIL'
    console.log(`${word} ${title}: ${value.toFixed(2)} (at most ${atMost})`)
  }
  return verdicts.every(({ value, atMost }) => value <= atMost)
}
