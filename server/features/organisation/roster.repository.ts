import type { Knex } from 'knex'
import { chunkRows, insertRows } from '../../../db/dialect.ts'
import type { CreatePersonRequest, CreateUnitRequest } from '../../contract/organisation.contract.ts'
import { compareCodes } from '../../engine/index.ts'
import { postingCode, type OfficeOf, type PostingOf, type SanctionOf, type StatusOf } from './roster-rows.ts'

/** Writes the roster. What is stated again replaces what was stated under the same key. */
export function createRosterRepository(knex: Knex) {
  async function upsert(table: string, key: readonly string[], rows: readonly object[]): Promise<void> {
    const columns = Object.keys(rows[0] ?? {})
    const changed = columns.filter((column) => !key.includes(column))
    for (const chunk of chunkRows(rows, columns.length)) {
      await knex(table)
        .insert(chunk)
        .onConflict([...key])
        .merge(changed)
    }
  }

  return {
    async putUnits(rows: readonly CreateUnitRequest[], batch: string | null): Promise<void> {
      await upsert(
        'units',
        ['code'],
        rows.map(({ code, name, kind }) => ({ code, name, kind, batch_id: batch })),
      )
      for (const { code } of rows) await knex('unit_parents').where({ unit_code: code }).delete()
      await insertRows(
        knex,
        'unit_parents',
        rows.flatMap(({ code, parents }) =>
          parents.map((parent) => ({
            ...{ unit_code: code, parent_code: parent.unit },
            ...{ starts_on: parent.startsOn, ends_on: parent.endsOn },
          })),
        ),
      )
    },

    putPeople: (rows: readonly CreatePersonRequest[], batch: string | null): Promise<void> =>
      upsert(
        'people',
        ['code'],
        rows.map(({ code, name, roleClass }) => ({ code, name, role_class: roleClass, batch_id: batch })),
      ),

    putPostings: (rows: readonly PostingOf[], batch: string | null): Promise<void> =>
      upsert(
        'postings',
        ['code'],
        rows.map((row) => ({
          ...{ code: postingCode(row), person_code: row.person, unit_code: row.unit, post_bp: row.postBp },
          ...{ starts_on: row.startsOn, ends_on: row.endsOn, batch_id: batch },
        })),
      ),

    async changePosting(
      code: string,
      changes: { readonly postBp: number; readonly endsOn: string | null },
    ): Promise<boolean> {
      const columns = { post_bp: changes.postBp, ends_on: changes.endsOn }
      return (await knex('postings').where({ code }).update(columns)) === 1
    },

    /** In order of their start, so that each ends the open office of the same unit and role on the day before. */
    async putOffices(rows: readonly OfficeOf[], dayBefore: (on: string) => string): Promise<void> {
      for (const row of [...rows].sort((a, b) => compareCodes(a.startsOn, b.startsOn))) {
        await knex('offices')
          .where({ unit_code: row.unit, role: row.role, ends_on: null })
          .andWhere('starts_on', '<', row.startsOn)
          .update({ ends_on: dayBefore(row.startsOn) })
        const office = { unit_code: row.unit, role: row.role, starts_on: row.startsOn }
        await upsert(
          'offices',
          ['unit_code', 'role', 'starts_on'],
          [{ ...office, ends_on: row.endsOn, person_code: row.person }],
        )
      }
    },

    async changeOffice(
      key: { unit: string; role: string; startsOn: string },
      changes: { person: string; endsOn: string | null },
    ): Promise<boolean> {
      const where = { unit_code: key.unit, role: key.role, starts_on: key.startsOn }
      return (await knex('offices').where(where).update({ person_code: changes.person, ends_on: changes.endsOn })) === 1
    },

    putStatuses: (rows: readonly StatusOf[]): Promise<void> =>
      upsert(
        'person_statuses',
        ['person_code', 'kind', 'starts_on'],
        rows.map((row) => ({
          ...{ person_code: row.person, kind: row.kind },
          ...{ starts_on: row.startsOn, ends_on: row.endsOn },
        })),
      ),

    /** A sanction has no column beside its key: stating it again changes nothing. */
    async putSanctions(rows: readonly SanctionOf[]): Promise<void> {
      const stated = rows.map((row) => ({ person_code: row.person, kind: row.kind, decided_on: row.decidedOn }))
      for (const chunk of chunkRows(stated, 3)) {
        await knex('sanctions').insert(chunk).onConflict(['person_code', 'kind', 'decided_on']).ignore()
      }
    },

    async has(table: 'units' | 'people', code: string): Promise<boolean> {
      return (await knex(table).where({ code }).first('code')) !== undefined
    },
  }
}
