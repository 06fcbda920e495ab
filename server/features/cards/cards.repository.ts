import type { Knex } from 'knex'
import { chunkRows } from '../../../db/dialect.ts'
import type { LiveCardRow, PersonRow, UnitRow } from '../../../db/tables.ts'
import type { CardResult, Missing, SubjectRef } from '../../engine/index.ts'

/** A scored card as the live board keeps it. */
export type LiveCard = {
  readonly subject: SubjectRef
  readonly result: CardResult
  readonly missing: readonly Missing[]
}

type StoredContent = { readonly result: CardResult; readonly missing: readonly Missing[] }

export function createCardsRepository(knex: Knex) {
  return {
    async list(period: string): Promise<readonly LiveCard[]> {
      const rows = await knex<LiveCardRow>('live_cards').select('*').where({ period_code: period })
      return rows.map(toLiveCard)
    },

    async find(period: string, subject: SubjectRef): Promise<LiveCard | null> {
      const row = await knex<LiveCardRow>('live_cards')
        .where({ period_code: period, level: subject.level, subject_code: subject.code })
        .first()
      return row === undefined ? null : toLiveCard(row)
    },

    /** Writes the cards over what was there. */
    async replace(period: string, revision: number, cards: readonly LiveCard[]): Promise<void> {
      for (const chunk of chunkRows(
        cards.map((card) => toRow(period, revision, card)),
        8,
      )) {
        await knex<LiveCardRow>('live_cards')
          .insert(chunk)
          .onConflict(['period_code', 'level', 'subject_code'])
          .merge(['card_code', 'state', 'final_centi', 'content', 'revision'])
      }
    },

    /** Removes the cards that a rebuild at `revision` no longer made: their subjects have left the period or its scheme. */
    async removeOlderThan(period: string, revision: number): Promise<void> {
      await knex('live_cards').where({ period_code: period }).andWhere('revision', '<', revision).delete()
    },

    /** Holds the period for the transaction while its facts are those of `revision`. @returns whether they are. */
    async hold(period: string, revision: number): Promise<boolean> {
      return (await knex('periods').where({ code: period, revision }).update({ revision })) === 1
    },

    /** Open periods whose former period is this one. */
    async openSuccessors(period: string): Promise<readonly string[]> {
      const rows = await knex('periods')
        .select<{ code: string }[]>('code')
        .where({ state: 'OPEN', former_period_code: period })
        .orderBy('code')
      return rows.map((row) => row.code)
    },

    /** States that the cards show `revision`, unless facts went on since. @returns whether they do. */
    async settleCardsRevision(period: string, revision: number): Promise<boolean> {
      const changed = await knex('periods').where({ code: period, revision }).update({ cards_revision: revision })
      return changed === 1
    },

    async units(codes: readonly string[]): Promise<readonly Pick<UnitRow, 'code' | 'kind'>[]> {
      return codes.length === 0 ? [] : knex<UnitRow>('units').select('code', 'kind').whereIn('code', codes)
    },

    async people(codes: readonly string[]): Promise<readonly Pick<PersonRow, 'code' | 'role_class'>[]> {
      return codes.length === 0 ? [] : knex<PersonRow>('people').select('code', 'role_class').whereIn('code', codes)
    },
  }
}

export type CardsRepository = ReturnType<typeof createCardsRepository>

function toLiveCard(row: LiveCardRow): LiveCard {
  const content = JSON.parse(row.content) as StoredContent // written by toRow
  return { subject: { level: row.level === 'unit' ? 'unit' : 'person', code: row.subject_code }, ...content }
}

function toRow(period: string, revision: number, card: LiveCard): LiveCardRow {
  return {
    period_code: period,
    level: card.subject.level,
    subject_code: card.subject.code,
    card_code: card.result.card,
    state: card.result.state,
    final_centi: card.result.finalCenti,
    content: JSON.stringify({ result: card.result, missing: card.missing } satisfies StoredContent),
    revision,
  }
}
