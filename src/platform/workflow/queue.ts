import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import { type Page, pageWindow } from '../db/paging.ts'
import { type QueueBucket, queueBuckets } from './contract.ts'
import type { WorkflowDefinition } from './definition.ts'
import type { Instance } from './instance.ts'
import { mayAct } from './may-act.ts'
import { inReach, toInstance } from './queries.ts'

/** Which instances a bucket holds; all of them within the caller's reach. @param open where the caller may act now */
function inBucket(ctx: Context, bucket: QueueBucket, open: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  const today = businessDay(ctx.clock)
  const { id, orgId } = ctx.actor
  const waitsForMe = sql<SqlBool>`(${id} = any(waiting_account_ids) or ${orgId}::text = any(waiting_org_ids))`
  const needsMe = sql<SqlBool>`(coalesce(${waitsForMe}, false) and ${open})`
  switch (bucket) {
    case 'needsMe':
      return needsMe
    case 'dueSoon':
      return sql<SqlBool>`(due_on >= ${today}::date and warn_on <= ${today}::date)`
    case 'overdue':
      return sql<SqlBool>`due_on < ${today}::date`
    case 'waiting':
      return sql<SqlBool>`(stage <> 'done' and not ${needsMe}
        and (${id} = any(account_ids) or ${orgId}::text = any(org_ids)))`
  }
}

/**
 * One page of what concerns the caller, most urgent first, and how many each bucket holds. `needsMe` is what the caller
 * or the caller's organisation is expected to act on and the caller may bring on now; `waiting` is what else they are a
 * party of, while others are to act; the other two look at the clock of all that the caller may see.
 */
export async function listQueue(
  ctx: Context,
  definitions: readonly WorkflowDefinition[],
  filter: { bucket: QueueBucket; page: number; pageSize: number },
): Promise<Page<Instance> & { counts: Record<QueueBucket, number> }> {
  const reaches = definitions.map((one) => sql`(definition = ${one.code} and ${inReach(ctx, one.read)})`)
  const covered = sql<SqlBool>`(${sql.join([sql`false`, ...reaches], sql` or `)})`
  const open = sql<SqlBool>`(${sql.join(
    [sql`false`, ...definitions.map((one) => sql`(definition = ${one.code} and ${mayAct(ctx, one)})`)],
    sql` or `,
  )})`
  const { limit, offset } = pageWindow(filter)
  const reachable = ctx.db.selectFrom('platform.workflow_instance').where(covered)
  const rows = await reachable
    .selectAll()
    .where(inBucket(ctx, filter.bucket, open))
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('changed_at')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  const counted = await reachable
    .select(
      queueBuckets.map((bucket) =>
        sql<number>`count(*) filter (where ${inBucket(ctx, bucket, open)})`.as(bucket),
      ),
    )
    .executeTakeFirstOrThrow()
  const counts = Object.fromEntries(
    queueBuckets.map((bucket) => [bucket, Number(counted[bucket])]),
  ) as Record<QueueBucket, number>
  return {
    items: rows.map(toInstance),
    total: counts[filter.bucket],
    page: filter.page,
    pageSize: filter.pageSize,
    counts,
  }
}
