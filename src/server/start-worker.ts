import { keepCheckpoints } from '#platform/audit/keep-checkpoints.ts'
import { schedulesOf } from './jobs.ts'
import type { OpenData, Runtime } from './runtime.ts'
import { requireSecret } from './servable.ts'

/**
 * Keeps checkpoints of the audit log while the process lives, where it has the key.
 *
 * @returns stops it after a last one.
 */
export function keepCheckpointsOf(runtime: Runtime, { database }: OpenData): () => Promise<void> {
  const { checkpoints, clock, log } = runtime
  if (checkpoints === null || checkpoints.key === null) return async () => {}
  const keeper = keepCheckpoints(database.db, { ...checkpoints, key: checkpoints.key }, clock, log)
  return () => keeper.stop()
}

/** Works on jobs without serving anybody, beside servers on the same PostgreSQL. */
export async function startWorker(runtime: Runtime): Promise<{ stop(): Promise<void> }> {
  requireSecret(runtime.config)
  const data = await runtime.data()
  await data.jobs.work(schedulesOf(runtime.config))
  const stopKeeping = keepCheckpointsOf(runtime, data)
  runtime.log.info('working on jobs')
  return {
    async stop() {
      await stopKeeping()
      await runtime.close()
      runtime.log.info('stopped')
    },
  }
}
