import type { Problem } from '../../../server/contract/primitives.ts'

/** What the server answered instead of a result, or `code: 'network'` with status 0 when it did not answer. */
export class HttpProblem extends Error {
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.status} ${problem.code}`, options)
    this.name = 'HttpProblem'
    this.problem = problem
  }
}

/** Any thrown value as a problem, so that every error can be shown the same way. */
export function toProblem(error: unknown): Problem {
  if (error instanceof HttpProblem) return error.problem
  const detail = error instanceof Error ? error.message : String(error)
  return { type: 'about:blank', title: 'client', status: 0, code: 'client', detail, requestId: '' }
}

export function networkProblem(cause: unknown): HttpProblem {
  const problem = { type: 'about:blank', title: 'network', status: 0, code: 'network', detail: '', requestId: '' }
  return new HttpProblem(problem, { cause })
}

/** Reads an error answer; one that is no problem document (a proxy's page) becomes `code: 'http'`. */
export async function readProblem(response: Response): Promise<HttpProblem> {
  const requestId = response.headers.get('x-request-id') ?? ''
  const bare = { type: 'about:blank', title: '', status: response.status, code: 'http', detail: '', requestId }
  try {
    const body: unknown = await response.json()
    return new HttpProblem(isProblem(body) ? body : bare)
  } catch (cause) {
    return new HttpProblem(bare, { cause })
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
}
