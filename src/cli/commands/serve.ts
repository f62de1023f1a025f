import type { Command } from 'commander'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { createRuntime } from '#server/runtime.ts'
import { startServer } from '#server/start.ts'

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the product (environment: PORT, HOST, DATA_DIR, DATABASE_URL, LOG_LEVEL, DEMO)')
    .action(async () => {
      const config = readConfig(process.env)
      const runtime = createRuntime(config, systemClock, createLog(config.logLevel), { works: true })
      const server = await startServer(runtime)
      // Listening for signals first: whoever reads the address may at once ask for a stop.
      const stopped = stopOnSignal(server.stop)
      process.stdout.write(`双链 Shuanglian: ${server.url}\n`)
      await stopped
    })
}

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
