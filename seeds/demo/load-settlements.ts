import type { Application } from '../../server/compose.ts'
import type { Actor } from '../../server/platform/actor.ts'
import type { DemoPeriod } from './periods.ts'
import { demoPlans } from './plans.ts'

/** The scenario each quarter is paid by. */
const PAID_BY: Readonly<Record<string, string>> = { '2026Q1': 'OPEN', '2026Q2': 'OPEN', '2026Q3': 'BOUNDED' }

/** Enters both scenarios of a period. */
export async function loadPlans(application: Application, actor: Actor, { code: period }: DemoPeriod): Promise<void> {
  for (const { code, name, content } of demoPlans(period)) {
    const change = application.changeAs(actor, 'plan.save')
    await application.plans.save(change, period, code, { name, revision: 0, content })
  }
}

/** Settles a finished quarter by its plan, publishes and pays it out; the open one is computed by both, to be compared. */
export async function settlePeriod(application: Application, actor: Actor, period: DemoPeriod): Promise<void> {
  const paidBy = PAID_BY[period.code]
  if (paidBy === undefined) {
    for (const { code } of demoPlans(period.code)) await compute(application, actor, period.code, code)
    return
  }
  const settlementId = await compute(application, actor, period.code, paidBy)
  const { outputDigest } = await application.settlements.find(settlementId)
  const move = { period: period.code, settlementId }
  const publication = application.changeAs(actor, 'period.publish')
  await application.moves.publish(publication, actor, { ...move, reason: '公示无异议,公布结果' })
  const release = application.changeAs(actor, 'period.release')
  await application.moves.release(release, actor, { ...move, outputDigest, reason: '党组会审定,予以兑现' })
}

/** @returns the settlement's id. @throws Error when the job did not end well. */
async function compute(application: Application, actor: Actor, period: string, plan: string): Promise<string> {
  const change = application.changeAs(actor, 'settlement.order')
  const { jobId } = await application.settlements.order(change, actor, period, plan)
  await application.jobs.drain()
  const { status, result, problem } = await application.jobs.get(actor, jobId)
  if (status !== 'DONE' || result === null || typeof result !== 'object' || !('settlementId' in result)) {
    throw new Error(`the demo's settlement of ${period} ended as ${status}: ${JSON.stringify(problem)}`)
  }
  return String(result.settlementId)
}
