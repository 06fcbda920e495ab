import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { loadDemo } from '../../seeds/demo/load.ts'
import { createHttpApp } from '../../server/app.ts'
import { buildClientIfStale } from '../../server/commands/build-client.ts'
import { createApplication, type Application } from '../../server/compose.ts'
import type { Role, SignInOptions } from '../../server/contract/identity.contract.ts'
import { listen } from '../../server/http-server.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { createLog } from '../../server/platform/log.ts'
import { openTestDatabase } from './database.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SCREENSHOTS = join(ROOT, 'test-results', 'screens')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

export type View = {
  readonly width: 1440 | 360
  readonly theme: 'light' | 'dark'
  readonly locale: 'zh-CN' | 'en'
}

/** The four views every screen is looked at in: both languages, both themes, desk and phone. */
export const VIEWS: readonly View[] = [
  { width: 1440, theme: 'light', locale: 'zh-CN' },
  { width: 1440, theme: 'dark', locale: 'en' },
  { width: 360, theme: 'dark', locale: 'zh-CN' },
  { width: 360, theme: 'light', locale: 'en' },
]

export type Site = {
  readonly url: string
  readonly application: Application
  /** A new page in a context of its own, signed in as the demo account of this role; null stays outside. */
  readonly visit: (role: Role | null, path: string, view?: Partial<View>) => Promise<Page>
  readonly close: () => Promise<void>
}

/** The real server on a fresh embedded database with the demo bureau, the built client, and a browser to visit them. */
export function openDemoSite(): Promise<Site> {
  return openSite(loadDemo)
}

/** The same on an empty database: nobody has an account yet. */
export function openEmptySite(): Promise<Site> {
  return openSite(async () => {})
}

async function openSite(load: (application: Application) => Promise<void>): Promise<Site> {
  await buildClientIfStale(() => {})
  const database = await openTestDatabase('SQLite')
  const settings = { host: '127.0.0.1', baseUrl: null }
  const log = createLog(process.env['TEST_LOG_LEVEL'] ?? 'silent')
  const sessionSecret = 'the secret of the browser tests'
  const application = createApplication({ knex: database.knex, clock: systemClock(), log, settings, sessionSecret })
  await load(application)
  const stopping = new AbortController()
  const clientFolder = join(ROOT, 'dist', 'client')
  const app = createHttpApp(application, {
    clientFolder,
    strictResponses: true,
    version: 'test',
    stopping: stopping.signal,
  })
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS })
  const visit = createVisits(browser, server.address)

  return {
    url: server.address,
    application,
    visit,
    close: async () => {
      await browser.close()
      stopping.abort()
      await server.stop()
      await application.close()
      await database.close()
    },
  }
}

/** The same places as bin/machine.mjs looks at. */
const CHROMIUM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'] as const

function chromiumPath(): string {
  return process.env['CHROMIUM_PATH'] ?? CHROMIUM_PLACES.find((path) => existsSync(path)) ?? CHROMIUM_PLACES[0]
}

/** Every role signs in once, so that the limit on attempts is not met; later visits take over its cookies. */
function createVisits(browser: Browser, url: string): Site['visit'] {
  const signedIn = new Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>()

  async function stateOf(role: Role) {
    const known = signedIn.get(role)
    if (known !== undefined) return known
    const context = await browser.newContext({ baseURL: url })
    await signIn(context, url, role)
    const state = await context.storageState()
    await context.close()
    signedIn.set(role, state)
    return state
  }

  return async (role, path, view = {}) => {
    const { width, theme, locale } = { width: 1440, theme: 'light', locale: 'zh-CN', ...view } as const
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height: width === 360 ? 740 : 900 },
      colorScheme: theme,
      locale,
      acceptDownloads: true,
      ...(role === null ? {} : { storageState: await stateOf(role) }),
    })
    const page = await context.newPage()
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    return page
  }
}

async function signIn(context: BrowserContext, url: string, role: Role): Promise<void> {
  const headers = { 'x-qianfen': '1', origin: url }
  const answer = await context.request.get('/api/v1/session/options', { headers })
  // The server writes the answer through the contract's schema.
  const options = (await answer.json()) as SignInOptions
  const account = options.demoAccounts.find((each) => each.role === role)
  if (account === undefined) throw new Error(`the demo has no account with the role ${role}`)
  const data = { login: account.login, password: account.password }
  const response = await context.request.post('/api/v1/session', { headers, data })
  if (!response.ok()) throw new Error(`signing in as ${role} answered ${response.status()}: ${await response.text()}`)
}

/** Waits until nothing is being loaded any more: no waiting bars, no chart that is still to be drawn. */
export async function settled(page: Page): Promise<void> {
  await holds(page, 'document.querySelector(".waiting, [aria-busy=true]") === null')
  await holds(page, '[...document.querySelectorAll(".drawing")].every((box) => box.querySelector("canvas, svg"))')
}

/** Asks until an expression is true. (waitForFunction evaluates inside the page, where the security policy forbids it.) */
async function holds(page: Page, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate<boolean>(expression), { timeout: 20_000, interval: 50 }).toBe(true)
}

/** Everything that is asked of every screen: no WCAG 2 A/AA violation, nothing wider than the window; keeps a picture. */
export async function expectGoodScreen(page: Page, name: string): Promise<void> {
  await settled(page)
  await screenshot(page, name)
  expect(await overflow(page), `${name} is wider than the window by`).toBe(0)
  expect(await axeViolations(page), name).toEqual([])
}

/** Pixels by which the document is wider than the window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)')
}

/** One line for each violation of WCAG 2 A/AA, contrast included. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Evaluated rather than added as a script: the content security policy allows no inline script.
  await page.evaluate(AXE)
  return page.evaluate<readonly string[]>(`
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => id + ': ' + html.slice(0, 160) + ' ' + (any[0]?.message ?? ''))))
  `)
}

/** Keeps a picture of the whole page in test-results/screens. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true })
}

/** 'standings-360-dark-en': names a picture after its screen and view. */
export function pictureName(screen: string, view: View): string {
  return `${screen}-${view.width}-${view.theme}-${view.locale}`
}
