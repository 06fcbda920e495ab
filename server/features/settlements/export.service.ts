import type { Actor } from '../../platform/actor.ts'
import { localTime, type Clock } from '../../platform/clock.ts'
import type { ExportSheet } from '../../platform/spreadsheets/export-sheet.ts'
import { settlementSheets } from './export-settlement.ts'
import type { ExportLanguage } from './export-words.ts'
import type { ReportsService } from './reports.service.ts'

export type ExportDeps = { readonly clock: Clock; readonly reports: ReportsService }

export type ExportService = ReturnType<typeof createExportService>

/** Settlements as tables to take along. Amounts are those of the page, which are those of the engine. */
export function createExportService({ clock, reports }: ExportDeps) {
  return {
    /** @throws NotFound */
    async sheets(
      actor: Actor,
      settlement: string,
      language: ExportLanguage,
    ): Promise<{ readonly name: string; readonly sheets: readonly ExportSheet[] }> {
      const answer = await reports.show(settlement)
      const { people } = await reports.people(settlement, undefined)
      const at = `${clock.today()} ${localTime(clock.now())}`
      return {
        name: `${answer.head.period}-${answer.head.plan.code}-${answer.head.seq}`,
        sheets: settlementSheets(answer, people, { user: actor.login, at, language }),
      }
    },
  }
}
