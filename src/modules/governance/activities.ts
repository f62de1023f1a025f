import { recordChanges } from '#platform/audit/audit.ts'
import type { BinKind } from '#platform/bin/bin-kind.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { activityScope, insertActivities, lockActivity, postOfActivity } from './activity-queries.ts'
import type { Post } from './contract.ts'
import * as queries from './queries.ts'
import { lockedPost, postBelonging, postRef, seesPost } from './service.ts'

export const activityRef = (id: string): ObjectRef => ({ kind: 'governance.activity', id })

interface NewActivity {
  heldOn: string
  title: string
  note: string | null
}

/** Records what a leadership team, fund, association, platform or committee did. */
export const addActivity = (ctx: Context, id: string, activity: NewActivity): Promise<Post> =>
  inTransaction(ctx, async (tx) => {
    await enterActivity(tx, id, activity)
    return (await queries.findPost(tx.db, id))!
  })

/**
 * The same in the open transaction.
 *
 * @param brought the id that the activity gets and links that say where it came from, of one brought as a table.
 */
export async function enterActivity(
  tx: Context,
  postId: string,
  activity: NewActivity,
  brought?: { id: string; links: Link[] },
): Promise<void> {
  await lockedPost(tx, postId, 'governance.activity.add')
  const [id] = await insertActivities(
    tx.db,
    [{ ...activity, postId, ...(brought === undefined ? {} : { id: brought.id }) }],
    tx.clock.now(),
    tx.actor.name,
  )
  await recordChanges(tx, [
    {
      action: 'governance.activity.add',
      object: activityRef(id!),
      before: null,
      after: activity,
      links: [
        { from: activityRef(id!), relation: 'activityOf', to: postRef(postId) },
        ...(brought?.links ?? []),
      ],
    },
  ])
}

/** How an activity lies in the recycle bin. */
export const activityBin: BinKind = {
  table: 'governance.activity',
  title: ['title'],
  alias: 'a',
  readRight: 'governance.card.read',
  scope: activityScope,
  links: async (tx, id) => [
    {
      from: activityRef(id),
      relation: 'activityOf',
      to: postRef(await postOfActivity(tx.db, id)),
    },
  ],
}

/** Deletes an activity entered by mistake; gives the post it was recorded on. */
export const removeActivity = (ctx: Context, id: string, reason: string): Promise<Post> =>
  inTransaction(ctx, async (tx) => {
    const postId = await binActivity(tx, id, reason)
    return (await queries.findPost(tx.db, postId))!
  })

/** The same in the open transaction; gives the id of the post. */
export async function binActivity(tx: Context, id: string, reason: string): Promise<string> {
  const activity = await lockActivity(tx.db, id)
  const post = activity === null ? null : await queries.lockPost(tx.db, activity.postId)
  if (post === null || !seesPost(tx, post)) {
    throw new AppError('notFound', 'governance.activity.unknown', `there is no activity ${id}`, { id })
  }
  requireRight(tx, 'governance.activity.remove', postBelonging(post))
  await moveToBin(tx, activityBin, activityRef(id), reason)
  return post.id
}
