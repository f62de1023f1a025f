import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { jsonb } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { handleJob, type JobHandler, type Schedule } from '../jobs/jobs.ts'
import { defineJob } from '../jobs/queue.ts'
import { type Draft, draftDays, maxDraftBytes, maxDrafts } from './contract.ts'

// Drafts are no records: they are nobody's but the account's, tell nothing to others and are gone after saving. They
// are the one kind of row that is written without an audit entry.

/** The caller's draft of a form. */
export async function getDraft(ctx: Context, key: string): Promise<Draft | null> {
  const row = await ctx.db
    .selectFrom('platform.draft')
    .selectAll()
    .where('account_id', '=', ctx.actor.id)
    .where('key', '=', key)
    .executeTakeFirst()
  return row === undefined
    ? null
    : { key: row.key, value: row.value as Draft['value'], updatedAt: row.updated_at.toISOString() }
}

/**
 * Keeps the caller's draft of a form in place of the one before. Of more than two hundred the oldest go.
 *
 * @param input.accountId in whose page it was typed.
 * @throws AppError `tooLarge` `platform.draft.tooLarge` beyond 64 KB; `conflict` `platform.draft.otherAccount` when the
 *   caller is somebody else by now, who must not get to see it.
 */
export async function saveDraft(
  ctx: Context,
  { key, value, accountId }: Pick<Draft, 'key' | 'value'> & { accountId: string },
): Promise<Draft> {
  if (accountId !== ctx.actor.id) {
    throw new AppError('conflict', 'platform.draft.otherAccount', 'the draft was typed by another account')
  }
  const bytes = Buffer.byteLength(JSON.stringify(value))
  if (bytes > maxDraftBytes) {
    throw new AppError('tooLarge', 'platform.draft.tooLarge', `a draft has at most ${maxDraftBytes} bytes`, {
      bytes,
      maxBytes: maxDraftBytes,
    })
  }
  const at = ctx.clock.now()
  await ctx.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('platform.draft')
      .values({ account_id: ctx.actor.id, key, value: jsonb(value), updated_at: at })
      .onConflict((conflict) =>
        conflict.columns(['account_id', 'key']).doUpdateSet({ value: jsonb(value), updated_at: at }),
      )
      .execute()
    await sql`delete from platform.draft where account_id = ${ctx.actor.id} and key in (
      select key from platform.draft where account_id = ${ctx.actor.id} and key <> ${key}
      order by updated_at desc, key offset ${maxDrafts - 1})`.execute(tx)
  })
  return { key, value, updatedAt: at.toISOString() }
}

/** Drops the caller's draft of a form; none is no fault. */
export async function discardDraft(ctx: Context, key: string): Promise<{ discarded: boolean }> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('platform.draft')
    .where('account_id', '=', ctx.actor.id)
    .where('key', '=', key)
    .executeTakeFirst()
  return { discarded: numDeletedRows > 0n }
}

const cleanJob = defineJob({ name: 'platform.draft.clean', input: z.object({}) })

/** Drops drafts that nobody has touched for thirty days. */
export const cleanDraftsHandler: JobHandler = handleJob(cleanJob, async (ctx) => {
  const until = new Date(ctx.clock.now().getTime() - draftDays * 86_400_000)
  await ctx.db.deleteFrom('platform.draft').where('updated_at', '<', until).execute()
})

export const cleanDraftsSchedule: Schedule = { name: cleanJob.name, cron: '20 3 * * *' }
