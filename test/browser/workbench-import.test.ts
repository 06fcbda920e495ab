import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { expectGoodScreen, openDemoSite, pictureName, settled, VIEWS, type Site } from '../support/browser.ts'

let site: Site
let rule: string
beforeAll(async () => {
  site = await openDemoSite()
  const { scheme } = await site.application.schemes.find((await site.application.periods.find('2026Q4')).scheme)
  const card = scheme.cards.find(
    ({ appliesTo }) => appliesTo.level === 'person' && appliesTo.roleClasses.includes('STAFF'),
  )
  rule = card?.adjustments.rules[0]?.code ?? ''
})
afterAll(async () => {
  await site.close()
})

async function upload(page: Page, name: string, text: string, encoding = 'utf8'): Promise<void> {
  await page.getByLabel('内容', { exact: true }).selectOption('ENTRIES')
  const file = { name, mimeType: 'text/csv', buffer: iconv.encode(text, encoding) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.waitForURL(/imports\/.+/)
  await page.getByRole('heading', { name: '对应列' }).waitFor()
}

const save = (page: Page) => page.getByRole('button', { name: '保存并检查' }).click()

describe('import', () => {
  it.each(VIEWS.filter((view) => view.locale === 'zh-CN'))(
    'shows every problem by row, column and reason ($theme, $width px)',
    async (view) => {
      const page = await site.visit('hr', '/periods/2026Q4/imports', view)
      await upload(
        page,
        'wrong.csv',
        `工号,规则,次数,日期\nP0001,没有的规则,1,2026-10-08\nP0002,${rule},abc,2026-13-08\n`,
      )
      await save(page)
      await page.getByText('有 3 个问题,改好后才能导入。').waitFor()
      await page.locator('.target summary').first().click()
      await expectGoodScreen(page, pictureName('import-problems', view))
      await page
        .getByRole('list', { name: '按原因统计' })
        .getByText(/不是数字/)
        .waitFor()
      expect(await page.getByRole('button', { name: '确认导入' }).isDisabled()).toBe(true)
      await page.getByRole('button', { name: '放弃此文件' }).click()
      await page.waitForURL(/\/imports$/)
      await page.context().close()
    },
  )

  it('reads GB18030 with foreign headers, maps them by hand, and writes after saying in numbers what', async () => {
    const page = await site.visit('hr', '/periods/2026Q4/imports')
    await upload(page, '外系统.csv', `号码;条款代码;何时;凭据\n1;${rule};2026-10-08;导入凭据\n`, 'gb18030')
    expect(await page.getByLabel('编码').inputValue()).toBe('gb18030')
    expect(await page.getByLabel('分隔符').inputValue()).toBe(';')
    const target = page.locator('.target').first()
    await target.getByRole('combobox', { name: /^对象编号/ }).selectOption('column:号码')
    await target.getByLabel('再换算… 对象编号').selectOption('PAD_START')
    await target.getByRole('combobox', { name: /^规则代码/ }).selectOption('column:条款代码')
    await target.getByRole('combobox', { name: /^发生日期/ }).selectOption('column:何时')
    await target.getByRole('combobox', { name: /^依据文件/ }).selectOption('column:凭据')
    await target.getByLabel('再换算… 对象编号').selectOption('TABLE')
    await target.getByLabel('文件中写 1 对象编号').fill('0001')
    await target.getByLabel('对应值 1 对象编号').fill('P0001')
    await target.getByLabel('对应值 1 对象编号').blur()
    await expectGoodScreen(page, 'import-mapping')
    await save(page)
    await page.getByText('1 行全部通过。').waitFor()
    await page.getByRole('button', { name: '确认导入' }).click()
    const dialog = page.getByRole('dialog', { name: '确认导入' })
    await dialog.getByText(/写入本考核期/).waitFor()
    await expectGoodScreen(page, 'import-confirm')
    await dialog.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText(/^✓ 已于 .* 导入/).waitFor()
    await settled(page)
    await expectGoodScreen(page, 'import-applied')
    await page.getByRole('link', { name: '得分记录' }).click()
    await page.getByRole('row').filter({ hasText: '导入凭据' }).waitFor()
    await page.context().close()
  })
})
