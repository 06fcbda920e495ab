import { beforeAll, expect, it } from 'vitest'
import type { Response } from 'supertest'
import { stateDigest } from '../../server/platform/state-digest.ts'
import type { RouteDeclaration } from '../../server/platform/http/route.ts'
import { sampleOf, type RouteSample } from '../support/access-samples.ts'
import { buildAccessWorld, CALLERS, FOREIGN_PERSON, type AccessWorld, type Caller } from '../support/access-world.ts'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'
import { callRoute } from '../support/call.ts'

/** One cell of the matrix that went wrong, in words. */
type Fault = string

describeOnEveryDatabase('access', (open) => {
  let app: TestApplication
  let world: AccessWorld
  let cells = 0

  beforeAll(async () => {
    app = await open()
    world = await buildAccessWorld(app)
    // Made now, so that their rows are not taken for a change.
    for (const caller of CALLERS) await app.userId(caller.role, caller.user)
    await app.userId('admin', { login: 'the.other.admin' })
  })

  it('holds for every route, role and object', async () => {
    const faults: Fault[] = []
    for (const route of app.application.routes) faults.push(...(await checkRoute(route)))
    console.info(`access matrix on ${app.engine}: ${app.application.routes.length} routes, ${cells} cells`)
    expect(faults).toEqual([])
  }, 300_000)

  async function checkRoute(route: RouteDeclaration): Promise<Fault[]> {
    const samples = new Map<Caller, RouteSample>()
    try {
      for (const caller of CALLERS) samples.set(caller, await sampleOf(world, route, caller))
    } catch (error) {
      return [String(error)]
    }
    const before = (await stateDigest(app.knex)).digest
    const denied = [...(await checkStrangers(route, samples)), ...(await checkDenied(route, samples))]
    const after = (await stateDigest(app.knex)).digest
    const changed = before === after ? [] : [`${route.operation}: a denied request changed the database`]
    return [...denied, ...changed, ...(await checkAllowed(route, samples))]
  }

  /** Nobody, a forged cookie, and another site's page. */
  async function checkStrangers(route: RouteDeclaration, samples: ReadonlyMap<Caller, RouteSample>): Promise<Fault[]> {
    const [caller] = CALLERS
    const sample = caller && samples.get(caller)
    if (!sample || !caller) return []
    const faults: Fault[] = []
    if (route.access.kind !== 'public') {
      const garbage = app.anonymous().set('Cookie', 'qianfen=s%3Aforged.forged')
      for (const agent of [app.anonymous(), garbage]) {
        faults.push(...expectStatus(route, 'a stranger', await callRoute(agent, route, sample.own), [401]))
      }
    }
    if (route.method !== 'GET') {
      const page = (await app.as(caller.role, caller.user)).set('Sec-Fetch-Site', 'cross-site')
      faults.push(...expectStatus(route, 'a foreign page', await callRoute(page, route, sample.own), [403]))
    }
    return faults
  }

  /** Roles that the route does not name learn nothing, not even whether the object is there. */
  async function checkDenied(route: RouteDeclaration, samples: ReadonlyMap<Caller, RouteSample>): Promise<Fault[]> {
    const faults: Fault[] = []
    for (const [caller, sample] of samples) {
      if (isAllowed(route, caller)) continue
      const agent = await app.as(caller.role, caller.user)
      for (const call of [sample.own, sample.foreign, sample.missing]) {
        if (call) faults.push(...expectStatus(route, caller.role, await callRoute(agent, route, call), [403]))
      }
    }
    return faults
  }

  async function checkAllowed(route: RouteDeclaration, samples: ReadonlyMap<Caller, RouteSample>): Promise<Fault[]> {
    const faults: Fault[] = []
    for (const [caller, sample] of samples) {
      if (!isAllowed(route, caller)) continue
      const ask = async (call: RouteSample['own']) => callRoute(await app.as(caller.role, caller.user), route, call)
      faults.push(...(await checkOutside(route, caller, sample, ask)))
      const own = await ask(sample.own)
      faults.push(...expectNoFault(route, caller, own), ...expectNoLeak(route, caller, own))
    }
    return faults
  }

  /** A foreign object and a missing one get the same answer, and neither request leaves a trace. */
  async function checkOutside(
    route: RouteDeclaration,
    caller: Caller,
    sample: RouteSample,
    ask: (call: RouteSample['own']) => Promise<Response>,
  ): Promise<Fault[]> {
    if (!sample.missing) return []
    const before = (await stateDigest(app.knex)).digest
    const missing = await ask(sample.missing)
    const faults = [...expectStatus(route, `${caller.role}, missing object`, missing, [404])]
    if (sample.foreign && isNarrow(route, caller)) {
      const foreign = await ask(sample.foreign)
      faults.push(...expectStatus(route, `${caller.role}, foreign object`, foreign, [404]))
      faults.push(...expectNoLeak(route, caller, foreign))
      if (bodyOf(foreign) !== bodyOf(missing)) {
        faults.push(`${route.operation}: ${caller.role} can tell a foreign object from a missing one`)
      }
    }
    const after = (await stateDigest(app.knex)).digest
    return before === after ? faults : [...faults, `${route.operation}: ${caller.role}, 404 changed the database`]
  }

  function expectStatus(route: RouteDeclaration, who: string, response: Response, allowed: readonly number[]): Fault[] {
    cells += 1
    return allowed.includes(response.status)
      ? []
      : [
          `${route.operation}: ${who} got ${response.status} ${String(response.body?.code ?? '')}, not ${allowed.join()}`,
        ]
  }

  function expectNoFault(route: RouteDeclaration, caller: Caller, response: Response): Fault[] {
    cells += 1
    const isWrong = response.status >= 500 || response.status === 403
    return isWrong ? [`${route.operation}: ${caller.role} got ${response.status} ${String(response.body?.code)}`] : []
  }

  function expectNoLeak(route: RouteDeclaration, caller: Caller, response: Response): Fault[] {
    if (isBureauWide(caller)) return []
    const text = response.text ?? ''
    const leaked = [FOREIGN_PERSON.code, FOREIGN_PERSON.name].filter((mark) => text.includes(mark))
    return leaked.length > 0 ? [`${route.operation}: ${caller.role} was told ${leaked.join()}`] : []
  }
})

function isAllowed(route: RouteDeclaration, caller: Caller): boolean {
  return route.access.kind !== 'roles' || route.access.roles.includes(caller.role)
}

function isBureauWide(caller: Caller): boolean {
  return caller.role === 'hr' || caller.role === 'auditor'
}

/** Whether this caller's view of this route's objects has an outside. */
function isNarrow(route: RouteDeclaration, caller: Caller): boolean {
  return route.access.kind !== 'roles' || !isBureauWide(caller)
}

/** Without the request's id, which differs by design. */
function bodyOf(response: Response): string {
  return JSON.stringify({ ...response.body, requestId: '' })
}
