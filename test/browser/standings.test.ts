import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { expectGoodScreen, openDemoSite, pictureName, VIEWS, type Site } from '../support/browser.ts'

let site: Site
beforeAll(async () => {
  site = await openDemoSite()
})
afterAll(async () => {
  await site.close()
})

const names = (page: Page) => page.locator('tbody tr.line td:nth-child(2)').allInnerTexts()

describe('standings', () => {
  it.each(VIEWS)('of units are good in $locale, $theme, $width px', async (view) => {
    const page = await site.visit('leader', '/standings', view)
    await page
      .getByRole(view.width === 360 ? 'listitem' : 'row')
      .nth(2)
      .waitFor()
    await expectGoodScreen(page, pictureName('standings-units', view))
    await page.context().close()
  })

  it.each(VIEWS)('of people are good in $locale, $theme, $width px', async (view) => {
    const page = await site.visit('hr', '/standings?level=person', view)
    await page
      .getByRole(view.width === 360 ? 'listitem' : 'row')
      .nth(2)
      .waitFor()
    await expectGoodScreen(page, pictureName('standings-people', view))
    await page.context().close()
  })

  it('keeps sort and search in the address, and restores them from a copied link', async () => {
    const page = await site.visit('hr', '/standings')
    await page.getByRole('row').nth(2).waitFor()
    await page.getByRole('columnheader', { name: '综合得分' }).getByRole('button').click()
    await page.waitForURL(/sort=-score/)
    const sorted = await names(page)
    await page.goto(page.url())
    await page.getByRole('row').nth(2).waitFor()
    expect(await names(page)).toEqual(sorted)
    expect(await page.getByRole('columnheader', { name: '综合得分' }).getAttribute('aria-sort')).toBe('descending')

    await page.keyboard.press('/')
    await page.keyboard.type(sorted[0]?.split('\n')[0] ?? '')
    await page.waitForURL(/q=/)
    expect(await page.locator('tbody tr.line').count()).toBe(1)
    await page.context().close()
  })

  it('moves through rows and opens one by keyboard', async () => {
    const page = await site.visit('hr', '/standings')
    await page.getByRole('row').nth(2).waitFor()
    await page.locator('tbody tr.line').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/units\//)
    await page.context().close()
  })

  it('shows ties as ties and says what separated equals', async () => {
    const page = await site.visit('hr', '/standings')
    await page.getByRole('row').nth(2).waitFor()
    const table = await page.getByRole('table').innerText()
    expect(table.match(/并列/g)).toHaveLength(2)
    expect(table).toMatch(/同分,按“.+”区分/)
    await page.context().close()
  })
})

describe('the list of people', () => {
  it('has every person once, in rows that are drawn as they are scrolled to', async () => {
    const page = await site.visit('hr', '/people')
    await page.getByRole('row').nth(2).waitFor()
    const total = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 1
    expect(total).toBeGreaterThan(200)
    expect(await page.locator('tbody tr.line').count()).toBeLessThan(total)
    await page.locator('tbody tr.line').first().focus()
    await page.keyboard.press('End')
    await page.locator(`tbody tr.line[data-index="${total - 1}"]`).waitFor()
    await expectGoodScreen(page, 'people-1440-light-zh-CN')
    await page.context().close()
  })
})
