import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page, type Request } from 'playwright-core'
import { inject, onTestFailed, TestRunner } from 'vitest'
import { endBy, startServing } from './serving.ts'

export interface Product {
  url: string
  /** Its data folder, for commands beside the running server. */
  dataDir: string
  /** Asks it to stop as an operator would, and removes its data unless told to keep them. */
  stop(options?: { keepData: boolean }): Promise<{ status: number | null }>
}

/** Puts the demo city on its first day into a data folder: what a first start would leave there. */
export function fillWithDemo(dataDir: string): void {
  cpSync(inject('demoData'), dataDir, { recursive: true })
}

/** Starts the product as its users do, on a free port, with the demo city in a data folder of its own. */
export function startProduct(): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shuanglian-e2e-'))
  fillWithDemo(dataDir)
  return startOn(dataDir)
}

async function startOn(dataDir: string): Promise<Product> {
  const { url, server } = await startServing({ DATA_DIR: dataDir })
  return {
    url,
    dataDir,
    async stop(options = { keepData: false }) {
      const status = await endBy('SIGTERM', server)
      if (!options.keepData) rmSync(dataDir, { recursive: true, force: true })
      return { status }
    },
  }
}

/** Runs a command of the product on a data folder. */
export function commandIn(
  dataDir: string,
  args: string[],
  input = '',
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/shuanglian.mjs', ...args], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    encoding: 'utf8',
    input,
    // A command that does not end is a failure, not a wait; another journey may be at work beside it.
    timeout: 180_000,
  })
  return { status, stdout, stderr }
}

/** Debian's Chromium, with everything off that would reach for a network. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** A page that remembers what went wrong in it: errors of scripts and requests to other hosts. */
export async function openPage(
  browser: Browser,
  url: string,
  viewport = desktop,
): Promise<{ page: Page; faults: string[] }> {
  // What slides or grows into its place may be clicked beside: these readers have asked for calm.
  const page = await browser.newPage({ viewport, baseURL: url, locale: 'zh-CN', reducedMotion: 'reduce' })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const target = new URL(request.url())
    if (target.protocol.startsWith('http') && target.origin !== url)
      faults.push(`foreign request: ${request.url()}`)
  })
  if (TestRunner.getCurrentTest() !== undefined) tellWhenFailed(page)
  return { page, faults }
}

/**
 * When the running test fails: what the page showed then, and which requests were refused or still unanswered, on
 * standard error.
 */
function tellWhenFailed(page: Page): void {
  const refused: string[] = []
  const unanswered = new Set<Request>()
  page.on('request', (request) => unanswered.add(request))
  page.on('requestfinished', (request) => unanswered.delete(request))
  page.on('requestfailed', (request) => unanswered.delete(request))
  page.on('response', (answer) => {
    if (answer.status() < 400) return
    const request = `${answer.request().method()} ${new URL(answer.url()).pathname}`
    void answer.text().then(
      (body) => refused.push(`${request} ${answer.status()} ${body.slice(0, 500)}`),
      () => refused.push(`${request} ${answer.status()}`),
    )
  })
  onTestFailed(async () => {
    if (page.isClosed()) return
    const shown = await page.locator('body').innerText({ timeout: 5_000 })
    const waiting = [...unanswered].map((request) => `${request.method()} ${request.url()} unanswered`)
    process.stderr.write([`page ${page.url()}`, ...refused, ...waiting, shown, ''].join('\n'))
  })
}

/**
 * Logs the page's browser in as one of the invented city's accounts, without showing the log-in page.
 *
 * @param username as the log-in page offers it; the first, whose rights are wide, where a journey does not care.
 */
export async function logIn(page: Page, url: string, username?: string): Promise<void> {
  const options = await page.request.get(`${url}/api/session/options`)
  const { demoAccounts } = (await options.json()) as {
    demoAccounts: { username: string; password: string }[]
  }
  const account = demoAccounts.find((offered) => username === undefined || offered.username === username)
  if (account === undefined) throw new Error(`there is no demo account ${username ?? ''}`)
  const answer = await page.request.post(`${url}/api/session/sign-in`, {
    data: { username: account.username, password: account.password },
    headers: { origin: url },
  })
  if (!answer.ok()) throw new Error(`log-in was refused: ${await answer.text()}`)
}

/** A page of somebody's own browser, logged in, with what went wrong in it. */
export async function openAs(
  browser: Browser,
  url: string,
  username: string,
  viewport = desktop,
): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, url, viewport)
  opened.page.setDefaultTimeout(20_000)
  await logIn(opened.page, url, username)
  return opened
}

/**
 * Keeps a picture of a step at both widths where the environment names a folder in `E2E_PICTURES`, for people to look
 * at; does nothing otherwise.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.E2E_PICTURES
  if (folder === undefined) return
  const before = page.viewportSize() ?? desktop
  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport)
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
    await page.waitForTimeout(400)
    await page.screenshot({ path: join(folder, `${name}-${viewport.width}.png`), fullPage: true })
  }
  await page.setViewportSize(before)
}

/** How far the page is wider than the window, in pixels; 0 when nothing has to be scrolled sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
