import { hostname } from 'node:os'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { handleJob, type JobHandler } from '../../jobs/jobs.ts'
import { defineJob } from '../../jobs/queue.ts'
import { inWorker } from '../../threads/in-worker.ts'
import { sealOf } from './columns.ts'
import { beat, claimPart, finishPart, giveBackPart, mostTries, type PartKey } from './stored-part.ts'

export const solvePartJob = defineJob({
  name: 'platform.matchPart.solve',
  input: z.object({ task: z.uuid(), position: z.int().nonnegative() }),
  retries: mostTries - 1,
  withinSeconds: 86_400,
  long: true,
})

/** What this process calls itself beside a part it solves. */
export const workerName = `${hostname()}:${process.pid}`

const beatSeconds = 1
/** Beats that fail one after the other until the database counts as gone. */
const mostFailedBeats = 5

/**
 * Solves one stored part in a thread and writes its result. A part that is taken, done or no longer wanted is left alone; one
 * that is let go of meanwhile is stopped.
 */
export async function solvePart(ctx: Context, key: PartKey): Promise<void> {
  const part = await claimPart(ctx.db, key, workerName)
  if (part === null) return
  const stop = new AbortController()
  const stopBeating = keepBeating(ctx, key, () => stop.abort())
  let result: Uint8Array
  try {
    const input = { bytes: part.problem, objective: part.objective }
    result = await inWorker<Uint8Array>(new URL('./solve-worker.ts', import.meta.url), input, stop.signal)
  } catch (error) {
    if (stop.signal.aborted) {
      ctx.log.info(key, 'a part of a matching is no longer wanted')
      return
    }
    await giveBackPart(ctx.db, key, workerName, error instanceof Error ? error.message : String(error))
    throw error
  } finally {
    stopBeating()
  }
  await finishPart(ctx.db, key, workerName, result, sealOf(result))
}

function keepBeating({ db, log }: Context, key: PartKey, onLost: () => void): () => void {
  let under = false
  let failed = 0
  const once = async (): Promise<void> => {
    if (under) return
    under = true
    try {
      if (!(await beat(db, key, workerName))) onLost()
      failed = 0
    } catch (error) {
      log.warn({ err: error, ...key }, 'a part of a matching could not be kept')
      if (++failed >= mostFailedBeats) onLost()
    } finally {
      under = false
    }
  }
  const timer = setInterval(() => void once(), beatSeconds * 1000)
  return () => clearInterval(timer)
}

export const matchPartHandler: JobHandler = handleJob(solvePartJob, solvePart)
