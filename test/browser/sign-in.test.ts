import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectGoodScreen, openDemoSite, openEmptySite, pictureName, VIEWS, type Site } from '../support/browser.ts'

let site: Site
beforeAll(async () => {
  site = await openDemoSite()
})
afterAll(async () => {
  await site.close()
})

describe('signing in', () => {
  it.each(VIEWS)('shows the page in $locale, $theme, $width px', async (view) => {
    const page = await site.visit(null, '/sign-in', view)
    await page.getByRole('heading', { level: 1, name: view.locale === 'en' ? 'Sign in' : '登录' }).waitFor()
    await expectGoodScreen(page, pictureName('sign-in', view))
    await page.context().close()
  })

  it('refuses a wrong password in words and stays on the page', async () => {
    const page = await site.visit(null, '/sign-in')
    await page.getByLabel('账号').fill('hr')
    await page.getByLabel('密码').fill('not the password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('alert').getByText('账号或密码不正确。').waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.context().close()
  })

  it('brings whoever followed a link to that link after signing in', async () => {
    const page = await site.visit(null, '/account')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.getByRole('button', { name: '审计' }).click()
    await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/account')
    await page.context().close()
  })

  it('changes language, theme and text size and remembers them', async () => {
    const page = await site.visit('auditor', '/account')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    await page.getByRole('button', { name: 'Dark' }).click()
    await page.getByRole('button', { name: 'Large' }).click()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
    const marks = await page.evaluate<string>(
      '[document.documentElement.lang, document.documentElement.dataset.theme, document.documentElement.dataset.size].join()',
    )
    expect(marks).toBe('en,dark,large')
    await expectGoodScreen(page, 'account-large-dark-en')
    await page.context().close()
  })

  it('signs out and keeps nothing readable behind', async () => {
    const page = await site.visit(null, '/sign-in')
    await page.getByRole('button', { name: '系统管理员' }).click()
    await page.getByRole('button', { name: '退出登录' }).first().click()
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
    await page.goto('/account')
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
    await page.context().close()
  })

  it('answers an address that does not exist, and one of another role, in the same words', async () => {
    const page = await site.visit('admin', '/nothing-here')
    await page.getByRole('heading', { level: 1, name: '找不到页面' }).waitFor()
    await page.goto('/home')
    await page.getByRole('heading', { level: 1, name: '找不到页面' }).waitFor()
    await page.context().close()
  })
})

describe('an account made by an administrator', () => {
  it('must change its password before anything else', async () => {
    const admin = await site.visit('admin', '/account')
    const made = await admin.request.post('/api/v1/users', {
      headers: { 'x-qianfen': '1', origin: site.url },
      data: {
        login: 'newcomer',
        name: '新人',
        personCode: null,
        password: 'first-password',
        grants: [{ role: 'auditor', unitCode: null, startsOn: '2026-01-01', endsOn: null }],
      },
    })
    expect(made.ok()).toBe(true)
    await admin.context().close()

    const page = await site.visit(null, '/sign-in?next=/account')
    await page.getByLabel('账号').fill('newcomer')
    await page.getByLabel('密码').fill('first-password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '修改密码' }).waitFor()
    await page.goto('/home')
    await page.getByRole('heading', { level: 1, name: '修改密码' }).waitFor()
    await expectGoodScreen(page, 'password-1440-light-zh-CN')

    await page.getByLabel('当前密码').fill('first-password')
    await page.getByLabel('新密码', { exact: true }).fill('short')
    await page.getByText('至少需要 10 个字符。').waitFor()
    expect(await page.getByRole('button', { name: '修改密码' }).isDisabled()).toBe(true)
    await page.getByLabel('新密码', { exact: true }).fill('a much better one')
    await page.getByLabel('再输一次新密码').fill('a much better one')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.waitForURL(/\/home/)
    await page.context().close()
  })
})

describe('an empty system', () => {
  it('lets the one-time link make the first administrator, who is signed in then', async () => {
    const empty = await openEmptySite()
    try {
      const asked = await empty.visit(null, '/sign-in')
      await asked.getByRole('heading', { level: 1, name: '建立第一个管理员' }).waitFor()
      await asked.getByText('请打开服务器启动时在控制台打印的一次性链接。').waitFor()

      const token = await empty.application.setupLinks.create()
      const page = await empty.visit(null, `/setup?token=${token}`, { width: 360 })
      await expectGoodScreen(page, 'setup-360-light-zh-CN')
      await page.getByLabel('账号').fill('root')
      await page.getByLabel('姓名').fill('管理员')
      await page.getByLabel('新密码', { exact: true }).fill('a much better one')
      await page.getByLabel('再输一次新密码').fill('a much better one')
      await page.getByRole('button', { name: '建立第一个管理员' }).click()
      await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    } finally {
      await empty.close()
    }
  })
})
