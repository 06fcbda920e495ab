import { z } from 'zod'
import { periodParams, reason } from '../../contract/facts.contract.ts'
import { code } from '../../contract/primitives.ts'
import {
  createProjectRequest,
  pointsFilter,
  pointsPage,
  pointsRequest,
  projectDetail,
  projectList,
  projectRequest,
} from '../../contract/projects.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { PointsService } from './points.service.ts'
import type { ProjectsService } from './projects.service.ts'

const hr = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
const readers = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head'], scope: 'bureau' } as const
const everybody = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head', 'staff'], scope: 'self' } as const
const oneProject = z.strictObject({ project: code })
const stated = z.strictObject({ code: z.string() })

export function projectsRoutes(projects: ProjectsService, points: PointsService): readonly RouteDeclaration[] {
  return [...registerRoutes(projects), ...ledgerRoutes(points)]
}

function registerRoutes(projects: ProjectsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/projects',
      operation: 'projects.list',
      summary: 'Projects with their lead unit and chief representative today',
      access: readers,
      response: projectList,
      idempotency: 'none',
      audit: null,
      handle: async () => ({ projects: await projects.list() }),
    }),
    defineRoute({
      method: 'GET',
      path: '/projects/:project',
      operation: 'projects.show',
      summary: 'A project with its chief representatives by date',
      access: readers,
      params: oneProject,
      response: projectDetail,
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => projects.show(params.project),
    }),
    defineRoute({
      method: 'POST',
      path: '/projects',
      operation: 'projects.create',
      summary: 'Register a project',
      access: hr,
      body: createProjectRequest,
      response: projectDetail,
      status: 201,
      idempotency: 'none',
      audit: 'project.create',
      handle: async ({ change, body }) => projects.create(change, body),
    }),
    defineRoute({
      method: 'PUT',
      path: '/projects/:project',
      operation: 'projects.update',
      summary: 'Change a project',
      access: hr,
      params: oneProject,
      body: projectRequest,
      response: projectDetail,
      idempotency: 'none',
      audit: 'project.update',
      handle: async ({ change, params, body }) => projects.update(change, params.project, body),
    }),
  ]
}

function ledgerRoutes(points: PointsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/points',
      operation: 'points.list',
      summary: "Project points within the caller's scope, latest statement first",
      access: everybody,
      params: periodParams,
      query: pointsFilter,
      response: pointsPage,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params, query }) => points.list(actor, params.period, query),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/points',
      operation: 'points.state',
      summary: 'State project points of a person or of the lead unit',
      access: hr,
      params: periodParams,
      body: pointsRequest,
      response: stated,
      status: 201,
      idempotency: 'none',
      audit: 'points.state',
      handle: async ({ actor, change, params, body }) => points.state(change, actor, params.period, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/points/:points/revocation',
      operation: 'points.revoke',
      summary: 'Take project points back',
      access: hr,
      params: z.strictObject({ period: code, points: code }),
      body: z.strictObject({ reason }),
      response: z.strictObject({}),
      idempotency: 'none',
      audit: 'points.revoke',
      handle: async ({ change, params, body }) => {
        await points.revoke(change, params.period, params.points, body.reason)
        return {}
      },
    }),
  ]
}
