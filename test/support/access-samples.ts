import type { RouteDeclaration } from '../../server/platform/http/route.ts'
import { factCode } from '../../server/features/batches/fact-code.ts'
import { aScheme } from './builders.ts'
import { exampleOf } from './example-of.ts'
import { IMPORT_BODIES, onImport } from './import-samples.ts'
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

type Values = { readonly own: string; readonly foreign?: string; readonly missing?: string }

/**
 * Values of path, query and body names that mean the same in every route. A new path name needs its line here; without
 * `missing`, everything of that name exists.
 */
function valuesOfNames(world: AccessWorld): Readonly<Record<string, Values>> {
  return {
    period: { own: world.period, missing: 'NO-PERIOD' },
    unit: { own: 'U1', foreign: 'U2', missing: 'NO-UNIT' },
    person: { own: 'P-OWN', foreign: FOREIGN_PERSON.code, missing: 'NO-PERSON' },
    posting: { own: 'S-P-OWN', missing: 'NO-POSTING' },
    role: { own: 'HEAD' },
    startsOn: { own: '2020-01-01', missing: '1999-01-01' },
    year: { own: '2026' },
    project: { own: 'PR1', missing: 'NO-PROJECT' },
    points: { own: 'PT1', missing: 'NO-POINTS' },
    indicator: { own: 'V1', missing: 'NO-INDICATOR' },
    event: { own: 'E1', missing: 'NO-EVENT' },
    entry: { own: 'NO-ENTRY', missing: 'NO-ENTRY' },
    scheme: { own: world.scheme, missing: 'NO-SCHEME' },
    version: { own: '1', missing: '99' },
    plan: { own: PLAN, missing: 'NO-PLAN' },
    settlement: { own: world.settlement, missing: NO_ID },
  }
}

const password = 'a password for tests'
const userBody = { login: 'somebody', name: '某人', personCode: null, password, grants: [] }
const grantBody = { role: 'staff', unitCode: null, startsOn: '2026-01-01', endsOn: null }

const withdrawnBody = { level: 'unit', subject: 'U1', item: 'U-SCORE' }
const valueBody = { ...withdrawnBody, document: '' }
const entryBody = { level: 'unit', subject: 'U1', rule: 'NO-RULE', effectiveOn: '2026-05-06' }

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
  'schemes.validate': withBody(() => ({ scheme: aScheme() })),
  // Nobody in the matrix loses a role by them.
  'offices.add': withBody(() => ({
    role: 'LEADER_IN_CHARGE',
    person: 'P-LEADER',
    startsOn: '2026-01-01',
    endsOn: null,
  })),
  'offices.change': withBody(() => ({ person: 'P-HEAD', endsOn: null })),
  'periods.publish': withBody(({ settlement }) => ({ settlementId: settlement, reason: '公布' })),
  'periods.release': withBody(({ settlement }) => ({
    settlementId: settlement,
    outputDigest: '0'.repeat(64),
    reason: '兑现',
  })),
  'entries.create': withBody(() => ({ ...entryBody, count: 1, eventKey: '', document: '' })),
  'entries.preview': ({ period }) => {
    const query = { ...entryBody, count: '1' }
    return { own: { params: { period }, query }, missing: { params: { period: 'NO-PERIOD' }, query } }
  },
  'entries.revoke': onEntry,
  'values.state': withBody(() => ({ ...valueBody, value: { kind: 'SCORE', score: '900' }, statedOn: '2026-06-30' })),
  'values.withdraw': withBody(() => ({ ...withdrawnBody, reason: '错登' })),
  'decisions.create': withBody(() => ({ kind: 'EXEMPT', ...withdrawnBody, reason: '免于考核' })),
  'decisions.revoke': onDecision,
  'aggregates.read': aggregated,
  'references.state': withBody(() => ({ item: 'NONE', value: '9.60', statedOn: '2026-06-30', document: '' })),
  'scorecards.explain': ({ period }) => explained({ period }),
  'settlements.explain': ({ settlement }) => ({
    own: explanationOf('P-OWN', { params: { settlement } }),
    missing: explanationOf('P-OWN', { params: { settlement: NO_ID } }),
  }),
  'settlements.compare': ({ settlement }) => ({
    own: { query: { a: settlement, b: settlement } },
    missing: { query: { a: settlement, b: NO_ID } },
  }),
  ...Object.fromEntries(
    Object.entries(IMPORT_BODIES).map(([operation, call]): [string, MakeSample] => [
      operation,
      (world, caller) => onImport(world, caller, call),
    ]),
  ),
  'imports.upload': ({ period }) => ({
    own: { body: { kind: 'ROSTER', periodCode: period } },
    missing: { body: { kind: 'ROSTER', periodCode: 'NO-PERIOD' } },
  }),
  'imports.template': () => ({ own: { params: { kind: 'ROSTER' } } }),
  'schemes.import': () => ({ own: {} }),
}

/** Objects by the names in the path, with one body for all three. */
function withBody(body: (world: AccessWorld) => Readonly<Record<string, unknown>>): MakeSample {
  return (world, _caller, route) => {
    const { own, foreign, missing } = sampleByNames(world, { ...route, body: null })
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

async function onDecision({ app, period }: AccessWorld): Promise<RouteSample> {
  const opened = { period, kind: 'decisions', source: 'typed', title: 'test', userId: NO_ID } as const
  const batch = await app.application.batches.open(app.knex, opened)
  const decision = factCode(batch.seq, 1)
  await app.knex('decisions').insert({
    ...{ code: decision, period_code: period, kind: 'EXEMPT', level: 'unit', subject_code: 'U1', item_code: 'U-SCORE' },
    ...{ to_unit_code: '', places: 0, reason: '免于考核', batch_id: batch.id, created_at: app.clock.now() },
    revoked_at: null,
  })
  await app.application.batches.apply(app.knex, batch.id, 1)
  const body = { reason: '撤销' }
  return { own: { params: { period, decision }, body }, missing: { params: { period, decision: 'NONE' }, body } }
}

function aggregated({ period }: AccessWorld): RouteSample {
  const of = (unit: string): SampleCall => ({ params: { period }, query: { level: 'unit', by: 'subject', unit } })
  return { own: of('U1'), foreign: of('U2'), missing: of('NO-UNIT') }
}

/** A stated entry; the scheme of the world has no rule of its code, which taking it back does not need. */
async function onEntry({ app, period }: AccessWorld): Promise<RouteSample> {
  const { batches } = app.application
  const opened = { period, kind: 'entries', source: 'typed', title: 'test', userId: NO_ID } as const
  const batch = await batches.open(app.knex, opened)
  const entry = factCode(batch.seq, 1)
  await app.knex('entries').insert({
    ...{ code: entry, period_code: period, level: 'unit', subject_code: 'U1', item_code: '', rule_code: 'OLD' },
    ...{ count: 1, event_key: '', effective_on: '2026-05-06', document: '', state: 'CONFIRMED', batch_id: batch.id },
    ...{ revoked_reason: null, created_at: app.clock.now(), revoked_at: null },
  })
  await batches.apply(app.knex, batch.id, 1)
  const body = { reason: '错登' }
  return { own: { params: { period, entry }, body }, missing: { params: { period, entry: 'NO-ENTRY' }, body } }
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
 * The sample of a route: its own, or one made from the names in its path and from the schemas of its query and body.
 * @throws Error when there is neither: a new route is never silently left out.
 */
export async function sampleOf(world: AccessWorld, route: RouteDeclaration, caller: Caller): Promise<RouteSample> {
  const make = SAMPLES[route.operation]
  if (make) return make(world, caller, route)
  if (route.upload !== null) throw uncovered(route, 'its file')
  return sampleByNames(world, route)
}

function sampleByNames(world: AccessWorld, route: RouteDeclaration): RouteSample {
  const values = valuesOfNames(world)
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const unknown = names.find((name) => values[name] === undefined)
  if (unknown !== undefined) throw uncovered(route, unknown)
  const queryNames = route.query === null ? [] : Object.keys(toQuery(exampleOf(route.query, {})))
  const all = [...names, ...queryNames]
  const call = (which: keyof Values): SampleCall => {
    const known = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[which] ?? value.own]))
    const ownOnly = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.own]))
    return {
      params: Object.fromEntries(names.map((name) => [name, known[name] ?? ''])),
      ...(route.query === null ? {} : { query: toQuery(exampleOf(route.query, known)) }),
      ...(route.body === null ? {} : { body: toBody(exampleOf(route.body, ownOnly)) }),
    }
  }
  const has = (which: keyof Values) => all.some((name) => values[name]?.[which] !== undefined)
  return {
    own: call('own'),
    ...(has('foreign') ? { foreign: call('foreign') } : {}),
    ...(has('missing') ? { missing: call('missing') } : {}),
  }
}

function toQuery(example: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(toBody(example)).map(([name, value]) => [name, String(value)]))
}

function toBody(example: unknown): Record<string, unknown> {
  return typeof example === 'object' && example !== null ? { ...example } : {}
}

function uncovered(route: RouteDeclaration, what: string): Error {
  return new Error(`${route.operation} has no sample for ${what}: add one to test/support/access-samples.ts`)
}
