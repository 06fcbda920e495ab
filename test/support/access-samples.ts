import type { RouteDeclaration } from '../../server/platform/http/route.ts'
import { aScheme } from './builders.ts'
import { FOREIGN_PERSON, PLAN, type AccessWorld, type Caller } from './access-world.ts'

/** One request of a route. */
export type SampleCall = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
}

/**
 * What to ask of a route: an object that everybody allowed may have, one outside a narrow scope, one that is not there.
 * The last two are absent where a route has no object.
 */
export type RouteSample = {
  readonly own: SampleCall
  readonly foreign?: SampleCall
  readonly missing?: SampleCall
}

type MakeSample = (world: AccessWorld, caller: Caller, route: RouteDeclaration) => Promise<RouteSample> | RouteSample

const NO_ID = '00000000000000000000000000'

type Values = { readonly own: string; readonly foreign?: string; readonly missing: string }

/** Values of path and query names that mean the same in every route. A new name needs its line here. */
function valuesOfNames(world: AccessWorld): Readonly<Record<string, Values>> {
  return {
    period: { own: world.period, missing: 'NO-PERIOD' },
    unit: { own: 'U1', foreign: 'U2', missing: 'NO-UNIT' },
    person: { own: 'P-OWN', foreign: FOREIGN_PERSON.code, missing: 'NO-PERSON' },
    scheme: { own: world.scheme, missing: 'NO-SCHEME' },
    version: { own: '1', missing: '99' },
    plan: { own: PLAN, missing: 'NO-PLAN' },
    settlement: { own: world.settlement, missing: NO_ID },
  }
}

const password = 'a password for tests'
const userBody = { login: 'somebody', name: '某人', personCode: null, password, grants: [] }
const periodBody = {
  name: '一季度',
  startsOn: '2030-01-01',
  endsOn: '2030-03-31',
  scheme: { code: 'NO-SCHEME', version: 1 },
  formerPeriod: null,
}
const planContent = {
  poolFen: '100',
  roundingUnit: 'FEN',
  slices: [{ kind: 'PERFORMANCE', code: 'ALL', weight: 1 }],
  floorBp: null,
  ceilingBp: null,
  forfeits: 'SPREAD',
}
const grantBody = { role: 'staff', unitCode: null, startsOn: '2026-01-01', endsOn: null }

/** Routes that need a body, a query or objects of their own. */
const SAMPLES: Readonly<Record<string, MakeSample>> = {
  'session.start': () => ({ own: { body: { login: 'nobody', password: 'nothing at all' } } }),
  'setup.complete': () => ({ own: { body: { token: 'x'.repeat(43), login: 'first', name: '一', password } } }),
  'me.changePassword': () => ({ own: { body: { password: 'wrong one', newPassword: password } } }),
  'users.create': ({ app }) => ({ own: { body: { ...userBody, login: app.application.newId() } } }),
  'users.get': onUser({}),
  'users.addGrant': onUser({ body: grantBody }),
  'users.endGrant': onGrant,
  'users.disable': onUser({}),
  'users.enable': onUser({}),
  'users.resetPassword': onUser({ body: { password } }),
  'jobs.get': onJob,
  'jobs.events': onJob,
  'jobs.cancel': onJob,
  'schemes.create': () => ({ own: { body: { code: 'NEW', name: '新办法', copyOf: null } } }),
  'schemes.save': (world) => ({ own: savedScheme(world.scheme, 1), missing: savedScheme('NO-SCHEME', 99) }),
  'schemes.activate': withBody(() => ({ revision: 1 })),
  'schemes.validate': withBody(() => ({ scheme: aScheme() })),
  'periods.create': () => ({ own: { body: { code: 'NEW', ...periodBody } } }),
  'periods.update': withBody(() => periodBody),
  'plans.save': withBody(() => ({ name: '方案', revision: 1, content: planContent })),
  'settlements.order': withBody(() => ({ plan: PLAN })),
  'periods.publish': withBody(({ settlement }) => ({ settlementId: settlement, reason: '公布' })),
  'periods.release': withBody(({ settlement }) => ({
    settlementId: settlement,
    outputDigest: '0'.repeat(64),
    reason: '兑现',
  })),
  'scorecards.explain': ({ period }) => explained({ period }),
  'settlements.explain': ({ settlement }) => ({
    own: explanationOf('P-OWN', { params: { settlement } }),
    missing: explanationOf('P-OWN', { params: { settlement: NO_ID } }),
  }),
  'settlements.compare': ({ settlement }) => ({
    own: { query: { a: settlement, b: settlement } },
    missing: { query: { a: settlement, b: NO_ID } },
  }),
}

/** Objects by the names in the path, with one body for all three. */
function withBody(body: (world: AccessWorld) => Readonly<Record<string, unknown>>): MakeSample {
  return (world, _caller, route) => {
    const { own, foreign, missing } = sampleByNames(world, route)
    const add = (call: SampleCall): SampleCall => ({ ...call, body: body(world) })
    return {
      own: add(own),
      ...(foreign ? { foreign: add(foreign) } : {}),
      ...(missing ? { missing: add(missing) } : {}),
    }
  }
}

function savedScheme(code: string, version: number): SampleCall {
  return {
    params: { scheme: code, version: String(version) },
    body: { revision: 1, scheme: aScheme({ code, version }) },
  }
}

function explanationOf(person: string, call: SampleCall): SampleCall {
  return { ...call, query: { ...call.query, level: 'person', code: person, figure: 'composite' } }
}

function explained(query: Readonly<Record<string, string>>): RouteSample {
  return {
    own: explanationOf('P-OWN', { query }),
    foreign: explanationOf(FOREIGN_PERSON.code, { query }),
    missing: explanationOf('NO-PERSON', { query }),
  }
}

async function onGrant({ app }: AccessWorld): Promise<RouteSample> {
  const userId = await app.userId('staff', { login: `t${app.application.newId()}` })
  const grant = await app.knex('grants').where({ user_id: userId }).first<{ id: string }>('id')
  return {
    own: { params: { userId, grantId: grant.id } },
    missing: { params: { userId, grantId: NO_ID } },
  }
}

function onUser(call: SampleCall): MakeSample {
  return async ({ app }) => {
    const userId = await app.userId('staff', { login: `t${app.application.newId()}` })
    return { own: { ...call, params: { userId } }, missing: { ...call, params: { userId: NO_ID } } }
  }
}

/** A job that has ended, so that its events end too; somebody else's is as good as none. */
async function onJob({ app }: AccessWorld, caller: Caller): Promise<RouteSample> {
  const insert = async (userId: string) => {
    const id = app.application.newId()
    const at = app.clock.now()
    await app.knex('jobs').insert({
      ...{ id, kind: 'test', user_id: userId, title: 'test', status: 'DONE', done: 1, total: 1, result: '{}' },
      ...{ problem: null, cancel_requested: 0, process_id: NO_ID, created_at: at, seen_at: at, ended_at: at },
    })
    return { params: { jobId: id } }
  }
  return {
    own: await insert(await app.userId(caller.role, caller.user)),
    foreign: await insert(await app.userId('staff', { login: 'somebody.else' })),
    missing: { params: { jobId: NO_ID } },
  }
}

/**
 * The sample of a route: its own, or one made from the names in its path and of its required query.
 * @throws Error when there is neither: a new route is never silently left out.
 */
export async function sampleOf(world: AccessWorld, route: RouteDeclaration, caller: Caller): Promise<RouteSample> {
  const make = SAMPLES[route.operation]
  if (make) return make(world, caller, route)
  if (route.body !== null || route.upload !== null) throw uncovered(route, 'its body')
  return sampleByNames(world, route)
}

function sampleByNames(world: AccessWorld, route: RouteDeclaration): RouteSample {
  const values = valuesOfNames(world)
  const pathNames = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const queryNames = requiredQueryNames(route)
  const names = [...pathNames, ...queryNames]
  const unknown = names.find((name) => values[name] === undefined)
  if (unknown !== undefined) throw uncovered(route, unknown)
  const pick = (of: readonly string[], which: keyof Values) =>
    Object.fromEntries(of.map((name) => [name, values[name]?.[which] ?? values[name]?.own ?? '']))
  const call = (which: keyof Values): SampleCall => ({ params: pick(pathNames, which), query: pick(queryNames, which) })
  if (names.length === 0) return { own: {} }
  const hasForeign = names.some((name) => values[name]?.foreign !== undefined)
  return { own: call('own'), ...(hasForeign ? { foreign: call('foreign') } : {}), missing: call('missing') }
}

function requiredQueryNames(route: RouteDeclaration): string[] {
  const result = route.query?.safeParse({})
  return (result?.error?.issues ?? []).map((issue) => String(issue.path[0]))
}

function uncovered(route: RouteDeclaration, what: string): Error {
  return new Error(`${route.operation} has no sample for ${what}: add one to test/support/access-samples.ts`)
}
