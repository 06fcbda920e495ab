import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { defineRoute, type RouteDeclaration } from '../../server/platform/http/route.ts'
import { fileReply } from '../../server/platform/http/file-reply.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'

describeOnEveryDatabase('a file', (open) => {
  let app: TestApplication
  let hr: Agent
  const seen: string[] = []
  const probes = (): readonly RouteDeclaration[] => [
    defineRoute({
      ...{ method: 'POST', path: '/files', operation: 'files.receive', summary: 'Take a file', status: 201 },
      access: { kind: 'roles', roles: ['hr'], scope: 'bureau' },
      upload: { maxBytes: 1_000 },
      body: z.strictObject({ kind: z.string() }),
      response: z.object({ name: z.string(), bytes: z.int(), text: z.string(), kind: z.string(), sha256: z.string() }),
      ...{ idempotency: 'none', audit: 'file.receive' },
      handle: async ({ upload, body, change }) =>
        change.run(async () => {
          seen.push(upload.path)
          const { path, ...facts } = upload
          const value = { ...facts, text: readFileSync(path, 'utf8'), kind: body.kind }
          return { value, object: { type: 'file', id: upload.sha256 } }
        }),
    }),
    defineRoute({
      ...{ method: 'GET', path: '/files', operation: 'files.send', summary: 'Give a file' },
      access: { kind: 'roles', roles: ['hr'], scope: 'bureau' },
      response: fileReply('text/csv'),
      ...{ idempotency: 'none', audit: null },
      handle: async () => ({ mediaType: 'text/csv', fileName: '奖金 "2026".csv', content: Buffer.from('a,b') }),
    }),
  ]
  beforeAll(async () => {
    app = await open({ routes: probes })
    hr = await app.as('hr')
  })

  const send = (content: string, name = '花名册.csv') =>
    hr.post('/api/v1/files').field('kind', 'roster').attach('file', Buffer.from(content), name)

  it('arrives with its name and fields, and is gone afterwards', async () => {
    const response = await send('工号,姓名')
    expect(response.body).toMatchObject({ name: '花名册.csv', bytes: 13, text: '工号,姓名', kind: 'roster' })
    expect(response.status).toBe(201)
    expect(seen).toHaveLength(1)
    await vi.waitFor(() => expect(seen.filter((path) => existsSync(path))).toEqual([]))
  })

  it('that is too large, missing or no form is refused', async () => {
    expect((await send('x'.repeat(1_001))).body).toMatchObject({ status: 413, code: 'body.too_large' })
    const without = await hr.post('/api/v1/files').field('kind', 'roster')
    expect(without.body.errors).toEqual([{ path: 'file', code: 'required' }])
    expect((await hr.post('/api/v1/files').send({ kind: 'roster' })).status).toBe(415)
    const two = await send('a').attach('file', Buffer.from('b'), 'b.csv')
    expect(two.status).toBe(400)
  })

  it('is not even read for whoever may not send it', async () => {
    const before = seen.length
    const staff = await app.as('staff')
    const response = await staff.post('/api/v1/files').field('kind', 'roster').attach('file', Buffer.from('a'), 'a.csv')
    expect(response.status).toBe(403)
    expect(seen).toHaveLength(before)
  })

  it('is given as a download whose name survives', async () => {
    const response = await hr.get('/api/v1/files')
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(response.headers['content-disposition']).toContain("filename*=UTF-8''%E5%A5%96%E9%87%91%20%222026%22.csv")
    expect(response.text).toBe('a,b')
  })
})
