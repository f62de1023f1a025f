import type { Context } from '../context.ts'
import type { ObjectRef } from '../http/contract.ts'
import { type Guards, may, visibleObjects } from '../rights/rights.ts'

/** Whether the caller may read the history of an object: with the object itself, or with the whole log. */
export async function seesHistory(ctx: Context, guards: Guards, object: ObjectRef): Promise<boolean> {
  return may(ctx, 'platform.audit.read', {}) || (await visibleObjects(ctx, guards, [object]))(object)
}

/**
 * An entry is seen in threads by whoever sees the object it tells of.
 *
 * @param guards the guards of all kinds, these included.
 */
export const auditGuards = (guards: () => Guards): Guards => ({
  'platform.auditEntry': async (ctx, ids) => {
    const numbers = ids.map(Number).filter(Number.isSafeInteger)
    if (numbers.length === 0) return new Set()
    const rows = await ctx.db
      .selectFrom('platform.audit_entry')
      .select(['seq', 'object_kind', 'object_id'])
      .where('seq', 'in', numbers)
      .execute()
    const objectOf = (row: (typeof rows)[number]): ObjectRef => ({ kind: row.object_kind, id: row.object_id })
    const seen = await visibleObjects(ctx, guards(), rows.map(objectOf))
    return new Set(rows.filter((row) => seen(objectOf(row))).map((row) => String(row.seq)))
  },
})
