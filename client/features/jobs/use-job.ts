import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { Job } from '../../../server/contract/jobs.contract.ts'
import { useHttp } from '../../base/http/http-client.ts'
import { createJobsApi } from './jobs.api.ts'

const POLL_MS = 1_500

/**
 * Follows one job until it ends: by server-sent events, by asking where a proxy holds those back. `onEnd` is told once.
 * The job goes on without anybody looking; opening the screen again follows it again.
 */
export function useJob(jobId: () => string | null, onEnd: (job: Job) => void) {
  const api = createJobsApi(useHttp())
  const job: Ref<Job | null> = ref(null)
  let stop = () => {}

  function take(latest: Job): void {
    job.value = latest
    if (latest.status === 'RUNNING') return
    stop()
    onEnd(latest)
  }

  function follow(id: string): void {
    const source = new EventSource(api.eventsHref(id))
    let timer: ReturnType<typeof setInterval> | undefined
    stop = () => {
      source.close()
      clearInterval(timer)
    }
    // The server writes job events through the contract's schema.
    source.addEventListener('job', (event: MessageEvent<string>) => take(JSON.parse(event.data) as Job))
    source.addEventListener('error', () => {
      source.close()
      timer ??= setInterval(() => void api.show(id).then(take, () => {}), POLL_MS)
    })
  }

  watch(
    jobId,
    (id) => {
      stop()
      job.value = null
      if (id !== null) follow(id)
    },
    { immediate: true },
  )
  onScopeDispose(() => stop())
  return { job, cancel: (id: string) => api.cancel(id) }
}
