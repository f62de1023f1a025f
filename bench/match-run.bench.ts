import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { pollingMs } from '#modules/talent/contract/match-run.ts'
import { talentJobs } from '#modules/talent/index.ts'
import { systemClock } from '#platform/clock.ts'
import { operator } from '#platform/context.ts'
import { type Database, openInMemory, openServer } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { startTestServer } from '#platform/db/testing/postgres-server.ts'
import { openJobRunner } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'
import { installDefaults } from '#server/install.ts'
import '#server/search.ts'
import { jobContext } from '#server/jobs.ts'
import { testApi } from '#server/testing/api.ts'
import type { Benchmark, Work } from './benchmark.ts'
import { loadMatchCity } from './load-match-city.ts'

const needs = 1000
/** People: a county, a city. */
const sizes = [2500, 10_000]

/**
 * From the button to the first page of the result, as the page does it: over the HTTP application, asking as often as the page
 * asks. The first run cuts all texts; later ones find their words kept.
 */
async function running(
  people: number,
  opened: { database: Database; close: () => Promise<void> },
): Promise<Work> {
  const { database } = opened
  await migrate(database)
  let laps: Record<string, number> = {}
  const silent = createLog('silent')
  const log = Object.assign(Object.create(silent) as typeof silent, {
    info: (told: { laps?: Record<string, number> }) => {
      if (told.laps) laps = told.laps
    },
  })
  Object.assign(log, { child: () => log })
  const jobs = await openJobRunner(database, {
    handlers: [...talentJobs],
    contextOf: (name) => jobContext({ clock: systemClock, log }, name),
    log,
    supervise: false,
  })
  const base = { db: database.db, jobs, clock: systemClock, log, requestId: 'bench' }
  await installDefaults(base, true)
  await loadMatchCity(database.db, { needs, people })
  await jobs.work([])
  const app = testApi(async () => database, { clock: systemClock, actor: operator, jobs })
  const { talent } = app.client
  const work = async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const pressed = performance.now()
    const mainBefore = process.threadCpuUsage()
    const since = () => Math.round(performance.now() - pressed)
    const started = await talent.startMatchRun({ title: '全市' })
    if (started.status !== 'started') throw new Error(started.status)
    const asked = since()
    let run = await talent.getMatchRun({ id: started.id })
    while (run.state === 'queued' || run.state === 'running') {
      await pause(pollingMs(since()))
      run = await talent.getMatchRun({ id: started.id })
    }
    if (run.state !== 'done') throw new Error(`${run.state} ${run.failure}`)
    const done = since()
    await talent.listRunPairs({ id: started.id })
    const shown = since()
    delay.disable()
    const main = process.threadCpuUsage(mainBefore)
    return {
      figures: {
        'button to answer, ms': asked,
        'button to done, ms': done,
        'button to result on the page, ms': shown,
        'longest pause of the server, ms': Math.round(delay.max / 1e6),
        'thread of the server, ms of processor time': Math.round((main.user + main.system) / 1000),
        ...Object.fromEntries(
          Object.entries(laps).map(([name, ms]) => [`${name}, ms of processor time`, ms]),
        ),
        'pairs found': run.summary!.filled,
        'eligible pairs': run.summary!.eligiblePairs,
        rounds: run.summary!.rounds,
        proof: run.summary!.certificate.status,
      },
    }
  }
  return Object.assign(work, {
    // Words are kept after the run is done.
    settle: () => pause(3000),
    close: async () => {
      await jobs.stop()
      await opened.close()
    },
  })
}

export const benchmark: Benchmark = {
  name: 'match-run',
  title: `A match run of ${needs} needs from the button to the result on the page`,
  runs: 3,
  warmups: 1,
  ours: {
    name: 'run, embedded database',
    sizes,
    async prepare(people) {
      const database = await openInMemory()
      return running(people, { database, close: () => database.close() })
    },
  },
  peers: [
    {
      name: 'run, PostgreSQL server',
      note: 'the same with the database in processes of its own',
      sizes,
      async prepare(people) {
        const server = await startTestServer()
        const database = await openServer(server.url)
        return running(people, {
          database,
          close: async () => {
            await database.close()
            await server.stop()
          },
        })
      },
    },
  ],
}
