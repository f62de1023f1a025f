import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '#modules/contract.ts'
import { createApiClient } from '#platform/http/client.ts'
import { launchBrowser, logIn, openPage, type Product, startProduct } from './testing.ts'

/** What a text may try in a page that shows it, each marked so that it is found again. */
const payloads = [
  `<img src=x onerror="window.__pwned='img'">`,
  `<script>window.__pwned='script'</script>`,
  `"><svg onload="window.__pwned='svg'">`,
  `javascript:window.__pwned='link'//`,
  `{{constructor.constructor('window.__pwned=1')()}}\${window.__pwned=2}`,
  `\u202e\u200b\u2066反转<b onmouseover=window.__pwned=3>\u2069`,
]
const all = payloads.join(' ')
/** Where a field takes less. */
const short = payloads[0]!

describe('texts that would run as script', () => {
  let product: Product
  let browser: Browser
  let page: Page
  let faults: string[]
  const pages: string[] = []

  beforeAll(async () => {
    product = await startProduct()
    browser = await launchBrowser()
    ;({ page, faults } = await openPage(browser, product.url))
    await fill()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  /** A client with the session of one of the city's accounts, or as whoever runs the machine. */
  async function clientOf(username: string) {
    const context = await browser.newContext()
    const visitor = await context.newPage()
    await logIn(visitor, product.url, username)
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    await context.close()
    return createApiClient(contract, `${product.url}/api`, async (request) => {
      const headers = new Headers(request.headers)
      headers.set('cookie', cookie)
      headers.set('origin', product.url)
      return fetch(new Request(request, { headers }))
    })
  }

  async function fill(): Promise<void> {
    const office = await clientOf('chain-office')
    const problem = await office.matters.openProblem({
      title: short,
      problem: all,
      countermeasure: all,
      chainCode: 'pv',
      origin: 'own',
    })
    await office.files.attach({
      kind: 'matters.problem',
      id: problem.id,
      file: new File([all], `${short}.txt`),
      note: all,
    })
    const task = await office.matters.createTask({
      title: short,
      actionType: 'fill',
      goal: all,
      chainCode: 'pv',
      instruction: all,
      leadPersonId: (await office.directory.listPeople({})).items[0]!.id,
      leadOrgId: (await office.session.me()).orgId!,
      startsOn: '2023-06-15',
      dueOn: '2027-12-15',
      targets: [{ quarter: '2023Q4', target: all }],
      origin: 'instruction',
    })
    const editor = await clientOf('documents')
    const document = await editor.documents.upload({
      text: `${all}\n安丰市建立了光伏、半导体两大产业链。${all}`,
      publishedOn: '2023-05-01',
    })
    await editor.documents.updateSource({
      id: document.id,
      lockVersion: document.lockVersion,
      source: short,
      author: short,
      publishedOn: '2023-05-01',
    })
    for (const fact of document.factItems)
      await editor.documents.rejectFact({ id: fact.id, lockVersion: fact.lockVersion, reason: all })
    const admin = await clientOf('sysadmin')
    const organisation = await admin.directory.createOrganisation({
      name: short,
      shortName: '<b onclick=__pwned=1>',
      kind: 'office',
      regionCode: '341100',
      parentId: null,
      note: all,
    })
    const person = await admin.directory.createPerson({
      name: short,
      staffNo: '<i onload=__pwned=1>',
      orgId: organisation.id,
      note: all,
    })
    pages.push(
      '/problems?open=false',
      `/problems/${problem.id}`,
      '/tasks?open=false',
      `/tasks/${task.id}`,
      '/documents',
      `/documents/${document.id}`,
      '/documents/conflicts',
      '/chains/pv',
      '/gaps?chain=pv',
      '/governance',
      '/',
      '/inbox',
      '/enterprises',
      '/organisations',
      `/organisations?id=${organisation.id}`,
      '/people',
      `/people/${person.id}`,
    )
  }

  for (const username of ['chain-office', 'sysadmin'])
    it(`nothing of them runs, asks elsewhere or leads anywhere in the pages of ${username}`, async () => {
      await logIn(page, product.url, username)
      page.on('dialog', (dialog) => {
        faults.push(`dialog: ${dialog.message()}`)
        void dialog.dismiss()
      })
      let shown = 0
      for (const path of pages) {
        await page.goto(path)
        await page.waitForLoadState('networkidle')
        const found = await page.evaluate(() => ({
          pwned: (globalThis as { __pwned?: unknown }).__pwned,
          text: document.body.innerText,
          links: [...document.querySelectorAll('[href], [src], [action], [formaction]')].flatMap((element) =>
            ['href', 'src', 'action', 'formaction'].map((name) => element.getAttribute(name) ?? ''),
          ),
          handlers: [...document.querySelectorAll('*')].filter((element) =>
            element.getAttributeNames().some((name) => name.startsWith('on')),
          ).length,
        }))
        expect(found.pwned, path).toBeUndefined()
        expect(found.handlers, path).toBe(0)
        expect(
          found.links.filter((link) => /^\s*(javascript|data:text|vbscript)/i.test(link)),
          path,
        ).toEqual([])
        if (found.text.includes('onerror=')) shown += 1
      }
      expect(shown).toBeGreaterThan(1)
      expect(
        faults.filter((fault) => /script:|dialog:|foreign|Content Security|Refused/i.test(fault)),
      ).toEqual([])
    })
})
