import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { Job } from '../../../server/contract/jobs.contract.ts'
import { segment, useHttp } from '../http/http-client.ts'

/** A job as the client sees it; the shape of its result belongs to its kind. */
export type JobState = Omit<Job, 'result' | 'problem'> & {
  readonly result: unknown
  readonly problem: { readonly code: string; readonly params: unknown; readonly details: unknown } | null
}

/**
 * Follows a job by server-sent events until it has ended, and by polling where the stream breaks. It goes on when the page
 * is left: whoever comes back follows the same id.
 */
export function useJob(jobId: Readonly<Ref<string | null>>) {
  const http = useHttp()
  const job = shallowRef<JobState | null>(null)
  const error = ref<unknown>(null)
  let stop = () => {}

  watch(
    jobId,
    (id) => {
      stop()
      job.value = null
      error.value = null
      if (id !== null) stop = follow(id)
    },
    { immediate: true },
  )
  onScopeDispose(() => stop())

  function follow(id: string): () => void {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const stream = new EventSource(http.href(`/jobs/${segment(id)}/events`))

    function take(state: JobState): void {
      if (isOver) return
      job.value = state
      if (state.status !== 'RUNNING') finish()
    }
    function finish(): void {
      isOver = true
      stream.close()
      clearTimeout(timer)
    }
    async function poll(): Promise<void> {
      if (isOver) return
      try {
        take(await http.get<JobState>(`/jobs/${segment(id)}`))
        error.value = null
      } catch (thrown) {
        error.value = thrown
      }
      if (!isOver) timer = setTimeout(() => void poll(), 1_500)
    }
    // The server writes every event through the contract's schema of a job.
    stream.addEventListener('job', (event: MessageEvent<string>) => take(JSON.parse(event.data) as JobState))
    stream.addEventListener('error', () => {
      stream.close()
      void poll()
    })
    return finish
  }

  const cancel = async (): Promise<void> => {
    if (jobId.value !== null) await http.send('POST', `/jobs/${segment(jobId.value)}/cancel`)
  }
  return { job, error, cancel }
}
