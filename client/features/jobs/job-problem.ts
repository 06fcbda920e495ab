import type { Job } from '../../../server/contract/jobs.contract.ts'
import type { Problem } from '../../../server/contract/primitives.ts'
import { HttpProblem } from '../../base/http/http-problem.ts'

/** What went wrong in a job, shaped like any other failed request. */
export function jobProblem(job: Job): HttpProblem {
  const code = job.problem?.code ?? (job.status === 'INTERRUPTED' ? 'job.interrupted' : 'job.cancelled')
  // Parameters are written by the same error classes that problem answers come from.
  const params = (job.problem?.params ?? {}) as NonNullable<Problem['params']>
  return new HttpProblem({
    type: 'about:blank',
    title: code,
    status: 422,
    code,
    detail: '',
    params,
    details: job.problem?.details ?? null,
    requestId: '',
  })
}
