import { expect, it } from 'vitest'
import type { ImportTarget } from '../../server/contract/imports.contract.ts'
import { describeOnEveryDatabase } from '../support/application.ts'
import { aBundle } from '../support/builders.ts'
import { finishJob } from '../support/finish-job.ts'
import { column, constant, importClient } from '../support/import-client.ts'
import { writeBundle } from '../support/write-bundle.ts'

const score: ImportTarget = {
  ...{ kind: 'VALUE', when: [], level: 'person', subject: column('No'), item: constant('P-SCORE'), form: 'SCORE' },
  ...{ value: column('Score'), against: null, statedOn: constant('2026-06-30'), document: null },
}

describeOnEveryDatabase('two imports of one file', (open) => {
  it('have one effect when both are ordered at once', async () => {
    const app = await open()
    await writeBundle(app.knex, aBundle({ values: [] }))
    const hr = await app.as('hr')
    const imports = importClient(hr)
    const ids: string[] = []
    for (let copy = 0; copy < 2; copy += 1) {
      const { id } = await imports.read('No,Score\nP1,900.00\n', 'VALUES')
      expect((await imports.map(id, [score])).status).toBe(200)
      expect((await imports.check(id)).detail).toMatchObject({ status: 'CHECKED', problemCount: 0 })
      ids.push(id)
    }
    const answers = await Promise.all(ids.map((id) => imports.apply(id)))
    expect(answers.map(({ status }) => status).sort(), JSON.stringify(answers.map(({ body }) => body))).toEqual([
      202, 409,
    ])
    for (const { status, body } of answers) if (status === 202) await finishJob(hr, body.jobId)
    expect(await app.knex('item_values')).toHaveLength(1)
  })
})
