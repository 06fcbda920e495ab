import type { Job } from '../../../server/contract/jobs.contract.ts'
import { segment, type Http } from '../../base/http/http-client.ts'

export function createJobsApi(http: Http) {
  return {
    mine: () => http.get<{ readonly jobs: readonly Job[] }>('/jobs'),
    show: (job: string) => http.get<Job>(`/jobs/${segment(job)}`),
    cancel: (job: string) => http.send<Job>('POST', `/jobs/${segment(job)}/cancel`),
    eventsHref: (job: string) => http.href(`/jobs/${segment(job)}/events`),
  }
}
