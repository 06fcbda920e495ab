import { createImportsRepository, NO_REPORT } from '../../server/features/imports/imports.repository.ts'
import type { RouteSample, SampleCall } from './access-samples.ts'
import type { AccessWorld, Caller } from './access-world.ts'

const NO_ID = '00000000000000000000000000'
const TABLE = 'a,b\n1,2\n'
const LAYOUT = {
  format: 'csv',
  sheets: [],
  sheet: null,
  encoding: 'utf-8',
  delimiter: ',',
  headerRow: 1,
  headerRows: 1,
}

/** What may be sent to an import, by route. */
export const IMPORT_BODIES: Readonly<Record<string, SampleCall>> = {
  'imports.show': {},
  'imports.problems': {},
  'imports.problemRows': {},
  'imports.remove': {},
  'imports.check': {},
  'imports.apply': { body: { repeat: false } },
  'imports.changeLayout': {
    body: { sheet: null, encoding: null, delimiter: ';', headerRow: null, headerRows: null },
  },
  'imports.saveMapping': {
    body: {
      format: 'qianfen-mapping/1',
      targets: [
        {
          ...{ kind: 'PERSON', when: [], name: null, roleClass: null },
          code: { source: { kind: 'COLUMN', column: 'a' }, transforms: [] },
        },
      ],
    },
  },
}

/** An import that was read, made anew for each caller, because some routes use it up. */
export async function onImport({ app, period }: AccessWorld, caller: Caller, call: SampleCall): Promise<RouteSample> {
  const repository = createImportsRepository(app.knex)
  const id = app.application.newId()
  await repository.insert({
    ...{ id, kind: 'ROSTER', period, fileName: 'a.csv', fileDigest: '0'.repeat(64), shapeKey: '0'.repeat(64) },
    layout: { ...LAYOUT, format: 'csv', encoding: 'utf-8', delimiter: ',' },
    ...{ headers: ['a', 'b'], mapping: null, status: 'READ', rowCount: 1, problemCount: 0, report: NO_REPORT },
    ...{ jobId: null, batchId: null, userId: await app.userId(caller.role, caller.user) },
    ...{ createdAt: app.clock.now(), appliedAt: null },
  })
  const rows = TABLE.trim()
    .split('\n')
    .map((line, index) => ({ row: index + 1, cells: line.split(',') }))
  await repository.putPortion('import_rows', id, 0, JSON.stringify(rows))
  await repository.putPortion('import_files', id, 0, Buffer.from(TABLE).toString('base64'))
  return { own: { ...call, params: { id } }, missing: { ...call, params: { id: NO_ID } } }
}
