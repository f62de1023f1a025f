import { sql } from 'kysely'
import type { Context } from '../context.ts'

/**
 * Does part of a transaction so that it can fail, or be taken back, without the rest: what it wrote and the audit entries
 * it left are gone then.
 *
 * @param keep whether what succeeded stays; false rehearses it.
 */
export async function atSavepoint<T>(tx: Context, keep: boolean, work: () => Promise<T>): Promise<T> {
  if (tx.pending === null) throw new Error('a savepoint belongs into a transaction')
  const pending = tx.pending.length
  const back = async (): Promise<void> => {
    await sql`rollback to savepoint part`.execute(tx.db)
    tx.pending!.length = pending
  }
  await sql`savepoint part`.execute(tx.db)
  try {
    const result = await work()
    if (!keep) await back()
    return result
  } catch (error) {
    await back()
    throw error
  } finally {
    await sql`release savepoint part`.execute(tx.db)
  }
}
