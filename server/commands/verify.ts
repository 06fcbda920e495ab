import { verifyAudit } from '../platform/audit/verify-audit.ts'
import type { Command } from './command.ts'
import { withApplication } from './with-application.ts'

export const verify: Command = {
  usage: 'verify',
  summary: 'walk the whole audit chain and say whether it is intact',
  run: async (_args, { settings, print }) =>
    withApplication(settings, async ({ knex }) => {
      const verdict = await verifyAudit(knex)
      if (verdict.isIntact) {
        print(`The audit chain is intact: ${verdict.rows} rows, head ${verdict.head}`)
        return 0
      }
      print(`The audit chain is broken at row ${verdict.seq}: ${verdict.fault}`)
      return 1
    }),
}
