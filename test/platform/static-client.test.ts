import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notFound, renderErrors } from '../../server/platform/http/render-errors.ts'
import { staticClient } from '../../server/platform/http/static-client.ts'
import { createLog } from '../../server/platform/log.ts'

describe('the built client', () => {
  let folder = ''
  let agent: ReturnType<typeof supertest>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qianfen-client-'))
    mkdirSync(join(folder, 'client', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'secret'), 'secret')
    writeFileSync(join(folder, 'client', 'index.html'), '<title>page</title>')
    writeFileSync(join(folder, 'client', 'assets', 'main-abc.js'), 'let a')
    const app = express().use(staticClient(join(folder, 'client')), notFound, renderErrors(createLog('silent')))
    agent = supertest(app)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('keeps files with a digest in their name for ever', async () => {
    const { headers } = await agent.get('/assets/main-abc.js')
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('gives the page for every address of its router, to be asked for each time', async () => {
    for (const path of ['/', '/periods/2026Q3', '/people/%E5%BC%A0']) {
      const { text, headers } = await agent.get(path).set('Accept', 'text/html')
      expect(text).toBe('<title>page</title>')
      expect(headers['cache-control']).toBe('no-cache')
    }
  })

  it('gives no page for a file that is not there, for the API, or for a change', async () => {
    expect((await agent.get('/assets/old-xyz.js')).status).toBe(404)
    expect((await agent.get('/api/v1/x')).status).toBe(404)
    expect((await agent.post('/periods')).status).toBe(404)
  })

  it('gives nothing from outside its folder', async () => {
    for (const path of ['/../secret', '/%2e%2e/secret', '/assets/..%2f..%2fsecret']) {
      expect((await agent.get(path)).text).not.toContain('secret')
    }
  })
})
