import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { type SplitResult, solveSplit } from '#core/matching/split/solve-split.ts'
import { regionalProblem } from '#core/matching/testing/regional-problem.ts'
import { type Database, openServer } from '#platform/db/database.ts'
import { testContext } from '#platform/db/testing/on-both-databases.ts'
import { administer, databaseUrl } from '#platform/db/testing/templates.ts'
import { solveOnWorkers } from '#platform/matching/parts/solve-on-workers.ts'
import { testApi, testJobs } from './testing/api.ts'

/**
 * Three worker processes on one PostgreSQL that they reach by its socket alone: where the system permits it, each lives in a
 * network namespace of its own without any network, as machines that share nothing else.
 */
const server = inject('testServerUrl')
const socketFolder = ['/tmp', '/var/run/postgresql'].find((folder) =>
  existsSync(`${folder}/.s.PGSQL.${new URL(server).port || '5432'}`),
)
const apart = socketFolder !== undefined && spawnSync('unshare', ['-n', 'true']).status === 0

const folder = mkdtempSync(join(tmpdir(), 'shuanglian-parts-'))
const name = `shuanglian_parts_${process.pid}`
let database: Database
let workers: ChildProcess[] = []

/** Starts a worker and waits until it says that it works. */
function startWorker(at: number): Promise<ChildProcess> {
  const url = new URL(databaseUrl(server, name))
  if (apart) url.searchParams.set('host', socketFolder!)
  const command = [process.execPath, 'bin/shuanglian.mjs', 'worker']
  const [program, ...args] = apart ? ['unshare', '-n', ...command] : command
  const child = spawn(program!, args, {
    env: {
      ...process.env,
      AUTH_SECRET: 'kZ3u9bQx7mT1pL5vR8sW2yD4fG6hJ0nC',
      AUDIT_CHECKPOINTS: join(folder, `audit-${at}`),
      DATA_DIR: join(folder, `data-${at}`),
      DATABASE_URL: url.href,
      DEMO: 'off',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  workers.push(child)
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`worker ${at} ended with ${code}`)))
  })
}

beforeAll(async () => {
  await administer(server, `create database ${name} template ${inject('testTemplates').empty.server}`)
  database = await openServer(databaseUrl(server, name), { connectionName: 'test' })
  await Promise.all([0, 1, 2].map(startWorker))
}, 300_000)
afterAll(async () => {
  const running = workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
  const gone = running.map((child) => new Promise((resolve) => child.once('exit', resolve)))
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(gone)
  workers = []
  await (await testJobs(database)).stop()
  await database.close()
  await administer(server, `drop database if exists ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
}, 120_000)

const hashOf = ({ matching, ...rest }: SplitResult): string =>
  createHash('sha256').update(matching).update(JSON.stringify(rest)).digest('hex')

it(`SYS7 three workers ${apart ? 'in network namespaces of their own' : '(on one network: namespaces are not permitted here)'} match three regions with borders byte for byte as one process does, though one is killed over its part`, async () => {
  // Region 0 takes seconds, so that its worker is killed while it holds it.
  const { problem, regions } = regionalProblem({
    regions: [
      { needs: 1500, people: 20_000 },
      { needs: 700, people: 5000 },
      { needs: 500, people: 3000 },
    ],
    border: 0.05,
    listed: 14,
    islands: 200,
  })
  if (apart) {
    const networks = new Set(
      ['self', ...workers.map(({ pid }) => pid)].map((pid) => readlinkSync(`/proc/${pid}/ns/net`)),
    )
    expect(networks.size).toBe(4)
  }
  const objective = 'tiers'
  const begun = performance.now()
  const holders = new Map<number, string[]>()
  let killed: ChildProcess | null = null
  const found = await solveOnWorkers(
    { ...testContext(database.db), jobs: await testJobs(database) },
    problem,
    {
      objective,
      regions,
      bundleWeight: 20_000,
      pauseMilliseconds: 50,
      silentSeconds: 5,
      onProgress: ({ underWay }) => {
        for (const { position, worker } of underWay) {
          const before = holders.get(position) ?? []
          if (!before.includes(worker)) holders.set(position, [...before, worker])
          if (position !== 0 || killed !== null) continue
          killed = workers.find(({ pid }) => worker.endsWith(`:${pid}`))!
          killed.kill('SIGKILL')
        }
      },
    },
  )
  const together = performance.now() - begun
  const one = await solveSplit(problem, { objective, regions }, ({ problem: part }) =>
    solveOptimal(part, { objective }),
  )
  expect(hashOf(found)).toBe(hashOf(one))

  // The part of the dead worker went to another one, and the work was shared.
  expect((killed as ChildProcess | null)?.signalCode).toBe('SIGKILL')
  expect(holders.get(0)).toHaveLength(2)
  expect(new Set([...holders.values()].flat()).size).toBeGreaterThanOrEqual(2)
  expect(found.parts).toBeGreaterThan(200)
  expect(found.borderPairs).toBeGreaterThan(1000)

  // What the borders cost against the best of the whole is what is said to be at most.
  const whole = solveOptimal(problem, { objective })
  const lost = whole.totals.totalScore - found.totals.totalScore
  const seats = whole.totals.filledByTier.map(({ tier, filled }, at) => ({
    tier,
    seats: filled - found.totals.filledByTier[at]!.filled,
  }))
  expect(found.loss.fill).toEqual(seats)
  expect(lost).toBeLessThanOrEqual(found.loss.score)
  expect(found.loss.score).toBeLessThan(whole.totals.totalScore)
  process.stdout.write(
    `${found.parts} parts, ${found.borderPairs} border pairs, ${Math.round(together)} ms; score lost ${lost} of ` +
      `${whole.totals.totalScore}, said to be at most ${found.loss.score}; seats lost ${JSON.stringify(seats)}\n`,
  )
}, 240_000)

it('SYS7 a match run asked for by its endpoint that falls apart and is large has its parts solved by the other processes, and is the same to the byte as one process finds', async () => {
  const needsOfChain = 100
  const peopleOfChain = 5000
  const needIds = await insertTwoChains(needsOfChain, peopleOfChain)
  const running = workers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
  // The job of the run is this process's; it works on one at a time, so that its parts can only be others' work.
  for (const worker of running) worker.kill('SIGSTOP')
  const { client, jobs } = testApi(async () => database)
  const started = await client.talent.startMatchRun({
    title: '两条互不相干的链',
    scope: { needIds },
    most: needsOfChain,
  })
  if (started.status !== 'started') throw new Error(JSON.stringify(started))
  const working = (await jobs()).drain()
  await until(async () => (await client.talent.getMatchRun({ id: started.id })).state === 'running')
  for (const worker of running) worker.kill('SIGCONT')
  const holders = new Map<number, string>()
  const done = working.then(() => true)
  while (!(await Promise.race([done, pause(50).then(() => false)])))
    for (const { position, worker } of await database.db
      .selectFrom('platform.match_part')
      .select(['position', 'worker'])
      .where('worker', 'is not', null)
      .execute())
      holders.set(position, worker!)

  const run = await client.talent.getMatchRun({ id: started.id })
  // Everybody of a chain may fill each of its needs: 2 × 100 × 5000 pairs, and 200 needs and 10,000 people beside them.
  expect(run).toMatchObject({
    state: 'done',
    summary: {
      needs: 200,
      people: 10_000,
      eligiblePairs: 1_000_000,
      listedPairs: 1_000_000,
      filled: 200,
      certificate: { status: 'proven', bound: 0 },
    },
  })
  const pids = running.map(({ pid }) => String(pid))
  expect(holders.size).toBeGreaterThan(0)
  for (const worker of holders.values()) expect(pids).toContain(worker.split(':').at(-1))
  // Made once more from what was frozen, in one thread of this process.
  expect(await client.talent.checkMatchRun({ id: started.id })).toMatchObject({
    inputSame: true,
    replay: 'solved',
    resultSame: true,
    certificate: { gap: 0, faults: 0 },
  })
  expect(await database.db.selectFrom('platform.match_part').select('task').execute()).toEqual([])
}, 240_000)

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20)
}

/** Two chains whose people look for work on their own chain alone; gives the needs. */
async function insertTwoChains(needs: number, people: number): Promise<string[]> {
  const { db } = database
  const by = sql`'test', 'test', now()`
  await sql`insert into chains.chain (code, name, name_en, position, valid_from)
    select 'parts-' || n, '分块' || n, 'Part ' || n, 900 + n, '2020-01-01' from generate_series(1, 2) n`.execute(
    db,
  )
  await sql`insert into directory.region (code, name, kind, position)
    values ('990000', '分块试验区', 'county', 990)`.execute(db)
  await sql`insert into directory.enterprise (uscc, name, region_code, above_scale, source, as_of_on, created_at,
      updated_at)
    values ('91341100MA0000000X', '分块试验企业', '990000', true, 'test', '2023-01-01', now(), now())`.execute(
    db,
  )
  const { rows } = await sql<{ id: string }>`
    insert into talent.need (kind, title, enterprise_id, chain_id, headcount, urgency, tier, post_kind, talent_group,
      education, experience_years, state, source, as_of_on, created_by, created_by_name, created_at, updated_at)
    select 'post', c.code || ' ' || n, e.id, c.id, 1, 3, 1, 'technical', 'young', '90', n % 30, 'open', 'test',
      '2023-01-01', ${by}, now()
    from chains.chain c, directory.enterprise e, generate_series(1, ${sql.lit(needs)}) n
    where c.code like 'parts-%' and e.name = '分块试验企业' returning id`.execute(db)
  await sql`
    with person as (
      insert into talent.profile (name, experience_years, state, source, as_of_on, created_by, created_by_name,
        created_at, updated_at)
      select c.code, n % 40, 'active', 'test', '2023-01-01', ${by}, now()
      from chains.chain c, generate_series(1, ${sql.lit(people)}) n where c.code like 'parts-%'
      returning id, name
    ), consent as (
      insert into talent.consent (profile_id, purpose, wording, given_on, until_on, given_by, recorded_by,
        recorded_by_name, recorded_at)
      select id, 'matching', '1', '2020-01-01', '2099-12-31', 'paper', ${by} from person
    )
    insert into talent.profile_chain (profile_id, chain_id)
    select p.id, c.id from person p join chains.chain c on c.code = p.name`.execute(db)
  return rows.map(({ id }) => id)
}
