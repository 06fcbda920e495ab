import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, ref, watch } from 'vue'
import type { Job } from '../../../server/contract/jobs.contract.ts'
import { newIdempotencyKey } from '../../base/http/idempotency-key.ts'
import { useHttp } from '../../base/http/http-client.ts'
import { useAction } from '../../base/use-action.ts'
import { jobProblem } from '../jobs/job-problem.ts'
import { createJobsApi } from '../jobs/jobs.api.ts'
import { createSettlementsApi } from '../settlements/settlements.api.ts'

export type Computing = ReturnType<typeof useComputing>

/** Orders settlements of a period and follows them; one that runs already is found again after the screen was closed. */
export function useComputing(period: () => string) {
  const http = useHttp()
  const queries = useQueryCache()
  const jobId = ref<string | null>(null)
  const plan = ref<string | null>(null)
  const failure = ref<unknown>(null)
  const finished = ref<string | null>(null)

  const jobs = useQuery({ key: ['jobs'], query: createJobsApi(http).mine, staleTime: 0 })
  watch(
    () => jobs.data.value?.jobs,
    (mine) => {
      const title = `${period()} · `
      const running = mine?.find(
        (job) => job.kind === 'settlement' && job.status === 'RUNNING' && job.title.startsWith(title),
      )
      if (running !== undefined) jobId.value ??= running.id
    },
    { immediate: true },
  )

  const ordering = useAction(async (planCode: string) => {
    const { jobId: started } = await createSettlementsApi(http).order(period(), planCode, newIdempotencyKey())
    jobId.value = started
  })

  async function order(planCode: string): Promise<void> {
    plan.value = planCode
    failure.value = null
    finished.value = null
    if (!(await ordering.run(planCode))) failure.value = ordering.error.value
  }

  async function end(job: Job): Promise<void> {
    jobId.value = null
    if (job.status === 'DONE') finished.value = settlementOf(job)
    else failure.value = jobProblem(job)
    await queries.invalidateQueries({ key: ['period', period(), 'settlements'] })
    await queries.invalidateQueries({ key: ['jobs'] })
  }

  return {
    jobId,
    plan,
    failure,
    finished,
    order,
    end,
    isRunning: computed(() => jobId.value !== null || ordering.isBusy.value),
  }
}

function settlementOf({ result }: Job): string | null {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return null
  return typeof result.settlementId === 'string' ? result.settlementId : null
}
