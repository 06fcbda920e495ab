import { Unavailable } from '../errors.ts'

/** Runs at most `most` pieces of work at a time; the rest waits in order, and beyond `queue` is refused. */
export function createSlots(most: number, queue: number) {
  let running = 0
  const waiting: (() => void)[] = []
  const release = () => {
    running -= 1
    waiting.shift()?.()
  }
  return {
    /** @throws Unavailable when the queue is full */
    run: async <T>(work: () => Promise<T>): Promise<T> => {
      if (running >= most) {
        if (waiting.length >= queue) throw new Unavailable('file.busy', 5)
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
      running += 1
      try {
        return await work()
      } finally {
        release()
      }
    },
  }
}
