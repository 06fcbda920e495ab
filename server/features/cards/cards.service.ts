import type { Knex } from 'knex'
import {
  cardFor,
  vetoMarks,
  zeroedCategories,
  type Candidate,
  type CardScore,
  type RoleClass,
  type SubjectRef,
  type UnitKind,
  type ZeroedCategories,
} from '../../engine/index.ts'
import type { Events } from '../../platform/events.ts'
import { createBundlesService, type PeriodFrame } from '../bundles/bundles.service.ts'
import { createCardsRepository, type LiveCard } from './cards.repository.ts'
import { createRebuilds } from './rebuilds.ts'
import { candidatesOf, comparesSubjects, scoreCandidates, scoresOf, type CardFacts } from './scoring.ts'
import { writeRebuilt } from './write-rebuilt.ts'

export type { LiveCard } from './cards.repository.ts'

export type CardsDeps = {
  readonly knex: Knex
  readonly events: Pick<Events, 'raise'>
  readonly onFailure: (error: unknown, period: string) => void
}

export type CardsService = ReturnType<typeof createCardsService>

/**
 * The live cards of open periods: one scored card for each subject, renewed with the fact that changes it, so that reading a
 * board or writing an entry costs the same however long the ledger is.
 */
export function createCardsService({ knex, events, onFailure }: CardsDeps) {
  const rebuilds = createRebuilds({ run: (period) => rebuild(knex, period), onFailure })

  /** Renews the cards of some subjects in the transaction that states a fact about them. */
  async function renew(trx: Knex.Transaction, period: string, subjects: readonly SubjectRef[]): Promise<void> {
    const revision = await events.raise(trx, { period })
    const frame = await createBundlesService(trx).readFrame(period)
    // While a bulk change is being worked in, the rebuild that follows covers this change too.
    if (frame.cardsRevision !== revision - 1) return
    const repository = createCardsRepository(trx)
    const candidates = await withCompared(trx, frame, await candidatesFor(trx, subjects))
    if (candidates.length > 0) {
      const facts = await factsFor(trx, frame, candidates)
      const cards = await scoreCandidates(facts, candidates, await zeroedIn(trx, frame))
      await repository.replace(period, revision, cards)
    }
    await repository.settleCardsRevision(period, revision)
  }

  return {
    list: (period: string, connection: Knex = knex): Promise<readonly LiveCard[]> =>
      createCardsRepository(connection).list(period),
    find: (period: string, subject: SubjectRef): Promise<LiveCard | null> =>
      createCardsRepository(knex).find(period, subject),

    /** One subject's card with its whole tree, from the ledger; null when no card of the scheme applies. */
    async score(period: string, subject: SubjectRef): Promise<CardScore | null> {
      const frame = await createBundlesService(knex).readFrame(period)
      const candidates = await withCompared(knex, frame, await candidatesFor(knex, [subject]))
      const facts = await factsFor(knex, frame, candidates)
      for (const scored of scoresOf(facts, candidates, await zeroedIn(knex, frame))) {
        if (scored.subject.level === subject.level && scored.subject.code === subject.code) return scored.score
      }
      return null
    },

    renew,

    /** Published ranks are what the open period after it shows changes from: its figures have become others. */
    async renewSuccessors(trx: Knex.Transaction, period: string): Promise<void> {
      for (const successor of await createCardsRepository(trx).openSuccessors(period)) await renew(trx, successor, [])
    },

    /** States in the transaction of a bulk change that the cards are behind; {@link scheduleRebuild} follows the commit. */
    async markStale(trx: Knex.Transaction, period: string): Promise<void> {
      await events.raise(trx, { period })
    },

    /** The same for every open period: the roster, the calendar or an office has changed. */
    async markAllStale(trx: Knex.Transaction): Promise<readonly string[]> {
      const open = await trx('periods').select<{ code: string }[]>('code').where({ state: 'OPEN' }).orderBy('code')
      for (const { code } of open) await events.raise(trx, { period: code })
      return open.map(({ code }) => code)
    },

    /** Rebuilds in the background, once for any number of calls; several processes may do so at once. */
    scheduleRebuild: (period: string): void => rebuilds.schedule(period),

    /** Resolves when no rebuild of the period runs in this process. */
    settled: (period: string): Promise<void> => rebuilds.settled(period),

    /** At start: finishes what a killed process left behind. */
    async resume(): Promise<void> {
      const behind = await knex('periods')
        .select<{ code: string }[]>('code')
        .where({ state: 'OPEN' })
        .where('cards_revision', '<', knex.ref('revision'))
      for (const { code } of behind) rebuilds.schedule(code)
    },

    /** Resolves when all rebuilds have ended. */
    close: (): Promise<void> => rebuilds.close(),
  }
}

/** Scores every card of the period anew, until no fact has come in between. */
async function rebuild(knex: Knex, period: string): Promise<void> {
  const bundles = createBundlesService(knex)
  for (;;) {
    const frame = await bundles.readFrame(period)
    if (frame.state !== 'OPEN') return
    const bundle = await bundles.readWhole(frame, null)
    const zeroed = zeroedCategories(vetoMarks(bundle).units)
    const cards = await scoreCandidates(bundle, candidatesOf(bundle), zeroed)
    if (await writeRebuilt(knex, period, frame.revision, cards)) return
  }
}

async function candidatesFor(knex: Knex, subjects: readonly SubjectRef[]): Promise<readonly Candidate[]> {
  const repository = createCardsRepository(knex)
  const codes = (level: SubjectRef['level']) => [
    ...new Set(subjects.filter((subject) => subject.level === level).map((subject) => subject.code)),
  ]
  const units = await repository.units(codes('unit'))
  const people = await repository.people(codes('person'))
  return candidatesOf({
    // The contract admits no other kinds and classes on the way in.
    units: units.map((row) => ({ code: row.code, name: '', kind: row.kind as UnitKind, parents: [] })),
    people: people.map((row) => ({ code: row.code, name: '', roleClass: row.role_class as RoleClass })),
  })
}

/** Adds the other subjects of every card that compares its subjects. */
async function withCompared(
  knex: Knex,
  frame: PeriodFrame,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const cards = new Set(candidates.map((candidate) => cardFor(frame.scheme, candidate.holder)))
  const compared = [...cards].filter((card) => card !== null && comparesSubjects(card))
  if (compared.length === 0) return candidates
  const everybody = candidatesOf(await createBundlesService(knex).readOutline(frame, null))
  const others = everybody.filter((candidate) => compared.includes(cardFor(frame.scheme, candidate.holder)))
  const key = (candidate: Candidate) => `${candidate.subject.level}/${candidate.subject.code}`
  return [...new Map([...candidates, ...others].map((candidate) => [key(candidate), candidate])).values()]
}

/** Categories that vetoes set to zero, by unit; the outline is read only where the scheme knows that effect. */
async function zeroedIn(knex: Knex, frame: PeriodFrame): Promise<ZeroedCategories> {
  if (!frame.scheme.policy.veto.effects.some((row) => row.zeroCategory !== null)) return new Map()
  return zeroedCategories(vetoMarks(await createBundlesService(knex).readOutline(frame, null)).units)
}

async function factsFor(knex: Knex, frame: PeriodFrame, candidates: readonly Candidate[]): Promise<CardFacts> {
  return createBundlesService(knex).readCardFacts(
    frame,
    candidates.map((candidate) => candidate.subject),
  )
}
