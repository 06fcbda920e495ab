import type { Problem } from '../../../server/contract/primitives.ts'
import { HttpProblem } from '../http/http-problem.ts'
import type { JobState } from './use-job.ts'

/** What a failed job says, in the form of a problem answer, so that it is shown like any other. */
export function toProblemOfJob({ code, params }: NonNullable<JobState['problem']>): HttpProblem {
  const problem = { type: 'about:blank', title: 'job', status: 422, code, detail: '', requestId: '' }
  return new HttpProblem(isParams(params) ? { ...problem, params } : problem)
}

function isParams(params: unknown): params is NonNullable<Problem['params']> {
  return typeof params === 'object' && params !== null && !Array.isArray(params)
}
