import { fromKysely, type JobResult, PgBoss } from 'pg-boss'
import type { Context, RequestContext } from '../context.ts'
import type { Database } from '../db/database.ts'
import type { Log } from '../log.ts'
import type { Job, JobQueue } from './queue.ts'

/** What a job does. It may run more than once for one request: a run that died is tried again. */
export interface JobHandler {
  name: string
  run(ctx: Context, input: unknown): Promise<void>
}

export function handleJob<Input>(
  job: Job<Input>,
  run: (ctx: Context, input: Input) => Promise<void>,
): JobHandler {
  return {
    name: job.name,
    run: (ctx, input) => run(ctx, job.input.parse(input)),
  }
}

/** A job that runs by the calendar: five-field cron in Asia/Shanghai. */
export interface Schedule {
  name: string
  cron: string
  /** As of the job itself. */
  withinSeconds?: number | undefined
}

/** The queue of the database: kinds of jobs are told apart by name, so that a new kind needs no set-up. */
const queue = 'shuanglian'
/** The line of long jobs. */
const longQueue = 'shuanglian-long'
/** The line of jobs somebody looks at. */
const watchedQueue = 'shuanglian-watched'
const lineOf = (job: Pick<Job<unknown>, 'long' | 'watched'>): string =>
  job.long === true ? longQueue : job.watched === true ? watchedQueue : queue
/** A long job whose process has been silent for so long is tried again, much sooner than its time is up. */
const longHeartbeatSeconds = 60

interface QueuedJob {
  job: string
  input: unknown
}

export interface JobRunner extends JobQueue {
  /** Takes jobs as they come, and those of the schedule, until `stop`. */
  work(schedules: Schedule[]): Promise<void>
  /** Runs what waits now, one after the other, and gives how many ran. For tests and commands. */
  drain(): Promise<number>
  stop(): Promise<void>
}

/** Takes at most this many jobs at a time; the embedded database has one connection anyway. */
const batchSize = 4
const pollingIntervalSeconds = 1

/**
 * Jobs in the product's own database, through pg-boss. Opened before the first transaction: while one is open, the
 * embedded database has no other connection that could prepare the queue.
 *
 * @param options.contextOf makes what a job knows of its run: the program itself as actor, a request id of its own.
 * @param options.supervise true where jobs are worked on: the queue then also cleans up after itself.
 */
export async function openJobRunner(
  database: Database,
  options: {
    handlers: JobHandler[]
    contextOf: (jobName: string) => RequestContext
    log: Log
    supervise: boolean
  },
): Promise<JobRunner> {
  const { handlers, contextOf, log, supervise } = options
  const byName = new Map(handlers.map((handler) => [handler.name, handler]))
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.runScript(text, values) },
    backend: database.kind === 'embedded' ? 'pglite' : 'postgres',
    supervise,
    schedule: supervise,
  })
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()
  for (const name of [queue, longQueue, watchedQueue]) {
    await boss.createQueue(name)
    // Puts the queue, which createQueue has just thrown out, back into pg-boss's cache: asking for a job inside a
    // transaction must not look it up outside of it, where the embedded database would wait for ever.
    await boss.findJobs(name, { id: '00000000-0000-4000-8000-000000000000' })
  }

  async function run({ job, input }: QueuedJob): Promise<void> {
    const handler = byName.get(job)
    if (handler === undefined) throw new Error(`no job is called ${job}`)
    const started = performance.now()
    await handler.run({ ...contextOf(job), db: database.db, jobs: runner, pending: null }, input)
    log.info({ job, ms: Math.round(performance.now() - started) }, 'job done')
  }

  /** Workers of this process that take jobs. */
  const workers: string[] = []

  async function workOn(name: string, most: number): Promise<void> {
    const id = await boss.work<QueuedJob>(
      name,
      { batchSize: most, pollingIntervalSeconds, perJobResults: true },
      async (jobs) => {
        const results: JobResult[] = []
        for (const { id, data } of jobs) {
          try {
            await run(data)
            results.push({ id, status: 'completed' })
          } catch (error) {
            log.error({ err: error, job: data.job }, 'job failed')
            results.push({ id, status: 'failed', output: { message: String(error) } })
          }
        }
        return results
      },
    )
    workers.push(id)
  }

  const runner: JobRunner = {
    async enqueue(tx, job, input, sending) {
      await boss.send(lineOf(job), { job: job.name, input } satisfies QueuedJob, {
        db: fromKysely(tx.db),
        retryLimit: job.retries ?? 5,
        retryBackoff: true,
        ...(job.withinSeconds === undefined ? {} : { expireInSeconds: job.withinSeconds }),
        ...(job.long === true ? { heartbeatSeconds: longHeartbeatSeconds } : {}),
        ...(sending?.startAfter === undefined ? {} : { startAfter: sending.startAfter }),
      })
    },
    wake() {
      for (const id of workers) boss.notifyWorker(id)
    },
    async work(schedules) {
      for (const { name, cron, withinSeconds } of schedules) {
        await boss.schedule(queue, cron, { job: name, input: {} } satisfies QueuedJob, {
          tz: 'Asia/Shanghai',
          key: name,
          ...(withinSeconds === undefined ? {} : { expireInSeconds: withinSeconds }),
        })
      }
      // Schedules lie in the database: one that is no longer wanted would go on for ever.
      for (const { key } of await boss.getSchedules(queue))
        if (!schedules.some(({ name }) => name === key)) await boss.unschedule(queue, key)
      await Promise.all([workOn(queue, batchSize), workOn(longQueue, 1), workOn(watchedQueue, 1)])
    },
    async drain() {
      let ran = 0
      for (;;) {
        const before = ran
        for (const name of [queue, longQueue, watchedQueue])
          for (const job of await boss.fetch<QueuedJob>(name, { batchSize: 50 })) {
            await run(job.data)
            await boss.complete(name, job.id)
            ran += 1
          }
        if (ran === before) return ran
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 8000 }),
  }
  return runner
}
