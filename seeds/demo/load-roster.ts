import type { Application } from '../../server/compose.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { demoUnits } from './bureau.ts'
import { demoProjects } from './projects.ts'
import { demoRoster } from './roster.ts'
import { indicatorRow } from './stated-rows.ts'
import { VETO_INDICATORS } from './vetoes.ts'

/** Units, people, posts and offices, as one batch, and the working days that months are counted by. */
export async function loadRoster(application: Application, actor: Actor): Promise<void> {
  await application.calendar.ensureReference()
  const rows = { units: demoUnits().map((unit) => ({ ...unit, parents: [...unit.parents] })), ...demoRoster() }
  const problems = Object.values(await application.roster.check(rows)).flat()
  if (problems.length > 0) throw new Error(`the demo's roster is wrong: ${JSON.stringify(problems.slice(0, 5))}`)
  await application.changeAs(actor, 'roster.import').run(async (trx) => {
    const title = '人员花名册'
    const order = { period: null, kind: 'roster', source: 'imported', title, userId: actor.userId } as const
    const batch = await application.batches.open(trx, order)
    await application.roster.stage(trx, batch, rows)
    await application.batches.apply(trx, batch.id, rows.people.length)
    return { value: undefined, object: { type: 'batch', id: batch.id }, detail: { title, people: rows.people.length } }
  })
}

/** The projects with their chief representatives, and the veto indicators. */
export async function loadRegisters(application: Application, actor: Actor): Promise<void> {
  await application.changeAs(actor, 'project.import').run(async (trx) => {
    const projects = demoProjects().map((project) => ({ ...project, chiefReps: [...project.chiefReps] }))
    await application.projects.stage(trx, projects)
    return { value: undefined, object: { type: 'project', id: '*' }, detail: { projects: projects.length } }
  })
  for (const indicator of VETO_INDICATORS) {
    const change = application.changeAs(actor, 'vetoIndicator.create')
    await application.vetoReadings.createIndicator(change, indicatorRow(indicator))
  }
}
