import { setTimeout as sleep } from 'node:timers/promises'
import type { Agent } from './application.ts'

const TRIES = 400
const PAUSE_MS = 50

/** Waits for a job's end and gives its answer. @throws Error when it takes longer than twenty seconds. */
export async function finishJob(agent: Agent, jobId: string) {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const { body } = await agent.get(`/api/v1/jobs/${jobId}`)
    if (body.status !== 'RUNNING') return body
    await sleep(PAUSE_MS)
  }
  throw new Error(`job ${jobId} did not end`)
}
