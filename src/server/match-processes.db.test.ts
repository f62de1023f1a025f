import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { type SplitResult, solveSplit } from '#core/matching/split/solve-split.ts'
import { regionalProblem } from '#core/matching/testing/regional-problem.ts'
import { type Database, openServer } from '#platform/db/database.ts'
import { testContext } from '#platform/db/testing/on-both-databases.ts'
import { administer, databaseUrl } from '#platform/db/testing/templates.ts'
import { solveOnWorkers } from '#platform/matching/parts/solve-on-workers.ts'
import { testJobs } from './testing/api.ts'

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
