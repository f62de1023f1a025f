import { sql } from 'kysely'
import type { Guards } from '../../rights/rights.ts'
import type { Describers } from '../../thread/thread.ts'

/** How batches are named in threads. */
export const importDescribers: Describers = {
  'platform.import': async (db, ids) => {
    const rows = await db
      .selectFrom('platform.import_batch')
      .select(['id', 'file_name'])
      .where(sql<boolean>`id::text = any(${ids})`)
      .execute()
    return new Map(rows.map(({ id, file_name }) => [id, { title: file_name, href: `/imports/${id}` }]))
  },
}

/** A batch is seen by whoever brought it. */
export const importGuards: Guards = {
  'platform.import': async (ctx, ids) => {
    const rows = await ctx.db
      .selectFrom('platform.import_batch')
      .select('id')
      .where(sql<boolean>`id::text = any(${ids})`)
      .where('created_by', '=', ctx.actor.id)
      .execute()
    return new Set(rows.map(({ id }) => id))
  },
}
