import type { AddressInfo } from 'node:net'
import { beforeAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '../../server/platform/actor.ts'
import { aBundle } from '../support/builders.ts'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'
import { writeBundle } from '../support/write-bundle.ts'

const PERIOD = aBundle().period.code

describeOnEveryDatabase('live events', (open) => {
  let app: TestApplication
  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBundle())
  })

  const raise = () =>
    app.application.changeAs(SYSTEM_ACTOR, 'fact.change').run(async (trx) => {
      const revision = await app.application.events.raise(trx, { period: PERIOD })
      return { value: revision, object: { type: 'period', id: PERIOD } }
    })

  async function listen(userId: string) {
    const { port } = app.server.address() as AddressInfo // it listens on a port
    const headers = { Cookie: await app.cookieOf(userId) }
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/events`, { headers })
    if (!response.body) throw new Error('no stream')
    return { response, reader: response.body.pipeThrough(new TextDecoderStream()).getReader() }
  }

  /** Reads until a text appears or the stream ends. */
  async function readUntil(reader: ReadableStreamDefaultReader<string>, text: string): Promise<string> {
    let read = ''
    while (!read.includes(text)) {
      const { value, done } = await reader.read()
      if (done) return read
      read += value
    }
    return read
  }

  it('tell which period changed, once it is committed', async () => {
    const { response, reader } = await listen(await app.userId('hr'))
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('cache-control')).toContain('no-transform')
    const failed = app.application.changeAs(SYSTEM_ACTOR, 'fact.change').run(async (trx) => {
      await app.application.events.raise(trx, { period: PERIOD })
      throw new Error('on purpose')
    })
    await expect(failed).rejects.toThrow('on purpose')
    const revision = await raise()
    const text = await readUntil(reader, '\n\n')
    expect(text).toBe(`event: period\ndata: {"period":"${PERIOD}","revision":${revision}}\n\n`)
    await reader.cancel()
  })

  it('end for whoever may not read any more, without telling', async () => {
    const userId = await app.userId('hr', { login: 'leaving' })
    const { reader } = await listen(userId)
    const admin = await app.as('admin')
    await admin.post(`/api/v1/users/${userId}/disable`)
    await raise()
    expect(await readUntil(reader, 'never')).toBe('')
  })

  it('are refused to strangers', async () => {
    expect((await app.anonymous().get('/api/v1/events')).status).toBe(401)
  })
})
