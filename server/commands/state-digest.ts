import { stateDigest } from '../platform/state-digest.ts'
import type { Command } from './command.ts'
import { withApplication } from './with-application.ts'

/** Equal state, equal digest, on either engine. */
export const stateDigestCommand: Command = {
  usage: 'state-digest [tables]',
  summary: 'print one digest over all business tables, or one for each',
  run: async (args, { settings, print }) =>
    withApplication(settings, async ({ knex }) => {
      const { digest, tables } = await stateDigest(knex)
      if (args[0] === 'tables') for (const table of tables) print(`${table.digest} ${table.rows} ${table.table}`)
      print(digest)
      return 0
    }),
}
