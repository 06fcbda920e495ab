import { expect } from 'vitest'
import type {
  ImportDetail,
  ImportExpression,
  ImportKind,
  ImportMapping,
  ImportProblem,
  ImportTarget,
} from '../../server/contract/imports.contract.ts'
import type { Agent } from './application.ts'
import { finishJob } from './finish-job.ts'

const BASE = '/api/v1/imports'
let keys = 0

/** The import as the screens use it, over HTTP. */
export function importClient(agent: Agent) {
  async function upload(content: string | Buffer, kind: ImportKind, period: string | null = '2026', name = 'a.csv') {
    const request = agent.post(BASE).field('kind', kind)
    if (period !== null) request.field('periodCode', period)
    return request.attach('file', Buffer.from(content), name)
  }

  async function show(id: string): Promise<ImportDetail> {
    return (await agent.get(`${BASE}/${id}`)).body as ImportDetail // the server's contract
  }

  async function apply(id: string, repeat = false) {
    keys += 1
    return agent.post(`${BASE}/${id}/apply`).set('Idempotency-Key', `import-key-${keys}`).send({ repeat })
  }

  return {
    upload,
    show,
    apply,

    async read(content: string | Buffer, kind: ImportKind, period: string | null = '2026'): Promise<ImportDetail> {
      const answer = await upload(content, kind, period)
      expect(answer.status, answer.text).toBe(201)
      return answer.body as ImportDetail // the server's contract
    },

    map: (id: string, targets: readonly ImportTarget[]) =>
      agent.put(`${BASE}/${id}/mapping`).send({ format: 'qianfen-mapping/1', targets } as ImportMapping),

    layout: (id: string, change: object) =>
      agent
        .put(`${BASE}/${id}/layout`)
        .send({ sheet: null, encoding: null, delimiter: null, headerRow: null, headerRows: null, ...change }),

    async check(id: string): Promise<{ detail: ImportDetail; problems: ImportProblem[] }> {
      const { body } = await agent.post(`${BASE}/${id}/check`)
      expect(await finishJob(agent, body.jobId)).toMatchObject({ status: 'DONE' })
      const found = await agent.get(`${BASE}/${id}/problems`)
      return { detail: await show(id), problems: found.body.problems }
    },

    async applied(id: string): Promise<ImportDetail> {
      const answer = await apply(id)
      expect(answer.status, answer.text).toBe(202)
      const job = await finishJob(agent, answer.body.jobId)
      expect(job, JSON.stringify(job)).toMatchObject({ status: 'DONE' })
      return show(id)
    },
  }
}

export function column(name: string, ...transforms: ImportExpression['transforms']): ImportExpression {
  return { source: { kind: 'COLUMN', column: name }, transforms }
}

export function constant(text: string): ImportExpression {
  return { source: { kind: 'CONSTANT', text }, transforms: [] }
}
