import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { handleJob, type JobHandler, type Schedule } from '../../jobs/jobs.ts'
import { may } from '../../rights/rights.ts'
import { inTransaction } from '../../transaction.ts'
import { applyBatch } from './apply-batch.ts'
import type { ImportState } from './contract.ts'
import { applyImportJob, readImportJob, resumeImportsJob, revertImportJob } from './jobs-declared.ts'
import { holdUntil, type Progress, Stopped } from './lease.ts'
import * as queries from './queries.ts'
import { readBatch } from './read-batch.ts'
import { revertBatch } from './revert-batch.ts'
import type { ImportTarget, ImportTargets } from './target.ts'

export interface ImportPorts {
  targets: ImportTargets
  /** The same work in the name of the person who brought the batch, with the rights they have now; null when they left. */
  asActor(ctx: Context, accountId: string): Promise<Context | null>
  /**
   * Whether the database takes other statements while a transaction is open. The embedded one does not: while it takes a
   * batch there is no news of progress, and nobody can stop it.
   */
  isConcurrent: boolean
}

const working = {
  reading: { job: readImportJob, run: readBatch },
  applying: { job: applyImportJob, run: applyBatch },
  reverting: { job: revertImportJob, run: revertBatch },
} as const

type Working = keyof typeof working

/** The jobs of imports. */
export const importJobs = (ports: ImportPorts): JobHandler[] => [
  ...(Object.keys(working) as Working[]).map((state) =>
    handleJob(working[state].job, (ctx, { id }) => workOn(ctx, ports, id, state)),
  ),
  handleJob(resumeImportsJob, async (ctx) => {
    for (const { id, state } of await queries.abandonedBatches(ctx.db, ctx.clock.now()))
      await workOn(ctx, ports, id, state as Working)
  }),
]

/**
 * At the start of the server: batches whose worker was killed are taken up at once.
 *
 * @param isAlone when nobody else can be working on these data, so that whoever held a batch is dead.
 */
export async function takeUpAbandoned(ctx: Context, isAlone: boolean): Promise<void> {
  if (isAlone) await queries.letGoOfAll(ctx.db)
  await inTransaction(ctx, (tx) => tx.jobs.enqueue(tx, resumeImportsJob, {}))
}

/** Every minute, so that a batch whose server was killed goes on by itself. */
export const importSchedule: Schedule = { name: resumeImportsJob.name, cron: '* * * * *' }

/** Does the step a batch is in here and now, for a command; another worker may be at it already. */
export async function workOnBatch(ctx: Context, ports: ImportPorts, id: string): Promise<void> {
  const batch = await queries.findBatch(ctx.db, id)
  if (batch !== null && batch.state in working) await workOn(ctx, ports, id, batch.state as Working)
}

/**
 * Does the step a batch is in, unless another worker holds it. A fault that the person can mend is kept with the batch
 * and shown; any other is thrown, and the job tried again.
 */
async function workOn(ctx: Context, ports: ImportPorts, id: string, state: Working): Promise<void> {
  if (!(await queries.takeBatch(ctx.db, id, state, ctx.clock.now(), holdUntil(ctx)))) return
  const batch = (await queries.findBatch(ctx.db, id))!
  try {
    const { person, target } = await preparedFor(ctx, ports, batch)
    await working[state].run(person, target, batch, progressOf(ctx, ports, batch, state))
  } catch (error) {
    if (error instanceof Stopped) return
    if (!(error instanceof AppError)) {
      await queries.letGo(ctx.db, id)
      throw error
    }
    ctx.log.warn({ import: id, reason: error.reason }, 'import failed')
    const failed: ImportState = state === 'reverting' ? 'applied' : 'failed'
    await queries.setState(ctx.db, id, failed, {
      failure: { reason: error.reason, details: error.details },
      heldUntil: null,
    })
  }
}

async function preparedFor(
  ctx: Context,
  ports: ImportPorts,
  batch: queries.BatchRow,
): Promise<{ person: Context; target: ImportTarget }> {
  const person = await ports.asActor(ctx, batch.created_by)
  const target = ports.targets.get(batch.object_kind)
  if (target === undefined || person === null || !may(person, target.permission))
    throw new AppError('forbidden', 'tabular.import.rightLost', 'the person may no longer bring such objects')
  return { person, target }
}

function progressOf(
  ctx: Context,
  ports: ImportPorts,
  { id, total }: queries.BatchRow,
  state: Working,
): Progress {
  if (!ports.isConcurrent) return async () => true
  return (done) => queries.tellProgress(ctx.db, id, state, { done, total, heldUntil: holdUntil(ctx) })
}
