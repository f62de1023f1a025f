import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageRoutes } from '../src/web/app/routes.tsx'
import {
  desktop,
  launchBrowser,
  openAs,
  type Product,
  phone,
  picture,
  sidewaysOverflow,
  startProduct,
} from './testing.ts'

/** A connection that lay idle may be closed just as it is used again: any browser then asks a second time. */
const resent = { maxRetries: 2 }

/** Accounts that see the pages, those with wide rights first. */
const accounts = [
  'chain-office',
  'indicators',
  'documents',
  'training',
  'trainee',
  'sysadmin',
  'secadmin',
  'auditor',
  'talent',
]

/** Views of pages that have several, and what they ask for. */
const views: readonly [path: string, right: string][] = [
  ...['table', 'card', 'gaps', 'output', 'versions', 'thread'].map(
    (tab) => [`/chains/pv?tab=${tab}`, 'chains.chain.read'] as [string, string],
  ),
  ['/official-documents?kind=minutes&tab=template', 'officialdoc.template.edit'],
]

/** Where an object for a page's address is found: a list of the API, asked with the account that opens the page. */
const lists: Readonly<Record<string, string>> = {
  '/problems/$id': '/problems?open=false',
  '/tasks/$id': '/tasks?open=false',
  '/enterprises/$id': '/enterprises',
  '/training/classes/$id': '/training/classes',
  '/training/classes/$id/design': '/training/classes',
  '/training/classes/$id/timetable': '/training/classes',
  '/training/classes/$id/enrolment': '/training/classes?state=enrolling',
  '/training/classes/$id/feedback': '/training/classes?state=closed',
  '/training/courses/$id': '/training/courses',
  '/talent/engagements/$id': '/talent/engagements',
  '/training/ideas/$id': '/training/ideas',
  '/talent/directory/$id': '/talent/directories',
  '/people/$id': '/people',
  '/talent/institutes/$id': '/talent/institutes',
  '/talent/needs/$id': '/talent/needs',
  '/talent/biddings/$id': '/talent/biddings',
  '/talent/fairs/$id': '/talent/fairs',
  '/talent/fairs/$id/results': '/talent/fairs',
  '/documents/$id': '/documents',
  '/inbox/$id': '/inbox',
  '/imports/$id': '/imports',
  '/training/classes/$id/attendance': '/training/classes?mine=true&state=running',
  '/training/classes/$id/attendance/sign-in': '/training/classes?mine=true&state=running',
  '/training/surveys/$id': '/training/surveys?state=closed',
  '/training/surveys/$id/edit': '/training/surveys',
  '/training/surveys/$id/slips': '/training/surveys?state=open',
  '/talent/matches/$id': '/talent/match-runs',
  '/training/discussions/$id': '/training/discussions',
  '/training/discussions/$id/edit': '/training/discussions',
}

describe('every page', () => {
  let product: Product
  let browser: Browser
  /** A survey that the first account is invited to, and may not see in the list. */
  let openSurvey = ''
  beforeAll(async () => {
    product = await startProduct()
    browser = await launchBrowser()
    await prepare()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  /** A document, a notification, an import and a match, which the demo city has not. */
  async function prepare(): Promise<void> {
    const { page } = await openAs(browser, product.url, accounts[0] ?? '')
    const headers = { origin: product.url }
    const text = '安丰市产业链建设见实效\n来源：安丰日报\n安丰市建立了光伏、食品两大产业链。'
    for (const answer of [
      await page.request.post(`${product.url}/api/inbox/test`, { headers }),
      await page.request.post(`${product.url}/api/documents`, { headers, multipart: { text } }),
    ])
      expect(answer.ok(), await answer.text()).toBe(true)
    await page.close()
    // Everybody sees their own imports alone.
    const indicators = await openAs(browser, product.url, 'indicators')
    const brought = await indicators.page.request.post(`${product.url}/api/imports`, {
      headers,
      multipart: {
        object: 'directory.enterprise',
        file: { name: '企业.csv', mimeType: 'text/csv', buffer: Buffer.from('企业名称,信用代码\n甲,1') },
      },
    })
    expect(brought.ok(), await brought.text()).toBe(true)
    await indicators.page.close()
    const training = await openAs(browser, product.url, 'training')
    const surveys = await training.page.request.get(`${product.url}/api/training/surveys?state=open`, resent)
    openSurvey = ((await surveys.json()) as { items: { id: string }[] }).items[0]!.id
    await training.page.close()
    const talent = await openAs(browser, product.url, 'talent')
    const run = await talent.page.request.post(`${product.url}/api/talent/match-runs`, {
      headers,
      data: { title: '逐页打开时的匹配', scope: { chainCodes: ['pv'] } },
    })
    expect(run.ok(), await run.text()).toBe(true)
    await talent.page.close()
  }

  /** The address of a route with an object in place of its parameter; null where the account has none to open. */
  async function addressOf(page: Page, path: string): Promise<string | null> {
    if (path === '/chains/$code') return '/chains/pv'
    if (path === '/surveys/$id/answer') return path.replace('$id', openSurvey)
    if (path === '/my/ratings/$id') return own(page, path, '/own-ratings')
    if (path === '/my/follow-up/$id') return own(page, path, '/own-follow-ups')
    if (path === '/training/growth/$id') return ownGrowth(page, path)
    const list = lists[path]
    if (list === undefined) {
      expect(path, 'a list to take an object from').not.toContain('$')
      return path
    }
    const answer = await page.request.get(`${product.url}/api${list}`, resent)
    if (answer.status() === 403) return null
    const { items } = (await answer.json()) as { items: { id: string }[] }
    return items[0] === undefined ? null : path.replace('$id', items[0].id)
  }

  /** One's own record, which everybody may read who reads any. */
  async function ownGrowth(page: Page, path: string): Promise<string | null> {
    const me = await page.request.get(`${product.url}/api/session/me`, resent)
    const { personId } = (await me.json()) as { personId: string | null }
    return personId === null ? null : path.replace('$id', personId)
  }

  /** The same with what the account itself was in and has not answered to. */
  async function own(page: Page, path: string, from: string): Promise<string | null> {
    const answer = (await (await page.request.get(`${product.url}/api${from}`, resent)).json()) as
      | { classId: string }[]
      | { open: { sessionId: string }[] }
    const id = Array.isArray(answer) ? answer[0]?.classId : answer.open[0]?.sessionId
    return id === undefined ? null : path.replace('$id', id)
  }

  it('opens at a desk and on a phone for who may see it, without a fault, with a heading, and never scrolls sideways', async () => {
    let left: { path: string; right?: string | readonly string[] | undefined }[] = [
      ...pageRoutes,
      ...views.map(([path, right]) => ({ path, right })),
    ]
    const wrong: string[] = []
    for (const account of accounts) {
      const { page, faults } = await openAs(browser, product.url, account)
      const me = await page.request.get(`${product.url}/api/session/me`, resent)
      const { permissions } = (await me.json()) as { permissions: string[] }
      const maySee = ({ right }: { right?: string | readonly string[] | undefined }) =>
        right === undefined || [right].flat().some((one) => permissions.includes(one))
      const opened = new Set<(typeof left)[number]>()
      for (const route of left.filter(maySee)) {
        const address = await addressOf(page, route.path)
        if (address === null) continue
        opened.add(route)
        await goTo(page, address)
        for (const viewport of [desktop, phone]) {
          await page.setViewportSize(viewport)
          wrong.push(...(await wrongWith(page)).map((what) => `${address} at ${viewport.width}: ${what}`))
        }
        await page.setViewportSize(desktop)
        wrong.push(...faults.splice(0).map((fault) => `${address}: ${fault}`))
        await picture(page, `page${address.replaceAll(/\W+/g, '-').slice(0, 40)}`)
      }
      left = left.filter((route) => !opened.has(route))
      await page.close()
    }
    expect(wrong).toEqual([])
    expect(left, 'pages that no account may see, or has nothing to open with').toEqual([])
    // Some eighty pages at two widths.
  }, 400_000)
})

/**
 * Opens a page as people do: the first by its address, the others from within, which loads the page's part of the
 * application and not the whole of it again. Two views of one page share their heading, so that another view is opened by
 * its address as well.
 */
async function goTo(page: Page, address: string): Promise<void> {
  const [path] = address.split('?')
  if (page.url() === 'about:blank' || new URL(page.url()).pathname === path) {
    await page.goto(address)
    return
  }
  await page.evaluate((to) => {
    for (const heading of document.querySelectorAll('h1')) heading.dataset.left = 'true'
    history.pushState(null, '', to)
  }, address)
}

/** What a reader would find missing or broken once a page has come to rest. */
async function wrongWith(page: Page): Promise<string[]> {
  const appears = (what: Locator, missing: string): Promise<string[]> =>
    what
      .first()
      .waitFor({ timeout: 20_000 })
      .then(() => [])
      .catch(() => [missing])
  const heading = await appears(page.locator('h1:not([data-left])'), 'no heading')
  const demo = await appears(page.getByText('演示数据'), 'does not say that the data are invented')
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  const overflow = await sidewaysOverflow(page)
  return [...heading, ...(overflow > 0 ? [`${overflow} px too wide`] : []), ...demo]
}
