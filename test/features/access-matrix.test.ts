import { beforeAll, expect, it } from 'vitest'
import type { Response } from 'supertest'
import { stateDigest } from '../../server/platform/state-digest.ts'
import type { RouteDeclaration } from '../../server/platform/http/route.ts'
import { sampleOf, type RouteSample } from '../support/access-samples.ts'
import { buildAccessWorld, CALLERS, FOREIGN_PERSON, type AccessWorld, type Caller } from '../support/access-world.ts'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'
import { callRoute } from '../support/call.ts'

/** What heads, leaders or staff may read of the whole bureau: no person's score or money is among it. */
const OPEN_TO_NARROW_ROLES = ['periods.list', 'periods.get', 'projects.list', 'projects.show', 'references.list']

/** What administrators may read of the bureau: who works where, to give accounts to. Never a score, never money. */
const OPEN_TO_ADMINISTRATORS = ['units.list', 'units.show', 'people.list', 'people.show']

/** The organisation chart is everybody's; people of a foreign unit are not on it. */
const FOREIGN_IS_SHOWN = ['units.show']

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
    const undeclared = declarationFaults(route)
    if (undeclared.length > 0) return undeclared
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
    const allowed = await checkAllowed(route, samples)
    await untilQuiet()
    return [...denied, ...changed, ...allowed]
  }

  /** What an accepted change set going may not be taken for the trace of a denied one. */
  async function untilQuiet(): Promise<void> {
    await app.application.jobs.drain()
    await app.application.cards.settled(world.period)
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
    // Whoever sees the whole bureau may be told what is wrong with the request first.
    const refusals = isNarrow(route, caller) || route.method === 'GET' ? [404] : [404, 400]
    const faults = [...expectStatus(route, `${caller.role}, missing object`, missing, refusals)]
    if (sample.foreign && isNarrow(route, caller) && !FOREIGN_IS_SHOWN.includes(route.operation)) {
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
    if (!isNarrow(route, caller)) return []
    const text = response.text ?? ''
    const leaked = [FOREIGN_PERSON.code, FOREIGN_PERSON.name].filter((mark) => text.includes(mark))
    return leaked.length > 0 ? [`${route.operation}: ${caller.role} was told ${leaked.join()}`] : []
  }
})

function isAllowed(route: RouteDeclaration, caller: Caller): boolean {
  return route.access.kind !== 'roles' || route.access.roles.includes(caller.role)
}

/** Routes that open more than their callers' scope are named above, and nothing else is. */
function declarationFaults(route: RouteDeclaration): Fault[] {
  if (route.access.kind !== 'roles') return []
  const { roles, scope } = route.access
  const isOpen =
    ['bureau', 'system'].includes(scope) && roles.some((role) => ['leader', 'head', 'staff'].includes(role))
  const isForAdmin = scope !== 'system' && roles.includes('admin')
  return [
    ...(isOpen === OPEN_TO_NARROW_ROLES.includes(route.operation) ? [] : ['OPEN_TO_NARROW_ROLES']),
    ...(isForAdmin === OPEN_TO_ADMINISTRATORS.includes(route.operation) ? [] : ['OPEN_TO_ADMINISTRATORS']),
  ].map((list) => `${route.operation}: its roles and ${list} disagree`)
}

function isBureauWide(caller: Caller): boolean {
  return caller.role === 'hr' || caller.role === 'auditor'
}

/** Whether this caller's view of this route's objects has an outside. */
function isNarrow(route: RouteDeclaration, caller: Caller): boolean {
  if (route.access.kind !== 'roles') return true
  if (isBureauWide(caller) || (caller.role === 'admin' && OPEN_TO_ADMINISTRATORS.includes(route.operation)))
    return false
  return route.access.scope === 'unit' || route.access.scope === 'self'
}

/** Without the request's id, which differs by design. */
function bodyOf(response: Response): string {
  return JSON.stringify({ ...response.body, requestId: '' })
}
