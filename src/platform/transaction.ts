import { appendEntries } from './audit/chain.ts'
import type { Context } from './context.ts'
import { settleSearch } from './search/index-objects.ts'

/**
 * Runs `work` in one transaction: the change, its links, its jobs and its audit entries stand or fall together, and so does
 * what the changed objects are found by. The audit entries are written last, just before the commit.
 */
export function inTransaction<T>(ctx: Context, work: (tx: Context) => Promise<T>): Promise<T> {
  if (ctx.pending !== null) throw new Error('a transaction is open already: pass its context on')
  return ctx.db.transaction().execute(async (db) => {
    const tx: Context = { ...ctx, db, pending: [] }
    const result = await work(tx)
    await settleSearch(tx.db)
    await appendEntries(tx, tx.pending ?? [])
    return result
  })
}
