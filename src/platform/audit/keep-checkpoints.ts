import type { Clock } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { Log } from '../log.ts'
import { type CheckpointStore, lastCheckpoint, writeCheckpoint } from './checkpoints.ts'

/** How often the head is looked at. */
const lookEveryMs = 20_000
/** A checkpoint is due after so many entries, or after so long when there are fewer. */
const dueAfterEntries = 1000
const dueAfterMs = 5 * 60_000

/**
 * Keeps checkpoints while the process serves: at the start, as they fall due, and at the stop.
 *
 * A checkpoint that cannot be kept is an error in the log, never the end of the service.
 */
export function keepCheckpoints(
  db: Db,
  store: CheckpointStore & { key: string },
  clock: Clock,
  log: Log,
): { stop(): Promise<void> } {
  const keep = async (): Promise<void> => {
    try {
      await writeCheckpoint(db, store, clock.now())
    } catch (error) {
      log.error({ err: error }, 'audit checkpoint')
    }
  }
  const lookAndKeep = async (): Promise<void> => {
    const last = lastCheckpoint(store)
    const head = await db.selectFrom('platform.audit_head').select('seq').executeTakeFirst()
    const age = last === null ? Number.POSITIVE_INFINITY : clock.now().getTime() - Date.parse(last.at)
    if ((head?.seq ?? 0) - (last?.seq ?? 0) >= dueAfterEntries || age >= dueAfterMs) await keep()
  }
  let running: Promise<void> = keep()
  const timer = setInterval(() => {
    running = running
      .then(lookAndKeep)
      .catch((error: unknown) => log.error({ err: error }, 'audit checkpoint'))
  }, lookEveryMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
      await keep()
    },
  }
}
