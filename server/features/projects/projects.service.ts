import type { Knex } from 'knex'
import type { CreateProjectRequest, Project, ProjectDetail, ProjectRequest } from '../../contract/projects.contract.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import { labelled, labelledOrNull, readKnown, type Known } from '../facts/known.read-model.ts'
import { refuseProblems, type RowProblem } from '../facts/row-problem.ts'
import { checkProject } from './check-project.ts'
import { createProjectsRepository, type StoredProject } from './projects.repository.ts'

export type ProjectsDeps = {
  readonly knex: Knex
  readonly clock: Clock
  /** A chief representative may be reached by a veto: boards of open periods follow. */
  readonly cards: {
    readonly markAllStale: (trx: Knex.Transaction) => Promise<readonly string[]>
    readonly scheduleRebuild: (period: string) => void
  }
}

export type ProjectsService = ReturnType<typeof createProjectsService>

/** Projects and their chief representatives; their points are a ledger of their own (points.service). */
export function createProjectsService({ knex, clock, cards }: ProjectsDeps) {
  async function find(connection: Knex, code: string): Promise<StoredProject> {
    const project = await createProjectsRepository(connection).find(code)
    if (project === null) throw new NotFound()
    return project
  }

  async function save(
    change: Change,
    code: string,
    request: ProjectRequest,
    write: (trx: Knex.Transaction, project: StoredProject) => Promise<void>,
  ): Promise<ProjectDetail> {
    let open: readonly string[] = []
    const detail = await change.run(async (trx) => {
      const known = await readKnown(trx)
      refuseProblems(checkProject(request, known))
      const project = { code, ...request }
      await write(trx, project)
      open = await cards.markAllStale(trx)
      return { value: toDetail(project, known), object: { type: 'project', id: code }, detail: { name: request.name } }
    })
    open.forEach(cards.scheduleRebuild)
    return detail
  }

  return {
    async list(): Promise<Project[]> {
      const known = await readKnown(knex)
      const today = clock.today()
      return (await createProjectsRepository(knex).list()).map((project) => toProject(project, known, today))
    },

    show: async (code: string): Promise<ProjectDetail> => toDetail(await find(knex, code), await readKnown(knex)),

    /** @throws Conflict `project.exists`, Invalid. */
    create: (change: Change, { code, ...request }: CreateProjectRequest): Promise<ProjectDetail> =>
      save(change, code, request, async (trx, project) => {
        const isNew = await createProjectsRepository(trx).insert(project)
        if (!isNew) throw new Conflict('project.exists', { params: { project: code } })
      }),

    update: (change: Change, code: string, request: ProjectRequest): Promise<ProjectDetail> =>
      save(change, code, request, async (trx, project) => {
        await find(trx, code)
        await createProjectsRepository(trx).replace(project)
      }),

    /** What is wrong with projects that are stated together. */
    check: (rows: readonly CreateProjectRequest[], known: Known): readonly RowProblem[] =>
      rows.flatMap((row, index) => checkProject(row, known, index)),

    /** Writes checked projects; a project that is there already keeps its chief representatives when none are stated. */
    async stage(trx: Knex, rows: readonly CreateProjectRequest[]): Promise<void> {
      const repository = createProjectsRepository(trx)
      for (const row of rows) {
        const present = await repository.find(row.code)
        if (present === null) await repository.insert(row)
        else
          await repository.replace({ ...row, chiefReps: row.chiefReps.length > 0 ? row.chiefReps : present.chiefReps })
      }
    },
  }
}

function toProject(project: StoredProject, known: Known, today: string): Project {
  const rep = project.chiefReps.find(
    ({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today),
  )
  return {
    code: project.code,
    name: project.name,
    leadUnit: labelled(known.units, project.leadUnit),
    chiefRep: labelledOrNull(known.people, rep?.person ?? ''),
  }
}

function toDetail(project: StoredProject, known: Known): ProjectDetail {
  return {
    code: project.code,
    name: project.name,
    leadUnit: labelled(known.units, project.leadUnit),
    chiefReps: project.chiefReps.map(({ person, ...dates }) => ({ person: labelled(known.people, person), ...dates })),
  }
}
