import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { z } from 'zod'
import { addDays } from '#core/scheduling/working-calendar.ts'
import { businessDayOf, instantOn } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Schedule } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'
import { createRuntime } from '#server/runtime.ts'
import { startServer } from '#server/start.ts'
import { desktop, launchBrowser, logIn, openPage, phone, sidewaysOverflow } from './testing.ts'

/** A connection that lay idle may be closed just as it is used again. */
const resent = { maxRetries: 2 }

/**
 * The demo city with a clock that a journey moves, and the browsers of the people in it. The server runs in this process:
 * only so can its clock be moved.
 */
export interface City {
  /** The day that is so many days after the first. */
  dayAt(days: number): string
  /** Lets time pass until a day and an hour; everybody logs in again then. */
  moveTo(days: number, time?: string): Promise<void>
  /** The browser of an account at a desk, or on their phone. */
  atDesk(username: string): Promise<Page>
  onPhone(username: string): Promise<Page>
  /** The phone of somebody without an account, one for each name. */
  strangersPhone(name?: string): Promise<Page>
  /** What somebody asks the API for, as themselves. */
  ask<T>(username: string, method: 'GET' | 'POST', path: string, data?: unknown): Promise<T>
  /** Does what the program does by itself at an hour of the day, which no interface offers. */
  run(schedule: Schedule): Promise<void>
  /** Asserts that nothing went wrong in any browser, but for refusals that a journey was out for on somebody's phone. */
  expectNoFaults(refused?: { phoneOf: string; statuses: readonly number[] }): void
  stop(): Promise<void>
}

interface Seat {
  page: Page
  faults: string[]
  /** The clock when its account logged in last. */
  since: number
}

export async function openCity(): Promise<City> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shuanglian-loop-'))
  cpSync(inject('demoData'), dataDir, { recursive: true })
  let ahead = 0
  let moves = 0
  const clock = { now: () => new Date(Date.now() + ahead) }
  const config = readConfig({ ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', PORT: '0' })
  const runtime = createRuntime(config, clock, createLog('warn'), { works: true, keeps: false })
  const server = await startServer(runtime)
  const browser = await launchBrowser()
  const seats = new Map<string, Seat>()
  const begunOn = businessDayOf(clock.now())

  async function seatOf(key: string, username: string | null, viewport: typeof desktop): Promise<Seat> {
    let seat = seats.get(key)
    if (seat === undefined) {
      const opened = await openPage(browser, server.url, viewport)
      // A loaded machine takes its time; nothing here is measured.
      opened.page.setDefaultTimeout(60_000)
      seat = { ...opened, since: -1 }
      const { faults } = seat
      // The console says that something was refused, and not what.
      opened.page.on('response', (answer) => {
        if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`)
      })
      seats.set(key, seat)
    }
    if (username !== null && seat.since !== moves) {
      await logIn(seat.page, server.url, username)
      seat.since = moves
    }
    return seat
  }

  return {
    dayAt: (days) => addDays(begunOn, days),
    async moveTo(days, time = '09:00') {
      // A page that stands open would go on asking with a session that is over then.
      for (const { page } of seats.values()) await page.goto('about:blank')
      ahead = instantOn(addDays(begunOn, days), time).getTime() - Date.now()
      moves += 1
    },
    atDesk: async (username) => (await seatOf(`${username} desk`, username, desktop)).page,
    onPhone: async (username) => (await seatOf(`${username} phone`, username, phone)).page,
    strangersPhone: async (name = 'stranger') => (await seatOf(`${name} phone`, null, phone)).page,
    async ask<T>(username: string, method: 'GET' | 'POST', path: string, data?: unknown) {
      const { page } = await seatOf(`${username} phone`, username, phone)
      const answer = await page.request.fetch(`${server.url}/api${path}`, {
        method,
        headers: { origin: server.url },
        ...(data === undefined ? {} : { data }),
        ...resent,
      })
      const text = await answer.text()
      expect(answer.ok(), `${username} ${method} ${path}: ${text}`).toBe(true)
      return JSON.parse(text) as T
    },
    async run({ name }) {
      const { database, jobs } = await runtime.data()
      await jobs.enqueue(database, { name, input: z.object({}) }, {})
    },
    expectNoFaults(refused) {
      const isMeant = (key: string, fault: string): boolean =>
        refused !== undefined &&
        key === `${refused.phoneOf} phone` &&
        refused.statuses.some(
          (status) => fault.startsWith(`${status} `) || fault.includes(`status of ${status}`),
        )
      expect(
        [...seats].flatMap(([key, { faults }]) =>
          faults.filter((fault) => !isMeant(key, fault)).map((fault) => `${key}: ${fault}`),
        ),
      ).toEqual([])
    },
    async stop() {
      await browser.close()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Opens a page and waits until it stands. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await look(page)
}

let pictures = 0

/**
 * Waits until the page has settled and asserts that nothing overflows sideways. Keeps a picture where the environment
 * names a folder in `E2E_PICTURES` and the step has a name.
 */
export async function look(page: Page, name?: string): Promise<void> {
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  expect(await sidewaysOverflow(page), `${page.url()} overflows`).toBe(0)
  const folder = process.env.E2E_PICTURES
  if (folder === undefined || name === undefined) return
  pictures += 1
  await page.waitForTimeout(400)
  const width = page.viewportSize()?.width
  await page.screenshot({
    path: join(folder, `${String(pictures).padStart(2, '0')}-${name}-${width}.png`),
    fullPage: true,
  })
}
