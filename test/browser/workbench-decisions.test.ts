import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectGoodScreen, openDemoSite, type Site } from '../support/browser.ts'

let site: Site
beforeAll(async () => {
  site = await openDemoSite()
})
afterAll(async () => {
  await site.close()
})

const PERIOD = '/periods/2026Q4'

describe('decisions', () => {
  it('record that a person is exempt from an item, and take it back with a reason', async () => {
    const page = await site.visit('hr', `${PERIOD}/decisions`)
    await page.getByRole('button', { name: '登记决定' }).click()
    const dialog = page.getByRole('dialog', { name: '登记决定' })
    await dialog.getByLabel('决定', { exact: true }).selectOption('EXEMPT')
    await dialog.getByRole('button', { name: '人员' }).click()
    await dialog.getByRole('combobox', { name: '单位或人员' }).fill('P0001')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('项目').selectOption({ index: 1 })
    const save = dialog.getByRole('button', { name: '保存决定' })
    expect(await save.isDisabled()).toBe(true)
    await dialog.getByLabel('理由').fill('局务会议研究免考')
    await expectGoodScreen(page, 'decision-form')
    await save.click()
    await page.getByText('决定已保存。').waitFor()
    const line = page.getByRole('row').filter({ hasText: '局务会议研究免考' })
    await line.getByText('有效').waitFor()
    await line.getByRole('button', { name: /^撤销/ }).click()
    const revoke = page.getByRole('dialog', { name: '撤销' })
    await revoke.getByLabel('理由').fill('登记有误')
    await revoke.getByRole('button', { name: '撤销' }).click()
    await line.getByText('已撤销').waitFor()
    await page.context().close()
  })

  it('refuse to decide twice about one item, in words', async () => {
    const page = await site.visit('hr', `${PERIOD}/decisions`)
    await page.getByRole('button', { name: '登记决定' }).click()
    const dialog = page.getByRole('dialog', { name: '登记决定' })
    await dialog.getByRole('button', { name: '单位', exact: true }).click()
    await dialog.getByRole('combobox', { name: '单位或人员' }).fill('M01')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('项目').selectOption('MINE-3')
    await dialog.getByLabel('理由').fill('再登记一次')
    await dialog.getByRole('button', { name: '保存决定' }).click()
    await dialog.getByText('对此已有决定。').waitFor()
    await page.context().close()
  })
})

describe('vetoes', () => {
  it('show a reading once it is stated, and open an event for one that misses its level', async () => {
    const page = await site.visit('hr', `${PERIOD}/vetoes`)
    await page.getByRole('button', { name: '填写读数' }).click()
    const dialog = page.getByRole('dialog', { name: '填写读数' })
    await dialog.getByLabel('否决指标').selectOption('V-MINE')
    await dialog.getByRole('combobox', { name: '单位' }).fill('M07')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('完成值').fill('90.5')
    await dialog.getByLabel('依据文件').fill('核查单第九十号')
    await expectGoodScreen(page, 'veto-reading-form')
    await dialog.getByRole('button', { name: '保存读数' }).click()
    await page.getByText('读数已保存。').waitFor()
    const readings = page.getByRole('table', { name: '指标读数' })
    await readings.getByRole('row').filter({ hasText: '核查单第九十号' }).getByText('90.50 %').waitFor()
    const event = page.getByRole('table', { name: '否决事件' }).getByRole('row').filter({ hasText: '核查单第九十号' })
    await event.getByText('待确认').waitFor()
    await event.getByRole('button', { name: /^确认/ }).click()
    const confirm = page.getByRole('dialog', { name: '确认' })
    await confirm.getByLabel('依据文件').fill('认定书第三号')
    await expectGoodScreen(page, 'veto-confirm-form')
    await confirm.getByRole('button', { name: '确认' }).click()
    await page.getByRole('row').filter({ hasText: '认定书第三号' }).getByText('已确认').waitFor()
    await page.context().close()
  })
})
