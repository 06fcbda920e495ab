import { beforeAll, beforeEach, expect, it } from 'vitest'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { aCard, aCategory, anItem, aScheme } from '../support/builders.ts'

const API = '/api/v1/schemes'

describeOnEveryDatabase('schemes', (open) => {
  let app: TestApplication
  let hr: Agent
  let code = ''
  let made = 0

  beforeAll(async () => {
    app = await open()
    hr = await app.as('hr')
  })

  beforeEach(async () => {
    code = `S${(made += 1)}`
    const answer = await hr.post(API).send({ code, name: 'Assessment', copyOf: null })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  })

  const at = (version = 1): string => `${API}/${code}/versions/${version}`
  const save = (revision: number, over: object = {}) =>
    hr.put(at()).send({ revision, scheme: { ...aScheme({ code, name: 'Assessment' }), ...over } })
  const activate = (revision: number) => hr.post(`${at()}/activate`).send({ revision })

  it('begin as a draft of the defaults that says what it lacks', async () => {
    const { body } = await hr.get(at())
    expect(body).toMatchObject({ code, version: 1, status: 'DRAFT', revision: 1, activatedAt: null })
    expect(body.scheme.policy.teamCoefficient).toMatchObject({ kind: 'BAND', topBp: 12_000 })
    expect(body.problems).toContainEqual({ path: 'cards', code: 'list.empty', params: {} })
  })

  it('name the sum that is off and by how much, and are not activated with it', async () => {
    const items = [anItem({ fullCenti: 99_000 })]
    const saved = await save(1, { cards: [aCard({ categories: [aCategory({ fullCenti: 98_000, items })] })] })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    const sums = saved.body.problems.filter((problem: { code: string }) => problem.code.startsWith('sum.'))
    expect(sums.map((problem: { path: string; code: string }) => [problem.path, problem.code])).toEqual([
      ['cards.0.categories', 'sum.categories'],
      ['cards.0.categories.0.items', 'sum.items'],
    ])
    const refused = await activate(2)
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({ code: 'scheme.problems', params: { count: saved.body.problems.length } })
    expect(refused.body.errors).toContainEqual(
      expect.objectContaining({ path: 'scheme.cards.0.categories', code: 'sum.categories' }),
    )
    expect((await hr.get(at())).body.status).toBe('DRAFT')
  })

  it('refuse the save of an editor that another has overtaken', async () => {
    expect((await save(1, { name: 'First' })).body).toMatchObject({ revision: 2, name: 'First' })
    const late = await save(1, { name: 'Second' })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ code: 'scheme.stale', params: { revision: 2 } })
    expect((await hr.get(at())).body.name).toBe('First')
  })

  it('freeze once active and write the catalogue of their rules', async () => {
    await save(1)
    const active = await activate(2)
    expect(active.body).toMatchObject({ status: 'ACTIVE', activatedAt: app.clock.now(), problems: [] })
    const frozen = [await save(2), await activate(2), await hr.delete(at())]
    expect(frozen.map((answer) => [answer.status, answer.body.code])).toEqual(frozen.map(() => [409, 'scheme.frozen']))
    const rules = await app.knex('scheme_rules').where({ scheme_code: code }).orderBy('item_code')
    expect(rules.map((row: { card_code: string; item_code: string }) => [row.card_code, row.item_code])).toEqual([
      ['CARD-P', 'P-SCORE'],
      ['CARD-U', 'U-SCORE'],
    ])
  })

  it('are copied into the next version, or under another code, and listed newest first', async () => {
    await save(1)
    const copy = await hr.post(API).send({ code, name: 'Next year', copyOf: { code, version: 1 } })
    expect(copy.body).toMatchObject({ version: 2, status: 'DRAFT', name: 'Next year', revision: 1 })
    expect(copy.body.scheme).toEqual(aScheme({ code, version: 2, name: 'Next year' }))
    const { body } = await hr.get(API)
    const own = body.schemes.filter((scheme: { code: string }) => scheme.code === code)
    expect(own.map((scheme: { version: number }) => scheme.version)).toEqual([2, 1])
    expect((await hr.post(API).send({ code: 'X', name: 'X', copyOf: { code: 'NONE', version: 1 } })).status).toBe(404)
  })

  it.each([
    ['another code', { code: 'OTHER' }, 'body.scheme.code', 'scheme.otherCode'],
    ['another version', { version: 2 }, 'body.scheme.version', 'scheme.otherVersion'],
    ['a setting nobody knows', { bonus: 1 }, 'body.scheme.bonus', 'unrecognized'],
    ['a half hundredth', { cards: [aCard({ adjustments: half() })] }, 'plusCapCenti', 'invalid_type'],
  ])('refuse a draft with %s', async (_title, over, path, problem) => {
    const answer = await save(1, over)
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0]).toMatchObject({ path: expect.stringContaining(path), code: problem })
  })

  it('are no business of leaders and staff', async () => {
    const leader = await app.as('leader', { unit: 'U1' })
    const auditor = await app.as('auditor')
    expect((await leader.get(at())).status).toBe(403)
    expect((await auditor.get(at())).status).toBe(200)
    expect((await auditor.delete(at())).status).toBe(403)
    expect((await hr.delete(at())).status).toBe(200)
    expect((await hr.get(at())).status).toBe(404)
  })
})

function half() {
  return { rules: [], plusCapCenti: 0.5, minusCapCenti: null }
}
