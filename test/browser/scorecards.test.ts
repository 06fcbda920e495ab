import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { expectGoodScreen, openDemoSite, pictureName, settled, VIEWS, type Site } from '../support/browser.ts'

let site: Site
beforeAll(async () => {
  site = await openDemoSite()
})
afterAll(async () => {
  await site.close()
})

/** Opens a released period through the switch of the page. */
async function chooseReleased(page: Page): Promise<void> {
  const select = page.getByRole('combobox', { name: /考核期|Assessment period/ })
  const option = select.getByRole('option', { name: /已兑现|released/ }).first()
  await select.selectOption((await option.getAttribute('value')) ?? '')
  await page.waitForURL(/period=/)
  await settled(page)
}

describe('the own scorecard', () => {
  it.each(VIEWS)('is good in $locale, $theme, $width px', async (view) => {
    const page = await site.visit('staff', '/me', view)
    await page.getByRole('region', { name: view.locale === 'en' ? 'Score' : '得分', exact: true }).waitFor()
    await page.locator('details').first().locator('summary').click()
    await expectGoodScreen(page, pictureName('me', view))
    await page.context().close()
  })

  it('says where each entry came from', async () => {
    const page = await site.visit('staff', '/me')
    await page.locator('details').first().locator('summary').click()
    const fact = page.locator('.fact').first()
    await fact.waitFor()
    expect(await fact.innerText()).toMatch(/\d{4}-\d{2}-\d{2}/)
    expect(await fact.innerText()).toMatch(/手工录入|导入|系统计算/)
    await page.context().close()
  })

  it('hides the payment until the eye is pressed, and explains it', async () => {
    const page = await site.visit('staff', '/me', { width: 360 })
    await settled(page)
    await chooseReleased(page)
    const payment = page.getByRole('region', { name: '绩效奖金' })
    await payment.waitFor()
    expect(await payment.innerText()).not.toMatch(/\d\.\d{2}/)
    await payment.getByRole('button', { name: '显示金额' }).click()
    expect(await payment.innerText()).toMatch(/[\d,]+\.\d{2}/)
    await expectGoodScreen(page, 'me-payment-360-light-zh-CN')

    const why = payment.getByRole('button', { name: /金额依据/ })
    await why.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('发放合计').first().waitFor()
    await expectGoodScreen(page, 'me-payment-explained-360-light-zh-CN')
    await page.keyboard.press('Escape')
    expect(await page.evaluate<string>('document.activeElement.getAttribute("aria-label")')).toMatch(/金额依据/)
    await page.context().close()
  })

  it('loads at most 160 KB before charts', async () => {
    const page = await site.visit('staff', '/me', { width: 360 })
    await settled(page)
    const bytes = await page.evaluate<number>(`
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter(({ name, initiatorType }) => initiatorType === 'navigation' || /\\.(js|css)$/.test(name))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    `)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThanOrEqual(160 * 1024)
    await page.context().close()
  })

  it('shows staff nobody else', async () => {
    const page = await site.visit('staff', '/standings')
    await page.getByRole('heading', { level: 1, name: '找不到页面' }).waitFor()
    await page.context().close()
  })
})

describe('the page of a unit', () => {
  it.each(VIEWS)('is good in $locale, $theme, $width px', async (view) => {
    const page = await site.visit('leader', '/standings')
    await page.locator('tbody tr.line').first().click()
    await page.waitForURL(/\/units\//)
    const path = new URL(page.url()).pathname
    await page.context().close()

    const shown = await site.visit('leader', path, view)
    await shown.getByRole('region', { name: view.locale === 'en' ? 'Score' : '得分', exact: true }).waitFor()
    await expectGoodScreen(shown, pictureName('unit', view))
    await shown.context().close()
  })

  it('explains the composite down to facts, and returns the focus', async () => {
    const page = await site.visit('leader', '/standings')
    await page.locator('tbody tr.line').first().click()
    await page.getByRole('button', { name: /^为什么/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('单位综合得分').waitFor()
    await dialog.locator('summary', { hasText: '计分卡得分' }).first().click()
    await dialog.locator('summary', { hasText: '基础分' }).first().click()
    await dialog.locator('summary', { hasText: '类别得分' }).first().click()
    await dialog.locator('summary', { hasText: '按完成率计分' }).first().waitFor()
    await expectGoodScreen(page, 'unit-explained-1440-light-zh-CN')
    await page.keyboard.press('Escape')
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('为什么')
    await page.context().close()
  })

  it('lists its people and opens one', async () => {
    const page = await site.visit('leader', '/standings')
    await page.locator('tbody tr.line').first().click()
    await page.getByRole('button', { name: '人员', exact: true }).click()
    await page.waitForURL(/tab=people/)
    const row = page.locator('tbody tr.line').first()
    const name = (await row.locator('td').nth(1).innerText()).split('\n')[0] ?? ''
    await row.click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await expectGoodScreen(page, 'person-1440-light-zh-CN')
    await page.context().close()
  })

  it('answers a person outside of the scope like one that does not exist', async () => {
    const page = await site.visit('leader', '/people/NOBODY')
    const foreign = await page.getByRole('alert').innerText()
    expect(foreign).toContain('不存在,或不在您的权限范围内。')
    await page.context().close()
  })
})
