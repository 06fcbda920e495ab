import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { ImportDetail, ImportProblems } from '../../server/contract/imports.contract.ts'
import type { SchemeDetail } from '../../server/contract/schemes.contract.ts'
import type { SettlementAnswer, SettlementPeople } from '../../server/contract/settlements.contract.ts'
import { compareCodes } from '../../server/engine/index.ts'
import { realRosterScheme } from '../support/real-roster.ts'
import type { CaseClient } from './case-client.ts'
import { withCaseServer } from './case-server.ts'
import { realRosterMapping } from './real-roster-mapping.ts'

export type RealRosterOrder = {
  readonly data: string
  readonly poolFen: string
  readonly floorBp: number | null
  readonly ceilingBp: number | null
  readonly out: string
}

const PERIOD = '2026H1'

/** Settles a roster file of the sample's shape over HTTP, through the import that everybody uses. @returns the digests */
export async function settleRealRoster(order: RealRosterOrder): Promise<{ inputDigest: string; outputDigest: string }> {
  return withCaseServer(
    async () => {},
    async ({ hr }) => {
      await makePeriod(hr)
      await importRoster(hr, order.data)
      const id = await settle(hr, order)
      const settlement = await hr.get<SettlementAnswer>(`/settlements/${id}`)
      const { people } = await hr.get<SettlementPeople>(`/settlements/${id}/people`)
      writeFileSync(
        order.out,
        `${JSON.stringify({ units: unitRows(settlement), people: personRows(people) }, null, 1)}\n`,
      )
      return { inputDigest: settlement.head.inputDigest, outputDigest: settlement.head.outputDigest }
    },
  )
}

async function makePeriod(hr: CaseClient): Promise<void> {
  const scheme = { ...realRosterScheme(), code: 'REAL-ROSTER', name: 'Real roster' }
  const draft = await hr.send<SchemeDetail>('POST', '/schemes', { code: scheme.code, name: scheme.name, copyOf: null })
  const path = `/schemes/${scheme.code}/versions/${draft.version}`
  const saved = await hr.send<SchemeDetail>('PUT', path, {
    revision: draft.revision,
    scheme: { ...scheme, version: draft.version },
  })
  await hr.send('POST', `${path}/activate`, { revision: saved.revision })
  await hr.send('POST', '/periods', {
    ...{ code: PERIOD, name: 'First half of 2026', startsOn: '2026-01-01', endsOn: '2026-06-30', formerPeriod: null },
    scheme: { code: scheme.code, version: draft.version },
  })
}

async function importRoster(hr: CaseClient, file: string): Promise<void> {
  const fields = { kind: 'ROSTER', periodCode: PERIOD }
  const { id } = await hr.upload<ImportDetail>('/imports', new Blob([readFileSync(file)]), basename(file), fields)
  await hr.send('PUT', `/imports/${id}/mapping`, realRosterMapping())
  await hr.run(`/imports/${id}/check`)
  const { total, problems } = await hr.get<ImportProblems>(`/imports/${id}/problems?limit=10`)
  const errors = problems.filter(({ severity }) => severity === 'ERROR')
  if (errors.length > 0) throw new Error(`${total} problems in ${file}, such as ${JSON.stringify(errors)}`)
  await hr.run(`/imports/${id}/apply`, { repeat: false })
}

async function settle(hr: CaseClient, { poolFen, floorBp, ceilingBp }: RealRosterOrder): Promise<string> {
  const slices = [{ kind: 'PERFORMANCE', code: 'performance', weight: 1 }]
  const content = { poolFen, roundingUnit: 'FEN', slices, floorBp, ceilingBp, forfeits: 'SPREAD' }
  await hr.send('PUT', `/periods/${PERIOD}/plans/A`, { name: 'A', revision: 0, content })
  const { settlementId } = await hr.run<{ settlementId: string }>(`/periods/${PERIOD}/settlements`, { plan: 'A' })
  return settlementId
}

function unitRows({ units }: SettlementAnswer) {
  const rows = units.map(({ standing, poolFen }) => ({
    ...{ code: standing.code, scoreCenti: standing.compositeCenti, rank: standing.rank },
    ...{ coefficientBp: standing.coefficientBp, grade: standing.grade, quota: standing.quota, poolFen },
  }))
  return rows.toSorted((a, b) => compareCodes(a.code, b.code))
}

function personRows(people: SettlementPeople['people']) {
  const rows = people.map(({ standing, payment }) => ({
    ...{ code: standing.code, unit: standing.unit, scoreCenti: standing.compositeCenti, rank: standing.unitRank },
    ...{ grade: standing.grade, amountFen: payment?.amountFen ?? '0' },
  }))
  return rows.toSorted((a, b) => compareCodes(a.code, b.code))
}
