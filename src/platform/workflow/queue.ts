import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { type Page, pageWindow } from '../db/paging.ts'
import { type QueueBucket, queueBuckets } from './contract.ts'
import type { WorkflowDefinition } from './definition.ts'
import type { Instance } from './instance.ts'
import { mayAct } from './may-act.ts'
import { inReach, toInstance } from './queries.ts'

/**
 * The sections of an organisation: what is below it and answers to it. None for the head of a city or county, below
 * which everything stands. Supplied by whoever keeps the tree.
 */
export type SectionsOf = (db: Db, orgId: string) => Promise<string[]>

/** What the buckets ask of the caller. */
interface Own {
  /** The caller's organisation and its sections. */
  orgIds: readonly string[]
  /** Where the caller may act now. */
  open: RawBuilder<SqlBool>
}

/** Which instances a bucket holds; all of them within the caller's reach. */
function inBucket(ctx: Context, bucket: QueueBucket, { orgIds, open }: Own): RawBuilder<SqlBool> {
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
        and (${id} = any(account_ids) or org_ids && ${orgIds}::text[]))`
  }
}

/**
 * One page of what concerns the caller, most urgent first, and how many each bucket holds. `needsMe` is what the caller
 * or the caller's organisation is expected to act on and the caller may bring on now, exactly as the guard lets them;
 * `waiting` is what else they or a section of their organisation are a party of, so that a bureau follows what its
 * sections handle and does not handle it over their heads; the other two look at the clock of all that the caller may see.
 */
export async function listQueue(
  ctx: Context,
  definitions: readonly WorkflowDefinition[],
  filter: { bucket: QueueBucket; page: number; pageSize: number },
  sectionsOf: SectionsOf,
): Promise<Page<Instance> & { counts: Record<QueueBucket, number> }> {
  const { orgId } = ctx.actor
  const orgIds = orgId === null ? [] : [orgId, ...(await sectionsOf(ctx.db, orgId))]
  const reaches = definitions.map((one) => sql`(definition = ${one.code} and ${inReach(ctx, one.read)})`)
  const covered = sql<SqlBool>`(${sql.join([sql`false`, ...reaches], sql` or `)})`
  const open = sql<SqlBool>`(${sql.join(
    [sql`false`, ...definitions.map((one) => sql`(definition = ${one.code} and ${mayAct(ctx, one)})`)],
    sql` or `,
  )})`
  const own = { orgIds, open }
  const { limit, offset } = pageWindow(filter)
  const reachable = ctx.db.selectFrom('platform.workflow_instance').where(covered)
  const rows = await reachable
    .selectAll()
    .where(inBucket(ctx, filter.bucket, own))
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('changed_at')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  const counted = await reachable
    .select(
      queueBuckets.map((bucket) =>
        sql<number>`count(*) filter (where ${inBucket(ctx, bucket, own)})`.as(bucket),
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
