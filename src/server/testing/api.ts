import { sql } from 'kysely'
import { Registry } from 'prom-client'
import { expect } from 'vitest'
import { type Contract, contract } from '#modules/contract.ts'
import { type AuthConfig, createAuth } from '#platform/auth/index.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { testActor, testInstant } from '#platform/db/testing/on-both-databases.ts'
import { type ApiClient, ApiError, createApiClient } from '#platform/http/client.ts'
import { type JobRunner, openJobRunner } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'
import { createAccounts } from '../accounts.ts'
import { createApp } from '../app.ts'
import { measureData } from '../data-metrics.ts'
import { importPorts } from '../imports.ts'
import { allJobHandlers, jobContext } from '../jobs.ts'
import { notifyPorts } from '../notify-ports.ts'
import type { OpenData, Runtime } from '../runtime.ts'

/** The whole application over a test database, called in process. */
export interface TestApi {
  client: ApiClient<Contract>
  /** Sends a request by hand, for what a typed client cannot send wrongly. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** The same application used by somebody else. */
  as(actor: Actor): TestApi
  /** The queue, so that a test can let the jobs run that its calls asked for. */
  jobs(): Promise<JobRunner>
}

const log = createLog('silent')

/** A test asks faster than people do, the faster the machine: how many requests a caller may make is tried by itself. */
const testConfig = readConfig({
  PORT: '0',
  DATA_DIR: 'unused',
  LOG_LEVEL: 'silent',
  REQUESTS_PER_ACCOUNT: '0',
  REQUESTS_PER_ADDRESS: '0',
})

/** The queue of each test database, opened once. */
const queues = new WeakMap<Database, Promise<JobRunner>>()

/** The job queue of a test database. */
export function testJobs(database: Database): Promise<JobRunner> {
  let queue = queues.get(database)
  if (queue === undefined) {
    queue = openJobRunner(database, {
      handlers: allJobHandlers({
        ...notifyPorts(testConfig, fixedClock(testInstant)),
        checkpoints: null,
        backup: null,
        imports: importPorts(createAccounts(fixedClock(testInstant)), database.kind === 'server'),
      }),
      contextOf: (name) => jobContext({ clock: fixedClock(testInstant), log }, name),
      log,
      supervise: false,
    })
    queues.set(database, queue)
  }
  return queue
}

/** Everything a server has, over a test database. */
export function testRuntime(
  open: () => Promise<Database>,
  given: {
    clock?: Clock
    config?: Partial<Config>
    auth?: Partial<AuthConfig>
    token?: string
    jobs?: JobRunner
  } = {},
): Runtime {
  const clock = given.clock ?? fixedClock(testInstant)
  const accounts = createAccounts(clock)
  const metrics = new Registry()
  measureData(metrics, open)
  const auth = createAuth({
    clock,
    secret: 'a secret of the tests, 0123456789',
    publicUrl: given.config?.publicUrl ?? 'http://test.invalid',
    oidc: given.config?.oidc ?? null,
    mayLogIn: accounts.mayLogIn,
    ...given.auth,
  })
  const data = async (): Promise<OpenData> => {
    const database = await open()
    return { database, jobs: given.jobs ?? (await testJobs(database)) }
  }
  return {
    config: { ...testConfig, ...given.config },
    clock,
    checkpoints: null,
    log,
    data,
    secret: async () => 'a secret of the tests, 0123456789',
    auth: () => auth,
    accounts,
    metrics,
    operatorToken: () => given.token ?? null,
    announce: () => {},
    close: async () => {},
  }
}

export function testApi(
  database: () => Promise<Database>,
  options: { hasData?: boolean; actor?: Actor; clock?: Clock; jobs?: JobRunner } = {},
): TestApi {
  const { clock, jobs, ...of } = options
  const runtime = testRuntime(database, {
    ...(clock === undefined ? {} : { clock }),
    ...(jobs === undefined ? {} : { jobs }),
  })
  const app = createApp(runtime, { actor: testActor, ...of })
  const request = async (path: string, init?: RequestInit) =>
    app.fetch(new Request(`http://test.invalid${path}`, init))
  return {
    client: createApiClient(contract, 'http://test.invalid/api', async (message) => app.fetch(message)),
    request,
    as: (actor) => testApi(database, { ...options, actor }),
    jobs: async () => (await runtime.data()).jobs,
  }
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

/**
 * What calls said that were begun together and are all to be refused. Waited for one after the other, one that is refused
 * before the first would count as an error nobody caught.
 */
export const refusals = (
  calls: readonly Promise<unknown>[],
): Promise<Awaited<ReturnType<typeof refusal>>[]> => Promise.all(calls.map(refusal))

/**
 * Proves for the whole database that nothing was written without an audit entry and a link. Log-ins are occurrences:
 * they are audited and hang on nothing.
 */
export async function expectEveryWriteAudited(
  database: Database,
  /** Tables into which the test put rows by itself. */
  except: readonly string[] = [],
): Promise<void> {
  const { rows } = await sql<{ action: string }>`
    select distinct a.action from platform.audit_entry a
    where a.object_kind <> 'identity.account' and a.object_kind not like '%.list' and not exists (select from platform.thread_link l where l.from_kind = a.object_kind and l.from_id = a.object_id)`.execute(
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
    ['directory.organisation', 'directory.organisation'],
    ['directory.person', 'directory.person'],
    ['directory.appointment', 'directory.appointment'],
    ['matters.problem', 'matters.problem'],
    ['matters.task', 'matters.task'],
    ['training.programme', 'training.programme'],
    ['training.class', 'training.class'],
    ['training.session', 'training.session'],
    ['training.need', 'training.need'],
    ['training.idea', 'training.idea'],
    ['training.nomination', 'training.nomination'],
    ['matters.task_report', 'matters.report'],
    ['talent.institute', 'talent.institute'],
    ['talent.institute_output', 'talent.instituteOutput'],
    ['talent.need', 'talent.need'],
    ['talent.skill', 'talent.skill'],
    ['talent.profile', 'talent.profile'],
    ['talent.plan_line', 'talent.planLine'],
    ['talent.shortage_directory', 'talent.shortageDirectory'],
    ['talent.engagement', 'talent.engagement'],
    ['talent.bidding', 'talent.bidding'],
    ['talent.bid', 'talent.bid'],
    ['talent.fair', 'talent.fair'],
    ['talent.fair_entry', 'talent.fairEntry'],
    ['talent.fair_result', 'talent.fairResult'],
    ['training.teacher', 'training.teacher'],
    ['training.venue', 'training.venue'],
    ['training.course', 'training.course'],
    ['training.course_package', 'training.coursePackage'],
    ['training.teacher_invitation', 'training.teacherInvitation'],
    ['training.survey', 'training.survey'],
    ['training.answer_group', 'training.answerGroup'],
    ['training.discussion', 'training.discussion'],
    ['training.attendance', 'training.attendance'],
    ['training.leave', 'training.leave'],
    ['training.hours_entry', 'training.hours'],
    ['training.lesson', 'training.lesson'],
    ['training.service_figure', 'training.figure'],
  ] as const) {
    if (except.includes(table)) continue
    const unaudited = await sql`select id from ${sql.table(table)} t where not exists
      (select from platform.audit_entry a where a.object_kind = ${kind} and a.object_id = t.id::text)`.execute(
      database.db,
    )
    expect(unaudited.rows, table).toEqual([])
  }
}
