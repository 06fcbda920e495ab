import { setTimeout as sleep } from 'node:timers/promises'
import { openApplication, type TestApplication } from '../support/application.ts'
import type { TestEngine } from '../support/database.ts'
import { writeBundle } from '../support/write-bundle.ts'
import type { Bundle } from '../../server/engine/index.ts'
import type { Actor } from '../../server/platform/actor.ts'

/** The person in whose name the bench works. */
export const HR: Actor = {
  userId: 'bench',
  login: 'bench',
  personCode: null,
  roles: ['hr'],
  grants: [{ role: 'hr', unitCode: null, startsOn: '2020-01-01', endsOn: null }],
  mustChangePassword: false,
}

/** The real application with a bureau in its tables and live cards built. */
export async function openWithBureau(engine: TestEngine, bundle: Bundle): Promise<TestApplication> {
  const app = await openApplication(engine)
  await writeBundle(app.knex, bundle)
  app.application.cards.scheduleRebuild(bundle.period.code)
  await app.application.cards.settled(bundle.period.code)
  return app
}

/** Orders a settlement and waits for its end. @returns its id @throws Error with the problem of a failed job */
export async function settleOnce(app: TestApplication, period: string): Promise<string> {
  const { settlements, jobs, changeAs } = app.application
  const { jobId } = await settlements.order(changeAs(HR, 'settlement.order'), HR, period, 'A')
  for (;;) {
    const job = await jobs.get(HR, jobId)
    if (job.status === 'DONE') return String((job.result as { settlementId: string }).settlementId) // what the job answers
    if (job.status !== 'RUNNING') throw new Error(`settlement ${job.status}: ${JSON.stringify(job.problem)}`)
    await sleep(20)
  }
}
