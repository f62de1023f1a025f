import type { Command } from 'commander'
import { systemClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createRuntime, type Runtime } from '#server/runtime.ts'
import { startServer } from '#server/start.ts'
import { startWorker } from '#server/start-worker.ts'

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the product (environment: PORT, HOST, DATA_DIR, DATABASE_URL, LOG_LEVEL, DEMO)')
    .option('--no-jobs', 'leave background jobs to workers, as JOBS=off does')
    .action(async ({ jobs }: { jobs: boolean }) => {
      const config = readConfig(jobs ? process.env : { ...process.env, JOBS: 'off' })
      const server = await startServer(runtimeOf(config, config.operations.jobs))
      // Listening for signals first: whoever reads the address may at once ask for a stop.
      const stopped = stopOnSignal(server.stop)
      process.stdout.write(`双链 Shuanglian: ${server.url}\n`)
      await stopped
    })

  program
    .command('worker')
    .description('work on background jobs without serving, beside servers on the same PostgreSQL')
    .action(async () => {
      const worker = await startWorker(runtimeOf(readConfig(process.env), true))
      const stopped = stopOnSignal(worker.stop)
      process.stdout.write('双链 Shuanglian: working on jobs\n')
      await stopped
    })
}

const runtimeOf = (config: Config, works: boolean): Runtime =>
  createRuntime(config, systemClock, createLog(config.logLevel), { works, keeps: true })

/** Stops once on the first signal; a second one ends the process at once. */
async function stopOnSignal(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        // oxlint-disable-next-line unicorn/no-process-exit -- should it hang all the same, a third signal ends it
        process.once(signal, () => process.exit(130))
        resolve()
      })
    }
  })
  await stop()
}
