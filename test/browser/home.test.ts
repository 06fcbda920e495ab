import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectGoodScreen, openDemoSite, pictureName, settled, VIEWS, type Site } from '../support/browser.ts'

let site: Site
beforeAll(async () => {
  site = await openDemoSite()
})
afterAll(async () => {
  await site.close()
})

const CHARTS = ['单位排名', '单位 × 类别', '历期走势', '项目积分']

describe('the home page of a leader', () => {
  it.each(VIEWS)('is good in $locale, $theme, $width px', async (view) => {
    const page = await site.visit('leader', '/home', view)
    await page.getByRole('heading', { level: 1, name: view.locale === 'en' ? 'Overview' : '考核总览' }).waitFor()
    await page.getByRole('figure').first().waitFor()
    await expectGoodScreen(page, pictureName('home', view))
    await page.context().close()
  })

  it('gives every chart a sentence and the same rows as a table', async () => {
    const page = await site.visit('leader', '/home')
    for (const name of CHARTS) {
      const chart = page.getByRole('figure', { name })
      await chart.getByRole('img', { name }).waitFor()
      expect(await chart.getByRole('img', { name }).getAttribute('aria-label')).toMatch(/\d/)
      await chart.getByRole('button', { name: '看表格' }).click()
      expect(await chart.getByRole('table').getByRole('row').count()).toBeGreaterThan(2)
    }
    await expectGoodScreen(page, 'home-tables')
    await page.context().close()
  })

  it('saves a chart as picture, as drawing and as rows', async () => {
    const page = await site.visit('leader', '/home')
    await settled(page)
    const chart = page.getByRole('figure', { name: '单位排名' })
    for (const [kind, begins] of [
      ['PNG', '\x89PNG'],
      ['SVG', '<svg'],
      ['CSV', '\xEF\xBB\xBF'],
    ] as const) {
      if (!(await chart.getByRole('button', { name: kind }).isVisible())) await chart.getByText('导出').click()
      const download = page.waitForEvent('download')
      await chart.getByRole('button', { name: kind }).click()
      const file = await download
      expect(file.suggestedFilename()).toBe(`单位排名.${kind.toLowerCase()}`)
      expect(
        readFileSync(await file.path())
          .toString('latin1')
          .startsWith(begins),
      ).toBe(true)
    }
    await page.context().close()
  })

  it('leads from a unit of the ranking to its page, and back', async () => {
    const page = await site.visit('leader', '/home')
    const chart = page.getByRole('figure', { name: '单位排名' })
    await chart.getByRole('button', { name: '看表格' }).click()
    const link = chart.getByRole('link').first()
    const name = (await link.textContent()) ?? ''
    await link.click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: '考核总览' }).waitFor()
    await page.context().close()
  })

  it('changes the period by key and keeps it in the address', async () => {
    const page = await site.visit('leader', '/home')
    await settled(page)
    const select = page.getByRole('combobox', { name: '考核期' })
    const open = await select.inputValue()
    await page.keyboard.press('[')
    await page.waitForURL(/period=/)
    expect(await select.inputValue()).not.toBe(open)
    await settled(page)
    await page.getByText(/^已(公布|兑现) · [0-9a-f]{12}$/).waitFor()
    await page.keyboard.press(']')
    await page.getByText(/^实时 · 修订 \d+$/).waitFor()
    await page.context().close()
  })

  it('goes to a unit by Ctrl K and the keyboard alone', async () => {
    const page = await site.visit('leader', '/home')
    const unit =
      (await page.getByRole('figure', { name: '单位排名' }).getByRole('img').getAttribute('aria-label')) ?? ''
    const name = /个单位中,(.+?)以/.exec(unit)?.[1] ?? ''
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /编号/ }).fill(name.split('、')[0] ?? '')
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/units\//)
    await page.context().close()
  })
})

describe('menus', () => {
  it.each([
    ['staff', ['我的计分卡', '我的账户']],
    ['leader', ['考核总览', '排名', '人员']],
    ['auditor', ['考核总览', '排名', '人员']],
  ] as const)('show %s what the role may open', async (role, names) => {
    const page = await site.visit(role, '/')
    const menu = page.getByRole('navigation', { name: '主菜单' })
    for (const name of names) await menu.getByRole('link', { name }).waitFor()
    if (role === 'staff') expect(await menu.getByRole('link').count()).toBe(2)
    await page.context().close()
  })
})
