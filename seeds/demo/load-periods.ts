import type { Knex } from 'knex'
import type { Application } from '../../server/compose.ts'
import type { FactContext } from '../../server/features/facts/fact-context.ts'
import { readFactContext } from '../../server/features/facts/fact-context.read-model.ts'
import type { FactSource } from '../../server/contract/facts.contract.ts'
import type { Scheme } from '../../server/engine/scheme.ts'
import type { BatchKind, FactBatch } from '../../server/features/batches/batches.service.ts'
import type { Actor } from '../../server/platform/actor.ts'
import { demoDecisions } from './decisions.ts'
import { factsOf, readingsOf } from './demo-bundle.ts'
import { OPEN_QUARTER, type DemoPeriod } from './periods.ts'
import { demoPoints } from './projects.ts'
import { demoReferences } from './references.ts'
import { decimalsOf, decisionRow, entryRow, pointsRow, readingRow, referenceRow, valueRow } from './stated-rows.ts'
import { VETO_EVENT, VETO_INDICATORS } from './vetoes.ts'

/** A scheme as an editor would make it: drafted, written, activated. */
export async function loadScheme(application: Application, actor: Actor, scheme: Scheme): Promise<void> {
  const { schemes } = application
  const as = (action: string) => application.changeAs(actor, action)
  const draft = await schemes.create(as('scheme.create'), { code: scheme.code, name: scheme.name, copyOf: null })
  const saved = await schemes.saveDraft(as('scheme.save'), scheme, draft.revision, scheme)
  await schemes.activate(as('scheme.activate'), scheme, saved.revision)
}

/** Opens a period and states all of its facts, which count together or not at all. */
export async function loadPeriod(application: Application, actor: Actor, period: DemoPeriod): Promise<void> {
  const { code, name, startsOn, endsOn, former: formerPeriod, scheme } = period
  const ref = { code: scheme.code, version: scheme.version }
  const creation = application.changeAs(actor, 'period.create')
  await application.periods.create(creation, { code, name, startsOn, endsOn, scheme: ref, formerPeriod })
  await application.changeAs(actor, 'facts.import').run(async (trx) => {
    await application.periods.requireOpen(trx, code)
    const rows = await stageFacts({ application, actor, trx, period })
    await application.cards.markStale(trx, code)
    return { value: undefined, object: { type: 'period', id: code }, detail: { rows } }
  })
  application.cards.scheduleRebuild(code)
  await application.cards.settled(code)
}

type Loading = {
  readonly application: Application
  readonly actor: Actor
  readonly trx: Knex.Transaction
  readonly period: DemoPeriod
}

const TITLES: Readonly<Record<FactSource, string>> = {
  typed: '手工登记',
  imported: '业务系统导出表',
  computed: '审批系统时限统计',
}

async function stageFacts(loading: Loading): Promise<number> {
  const { application, trx, period } = loading
  const context = await readFactContext(trx, period.code, period.endsOn)
  const decimals = decimalsOf(period.scheme)
  const { entries, values } = factsOf(period)
  let rows = 0
  for (const source of ['imported', 'computed', 'typed'] as const) {
    const ofSource = values.filter((value) => value.source === source).map((value) => valueRow(value, decimals))
    rows += await inBatch(loading, 'values', source, ofSource, (batch, some) =>
      application.values.stage(trx, batch, context, some),
    )
    const events = entries.filter((entry) => entry.source === source).map(entryRow)
    rows += await inBatch(loading, 'entries', source, events, (batch, some) =>
      application.entries.stage(trx, batch, context, some),
    )
  }
  return rows + (await stageOthers(loading, context))
}

async function stageOthers(loading: Loading, context: FactContext): Promise<number> {
  const { application, trx, period } = loading
  const { code } = period
  const decimals = decimalsOf(period.scheme)
  const references = demoReferences(period).map((reference) => referenceRow(reference, decimals))
  const readings = readingsOf(period).map((reading) => readingRow(reading, VETO_INDICATORS))
  let rows = await inBatch(loading, 'references', 'imported', references, (batch, some) =>
    application.references.stage(trx, batch, context, some),
  )
  rows += await inBatch(loading, 'points', 'imported', demoPoints(period).map(pointsRow), (batch, some) =>
    application.points.stage(trx, batch, code, some),
  )
  rows += await inBatch(loading, 'decisions', 'typed', demoDecisions(code).map(decisionRow), (batch, some) =>
    application.decisions.stage(trx, batch, context, some),
  )
  // The event comes first, so that the missed reading finds it and opens no other.
  if (code === OPEN_QUARTER.code) rows += await stageEvent(loading)
  rows += await inBatch(loading, 'readings', 'imported', readings, (batch, some) =>
    application.vetoReadings.stage(trx, batch, code, some),
  )
  return rows
}

/** An event belongs to no one period: it reaches every period of its time. */
async function stageEvent({ application, actor, trx }: Loading): Promise<number> {
  const { domain, unit, project, occurredOn, confirmedOn, responsible, document } = VETO_EVENT
  const event = { domain, level: 'unit', subject: unit, project, occurredOn, confirmedOn, document } as const
  return inBatch({ application, actor, trx, period: null }, 'vetoes', 'typed', [event], (batch, some) =>
    application.vetoEvents.stage(
      trx,
      batch,
      some.map((one) => ({ ...one, responsible: [...responsible] })),
    ),
  )
}

/** Stages rows as one applied batch; no rows, no batch. @returns how many */
async function inBatch<Row>(
  { application, actor, trx, period }: Omit<Loading, 'period'> & { readonly period: DemoPeriod | null },
  kind: BatchKind,
  source: FactSource,
  rows: readonly Row[],
  stage: (batch: FactBatch, rows: readonly Row[]) => Promise<void>,
): Promise<number> {
  if (rows.length === 0) return 0
  const title = period === null ? TITLES[source] : `${period.name}${TITLES[source]}`
  const order = { period: period?.code ?? null, kind, source, title, userId: actor.userId }
  const batch = await application.batches.open(trx, order)
  await stage(batch, rows)
  await application.batches.apply(trx, batch.id, rows.length)
  return rows.length
}
