import type { Knex } from 'knex'
import { codeCollation } from '../dialect.ts'

/** The column kinds the schema knows, so that every migration spells them the same way. */
export type Columns = {
  readonly table: Knex.CreateTableBuilder
  /** A business code or id: bytewise comparison on every engine. */
  code(name: string, length?: number): Knex.ColumnBuilder
  /** Free text for people. */
  text(name: string, length?: number): Knex.ColumnBuilder
  /** A document: JSON or a long text, up to 16 MB. */
  document(name: string): Knex.ColumnBuilder
  /** A local date 'YYYY-MM-DD'. */
  date(name: string): Knex.ColumnBuilder
  /** A time: epoch milliseconds, UTC. */
  time(name: string): Knex.ColumnBuilder
  /** Money in fen, a sequence or a revision. */
  big(name: string): Knex.ColumnBuilder
  /** Hundredths of points, basis points, counts, flags. */
  int(name: string): Knex.ColumnBuilder
}

/** Creates the table unless it exists: server DDL is not atomic, so a migration must be able to run twice. */
export async function createTable(knex: Knex, name: string, define: (columns: Columns) => void): Promise<void> {
  if (await knex.schema.hasTable(name)) return
  const collation = await codeCollation(knex)
  await knex.schema.createTable(name, (table) => {
    if (collation !== '') {
      table.engine('InnoDB')
      table.charset('utf8mb4')
      table.collate(collation)
    }
    define({
      table,
      code: (column, length = 64) => table.string(column, length),
      text: (column, length = 500) => table.string(column, length),
      document: (column) => table.text(column, 'mediumtext'),
      date: (column) => table.string(column, 10),
      time: (column) => table.bigInteger(column),
      big: (column) => table.bigInteger(column),
      int: (column) => table.integer(column),
    })
  })
}
