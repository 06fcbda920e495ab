import { ref, type Ref } from 'vue'

export type Action<Args extends readonly unknown[]> = {
  readonly isBusy: Readonly<Ref<boolean>>
  /** What the last run threw; null while it runs and after success. */
  readonly error: Readonly<Ref<unknown>>
  /** Runs once at a time; true when it succeeded. */
  readonly run: (...args: Args) => Promise<boolean>
  readonly forget: () => void
}

/** A write with its state: busy, failed, done. Errors are kept to be shown, never thrown on. */
export function useAction<Args extends readonly unknown[]>(work: (...args: Args) => Promise<unknown>): Action<Args> {
  const isBusy = ref(false)
  const error = ref<unknown>(null)
  async function run(...args: Args): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    error.value = null
    try {
      await work(...args)
      return true
    } catch (thrown) {
      error.value = thrown
      return false
    } finally {
      isBusy.value = false
    }
  }
  const forget = () => {
    error.value = null
  }
  return { isBusy, error, run, forget }
}
