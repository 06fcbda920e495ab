import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectGoodScreen, openDemoSite, pictureName, VIEWS, type Site } from '../support/browser.ts'
import type { Role } from '../../server/contract/identity.contract.ts'

let site: Site
beforeAll(async () => {
  site = await openDemoSite()
})
afterAll(async () => {
  await site.close()
})

/** Screens that need no preparation in the demo: name, who looks, address. */
const SCREENS: readonly (readonly [string, Role, string])[] = [
  ['periods', 'hr', '/periods'],
  ['period-open', 'hr', '/periods/2026Q4'],
  ['period-released', 'hr', '/periods/2026Q3'],
  ['readiness-pending', 'hr', '/periods/2026/readiness'],
  ['readiness-ready', 'hr', '/periods/2026Q4/readiness'],
  ['entries', 'hr', '/periods/2026Q4/entries'],
  ['values', 'hr', '/periods/2026Q4/values'],
  ['vetoes', 'hr', '/periods/2026Q4/vetoes'],
  ['vetoes-read', 'auditor', '/periods/2026Q4/vetoes'],
  ['decisions', 'hr', '/periods/2026Q4/decisions'],
  ['decisions-released', 'auditor', '/periods/2026Q3/decisions'],
  ['plans', 'hr', '/periods/2026Q3/plans'],
  ['plans-open', 'hr', '/periods/2026Q4/plans'],
  ['imports', 'hr', '/periods/2026Q4/imports'],
  ['schemes', 'hr', '/schemes'],
  ['users', 'admin', '/users'],
  ['audit', 'auditor', '/audit'],
]

const problems = async (page: Page) => page.locator('.error').allInnerTexts()

/** The row of a table or the card of a phone that holds this text, opened. */
async function openRow(page: Page, width: number, text: string): Promise<void> {
  const rows: Locator = page.getByRole(width === 360 ? 'listitem' : 'row').filter({ hasText: text })
  await (width === 360 ? rows.getByRole('link').first() : rows.first()).click()
}

describe('workbench screens', () => {
  describe.each(VIEWS)('in $locale, $theme, $width px', (view) => {
    it.each(SCREENS)('show %s to %s without a flaw', async (name, role, path) => {
      const page = await site.visit(role, path, view)
      await expectGoodScreen(page, pictureName(name, view))
      expect(await problems(page)).toEqual([])
      await page.context().close()
    })

    it('show a frozen scheme and each of its parts', async () => {
      const page = await site.visit('hr', '/schemes', view)
      await openRow(page, view.width, '千分制')
      await page.locator('.parts').waitFor()
      await expectGoodScreen(page, pictureName('scheme-card', view))
      await page.goto(`${page.url().split('?')[0]}?part=policy`)
      await page.locator('.parts').waitFor()
      await expectGoodScreen(page, pictureName('scheme-policy', view))
      await page.context().close()
    })

    it('show a settlement with its units, people and lines', async () => {
      const page = await site.visit('auditor', '/periods/2026Q3/plans', view)
      await openRow(page, view.width, '1,920,000.00')
      await page.waitForURL(/settlements/)
      for (const part of ['units', 'people', 'payments']) {
        await page.goto(`${page.url().split('?')[0]}?view=${part}`)
        await page.locator('h1').waitFor()
        await expectGoodScreen(page, pictureName(`settlement-${part}`, view))
        expect(await problems(page)).toEqual([])
      }
      await page.context().close()
    })
  })
})
