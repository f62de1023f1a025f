import type { Context } from '../context.ts'
import { atSavepoint } from './savepoint.ts'

/**
 * Does work whose writes are taken back, within the open transaction or in one of its own: what the work gives tells what
 * doing it would do. Numbers that a sequence gave out are not taken back.
 */
export async function rehearsing<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  if (ctx.pending !== null) return atSavepoint(ctx, false, () => work(ctx))
  const rehearsal: { result?: { value: T } } = {}
  const over = new Error('the rehearsal is over')
  try {
    await ctx.db.transaction().execute(async (db) => {
      rehearsal.result = { value: await work({ ...ctx, db, pending: [] }) }
      throw over
    })
  } catch (error) {
    if (error !== over) throw error
  }
  return rehearsal.result!.value
}
