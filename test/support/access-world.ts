import type { Role } from '../../server/contract/identity.contract.ts'
import type { Bundle } from '../../server/engine/bundle.ts'
import {
  aBundle,
  anOffice,
  aPerson,
  aPlan,
  aPointsEntry,
  aPosting,
  aProject,
  aScore,
  aUnit,
  aVetoEvent,
  aVetoIndicator,
  personRef,
  unitRef,
} from './builders.ts'
import type { TestApplication, TestUser } from './application.ts'
import { finishJob } from './finish-job.ts'
import { writeBundle } from './write-bundle.ts'

/** Who calls in the access matrix. `user` says whose scope it is. */
export type Caller = { readonly role: Role; readonly user: TestUser }

/** What the samples of routes can name. */
export type AccessWorld = {
  readonly app: TestApplication
  readonly period: string
  readonly scheme: string
  readonly settlement: string
}

/** Marks that may never reach a caller whose scope does not hold them. */
export const FOREIGN_PERSON = { code: 'P-FOREIGN', name: '外人甲' } as const
export const PLAN = 'MAIN'

/** Leader and head belong to unit U1, the staff member P-OWN works there; U2 and its people are somebody else's. */
export const CALLERS: readonly Caller[] = [
  { role: 'admin', user: {} },
  { role: 'hr', user: { person: 'P-HR' } },
  { role: 'leader', user: { person: 'P-LEADER', unit: 'U1' } },
  { role: 'head', user: { person: 'P-HEAD' } },
  { role: 'staff', user: { person: 'P-OWN' } },
  { role: 'auditor', user: { person: 'P-AUDITOR' } },
]

/** The smallest bureau in which every scope has an inside and an outside, with one settlement. */
export async function buildAccessWorld(app: TestApplication): Promise<AccessWorld> {
  const bundle = smallBureau()
  const period = bundle.period.code
  await writeBundle(app.knex, bundle)
  app.application.cards.scheduleRebuild(period)
  await app.application.cards.settled(period)
  const hr = await app.as('hr', { person: 'P-HR' })
  const ordered = await hr
    .post(`/api/v1/periods/${period}/settlements`)
    .set('Idempotency-Key', 'access-world')
    .send({ plan: PLAN })
  const job = await finishJob(hr, ordered.body.jobId)
  return { app, period, scheme: bundle.scheme.code, settlement: job.result.settlementId }
}

function smallBureau(): Bundle {
  const people: readonly (readonly [string, string, string])[] = [
    ['P-HR', '人事', 'U1'],
    ['P-AUDITOR', '审计', 'U1'],
    ['P-LEADER', '领导', 'U1'],
    ['P-HEAD', '模块长', 'U1'],
    ['P-OWN', '本人', 'U1'],
    [FOREIGN_PERSON.code, FOREIGN_PERSON.name, 'U2'],
  ]
  return aBundle({
    units: [aUnit(), aUnit({ code: 'U2', name: 'Module 2' })],
    people: people.map(([code, name]) => aPerson({ code, name })),
    postings: people.map(([person, , unit]) => aPosting({ code: `S-${person}`, person, unit })),
    offices: [anOffice({ unit: 'U1', person: 'P-HEAD', role: 'HEAD', startsOn: '2020-01-01', endsOn: null })],
    values: [
      aScore(unitRef('U1'), 'U-SCORE', 95_000),
      aScore(unitRef('U2'), 'U-SCORE', 85_000),
      ...people.map(([code], index) => aScore(personRef(code), 'P-SCORE', 90_000 - index * 1_000)),
    ],
    projects: [aProject({ code: 'PR1', leadUnit: 'U1' })],
    points: [aPointsEntry({ code: 'PT1', project: 'PR1', person: 'P-OWN', unit: 'U1' })],
    vetoIndicators: [aVetoIndicator({ code: 'V1' })],
    vetoEvents: [aVetoEvent({ code: 'E1', level: 'UNIT', unit: 'U1', person: '', project: '', state: 'PROPOSED' })],
    plan: aPlan({ code: PLAN, poolFen: '1000000' }),
  })
}
