import { openAsBlob } from 'node:fs'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { fixedClock } from '../../clock.ts'
import { type Context, systemActor } from '../../context.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { createLog } from '../../log.ts'
import { type Database, openInMemory, openServer } from '../database.ts'
import { administer, databaseUrl, type TestContent } from './templates.ts'

/** The day all database tests take place on. */
export const testInstant = '2023-06-15T02:00:00Z'

let databases = 0

/** A fresh database of one kind, migrated and perhaps filled, and how to be rid of it. */
export async function openTestDatabase(
  kind: Database['kind'],
  content: TestContent = 'empty',
): Promise<Database> {
  const template = inject('testTemplates')[content]
  if (kind === 'embedded') return openInMemory(await openAsBlob(template.embedded))
  databases += 1
  const name = `shuanglian_test_${process.pid}_${databases}`
  const server = inject('testServerUrl')
  await administer(server, `create database ${name} template ${template.server} strategy file_copy`)
  const database = await openServer(databaseUrl(server, name))
  return {
    ...database,
    async close() {
      await database.close()
      await administer(server, `drop database ${name}`)
    },
  }
}

/** Whoever acts where a test does not care: may do everything. */
export const testActor = systemActor('test', '测试用户')

/** Tests of the platform ask for no jobs; those of the product bring the real queue. */
const noJobs: JobQueue = { enqueue: () => Promise.reject(new Error('this test has no job queue')) }

/** A request as tests make it: the test actor, a fixed clock, a silent log. */
export function testContext(db: Context['db'], jobs: JobQueue = noJobs): Context {
  return {
    actor: testActor,
    clock: fixedClock(testInstant),
    log: createLog('silent'),
    requestId: 'test-request',
    ip: null,
    db,
    jobs,
    pending: null,
  }
}

/**
 * Declares the same tests for the embedded database and for the server, each on a fresh database of its own that
 * the tests of one call share.
 */
export function onBothDatabases(
  name: string,
  tests: (database: () => Database, ctx: () => Context) => void,
  content: TestContent = 'empty',
): void {
  for (const kind of ['embedded', 'server'] as const) {
    describe(`${name} (${kind} database)`, () => {
      let database: Database | null = null
      beforeAll(async () => {
        database = await openTestDatabase(kind, content)
      })
      afterAll(async () => {
        await database?.close()
      })
      const opened = (): Database => {
        if (database === null) throw new Error('the test database is not open')
        return database
      }
      tests(opened, () => testContext(opened().db))
    })
  }
}

/** The same for tests of the product over the demo city. */
export function onBothDemoCities(
  name: string,
  tests: (database: () => Database, ctx: () => Context) => void,
): void {
  onBothDatabases(name, tests, 'demo')
}
