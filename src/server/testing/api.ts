import { sql } from 'kysely'
import { expect } from 'vitest'
import { type Contract, contract } from '#modules/contract.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { testInstant } from '#platform/db/testing/on-both-databases.ts'
import { type ApiClient, ApiError, createApiClient } from '#platform/http/client.ts'
import { createLog } from '#platform/log.ts'
import { createApp } from '../app.ts'
import { installDefaults } from '../install.ts'
import type { Runtime } from '../runtime.ts'

/** The whole application over a test database, called in process. */
export interface TestApi {
  client: ApiClient<Contract>
  /** Sends a request by hand, for what a typed client cannot send wrongly. */
  request(path: string, init?: RequestInit): Promise<Response>
}

const log = createLog('silent')

function testRuntime(database: () => Promise<Database>): Runtime {
  return {
    config: {
      port: 0,
      host: '127.0.0.1',
      dataDir: 'unused',
      databaseUrl: null,
      logLevel: 'silent',
      demo: true,
    },
    clock: fixedClock(testInstant),
    log,
    database,
    announce: () => {},
    close: async () => {},
  }
}

export function testApi(database: () => Promise<Database>, options?: { hasData: boolean }): TestApi {
  const app = createApp(testRuntime(database), options)
  const request = async (path: string, init?: RequestInit) =>
    app.fetch(new Request(`http://test.invalid${path}`, init))
  return {
    client: createApiClient(contract, 'http://test.invalid/api', async (message) => app.fetch(message)),
    request,
  }
}

/** Fills a migrated test database with the templates and the demo city. */
export async function installDemo(database: Database): Promise<void> {
  await installDefaults(
    { db: database.db, clock: fixedClock(testInstant), log, requestId: 'test-install' },
    true,
  )
}

/** What a refused call said, for tests that expect a refusal. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: number; reason: string; details: Record<string, unknown> }> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ApiError)) throw new Error(`expected a refusal, got ${String(error)}`)
  return { status: error.status, reason: error.body.reason, details: error.body.details }
}

/** Proves for the whole database that nothing was written without an audit entry and a link. */
export async function expectEveryWriteAudited(database: Database): Promise<void> {
  const { rows } = await sql<{ action: string }>`
    select distinct a.action from platform.audit_entry a
    where not exists (select from platform.thread_link l where l.from_kind = a.object_kind and l.from_id = a.object_id)`.execute(
    database.db,
  )
  expect(rows).toEqual([])
  for (const [table, kind] of [
    ['documents.document', 'documents.document'],
    ['documents.fact', 'documents.fact'],
    ['chains.placement', 'chains.placement'],
    ['chains.evidence', 'chains.evidence'],
    ['chains.verdict_override', 'chains.override'],
    ['chains.template', 'chains.template'],
    ['governance.post', 'governance.post'],
    ['governance.activity', 'governance.activity'],
    ['directory.enterprise', 'directory.enterprise'],
  ] as const) {
    const unaudited = await sql`select id from ${sql.table(table)} t where not exists
      (select from platform.audit_entry a where a.object_kind = ${kind} and a.object_id = t.id::text)`.execute(
      database.db,
    )
    expect(unaudited.rows, table).toEqual([])
  }
}
