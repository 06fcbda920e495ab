import type { Knex } from 'knex'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import { Conflict } from '../../platform/errors.ts'
import type { JobProgress } from '../../platform/jobs.ts'
import type { Bundle, Plan } from '../../engine/index.ts'
import type { BundlesService, PeriodFrame } from '../bundles/bundles.service.ts'
import type { Computed, Computing } from './computing.ts'
import { createSettlementsRepository, type StoredSettlement } from './settlements.repository.ts'

export type RunDeps = {
  readonly knex: Knex
  readonly bundles: BundlesService
  readonly computing: Computing
  /** A change in the name of the person who ordered the settlement. */
  readonly changeFor: (actor: Actor, action: string) => Change
}

/** Reading a bundle takes many queries; how often it may start again because facts came in meanwhile. */
const READING_TRIES = 3

/**
 * Computes an ordered settlement and stores it: frozen input, figures with their explanations, lines. Its rows are staged
 * under an id that nobody follows; one small transaction at the end makes them a settlement, or a clean-up removes them.
 * @throws Refusal when the engine will not compute, Conflict `settlement.factsChanging`.
 */
export async function runSettlement(
  deps: RunDeps,
  actor: Actor,
  ordered: StoredSettlement,
  progress: JobProgress,
): Promise<{ readonly settlementId: string }> {
  try {
    const { bundle, revision } = await readSettled(deps.bundles, ordered)
    await deps.computing.withSettlement(bundle, async (computed) => {
      await storePieces(deps.knex, ordered.id, computed, subjectsOf(bundle), progress)
      const { summary } = computed
      await complete(deps, actor, { ...ordered, ...digestsOf(computed), factsRevision: revision, summary }, progress)
    })
    return { settlementId: ordered.id }
  } catch (error) {
    await discardSettlement(deps.knex, ordered.id)
    throw error
  }
}

/**
 * Marks a settlement FAILED and removes what was staged for it. One that counts keeps its rows: its completion may have
 * been committed although its process heard of an error, or between being found abandoned and this.
 */
export async function discardSettlement(knex: Knex, id: string): Promise<void> {
  const repository = createSettlementsRepository(knex)
  await repository.fail(id)
  if ((await repository.find(id)) === null) await repository.clear(id)
}

/** The bundle as of one revision: read again when a fact came in between. */
async function readSettled(
  bundles: BundlesService,
  ordered: StoredSettlement,
): Promise<{ readonly bundle: Bundle; readonly revision: number }> {
  for (let attempt = 1; attempt <= READING_TRIES; attempt += 1) {
    const frame = await bundles.readFrame(ordered.period)
    const bundle = await bundles.readWhole(frame, planOf(ordered))
    const after: PeriodFrame = await bundles.readFrame(ordered.period)
    if (after.revision === frame.revision) return { bundle, revision: frame.revision }
  }
  throw new Conflict('settlement.factsChanging', { params: { period: ordered.period } })
}

function planOf({ plan }: StoredSettlement): Plan {
  return { code: plan.code, ...plan.content }
}

function subjectsOf(bundle: Bundle): number {
  return bundle.units.length + bundle.people.length
}

function digestsOf(computed: Computed) {
  return { engine: computed.engine, inputDigest: computed.inputDigest, outputDigest: computed.outputDigest }
}

async function storePieces(
  knex: Knex,
  id: string,
  computed: Computed,
  subjects: number,
  progress: JobProgress,
): Promise<void> {
  const repository = createSettlementsRepository(knex)
  let done = 0
  for await (const piece of computed.pieces()) {
    await repository.store(id, piece)
    if (piece.kind === 'subjects') done += piece.rows.length
    await progress.report(Math.min(done, subjects), subjects)
  }
}

/** Asserts that what is stored is the whole pool, then makes it a settlement and ends the job, both at once. */
async function complete(
  deps: RunDeps,
  actor: Actor,
  settlement: StoredSettlement,
  progress: JobProgress,
): Promise<void> {
  await deps.changeFor(actor, 'settlement.complete').run(async (trx) => {
    const repository = createSettlementsRepository(trx)
    assertPoolShared(await repository.storedLinesFen(settlement.id), settlement)
    if (!(await repository.complete(settlement))) throw new Conflict('settlement.discarded')
    await progress.finish(trx, { settlementId: settlement.id })
    return {
      value: settlement.id,
      object: { type: 'settlement', id: settlement.id },
      detail: {
        inputDigest: settlement.inputDigest,
        outputDigest: settlement.outputDigest,
        poolFen: settlement.poolFen,
      },
    }
  })
}

/** Σ stored lines + reserves = pool, to the fen. A difference is a fault of ours: nothing is settled, nothing is mended. */
function assertPoolShared(storedFen: bigint, settlement: StoredSettlement): void {
  const reservedFen = BigInt(settlement.summary?.reservedFen ?? 0)
  if (storedFen + reservedFen !== BigInt(settlement.poolFen)) {
    throw new Error(
      `settlement ${settlement.id}: lines ${storedFen} and reserves ${reservedFen} are not ${settlement.poolFen}`,
    )
  }
}
