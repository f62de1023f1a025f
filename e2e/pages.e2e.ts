import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  desktop,
  launchBrowser,
  openPage,
  type Product,
  phone,
  sidewaysOverflow,
  startProduct,
} from './testing.ts'

const paths = [
  '/',
  '/atlas',
  '/chains/pv',
  '/chains/pv?tab=table',
  '/chains/pv?tab=card',
  '/chains/pv?tab=gaps',
  '/chains/pv?tab=output',
  '/chains/pv?tab=versions',
  '/chains/pv?tab=thread',
  '/gaps',
  '/enterprises',
  '/enterprises/new',
  '/output',
  '/governance',
  '/documents',
  '/documents/conflicts',
]

describe('every page', () => {
  let product: Product
  let browser: Browser
  beforeAll(async () => {
    product = await startProduct()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  for (const [name, viewport] of [
    ['a desk', desktop],
    ['a phone', phone],
  ] as const) {
    it(`opens on ${name} without a fault, with a heading, and never scrolls sideways`, async () => {
      const { page, faults } = await openPage(browser, product.url, viewport)
      for (const path of paths) {
        await page.goto(path, { waitUntil: 'networkidle' })
        await page.locator('h1').first().waitFor()
        expect(await sidewaysOverflow(page), path).toBe(0)
        expect(await page.getByText('演示数据').count(), path).toBeGreaterThan(0)
      }
      expect(faults).toEqual([])
      await page.close()
    })
  }
})
