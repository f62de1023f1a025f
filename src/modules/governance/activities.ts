import { recordChanges } from '#platform/audit/audit.ts'
import type { BinKind } from '#platform/bin/bin-kind.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Post } from './contract.ts'
import * as queries from './queries.ts'
import { lockedPost, postBelonging, postRef, seesPost } from './service.ts'

export const activityRef = (id: string): ObjectRef => ({ kind: 'governance.activity', id })

/** Records what a leadership team, fund, association, platform or committee did. */
export async function addActivity(
  ctx: Context,
  id: string,
  activity: { heldOn: string; title: string; note: string | null },
): Promise<Post> {
  return inTransaction(ctx, async (tx) => {
    await lockedPost(tx, id, 'governance.activity.add')
    const [activityId] = await queries.insertActivities(
      tx.db,
      [{ postId: id, ...activity }],
      tx.clock.now(),
      tx.actor.name,
    )
    await recordChanges(tx, [
      {
        action: 'governance.activity.add',
        object: activityRef(activityId!),
        before: null,
        after: activity,
        links: [{ from: activityRef(activityId!), relation: 'activityOf', to: postRef(id) }],
      },
    ])
    return (await queries.findPost(tx.db, id))!
  })
}

/** How an activity lies in the recycle bin. */
export const activityBin: BinKind = {
  table: 'governance.activity',
  title: ['title'],
  alias: 'a',
  readRight: 'governance.card.read',
  scope: queries.activityScope,
  links: async (tx, id) => [
    {
      from: activityRef(id),
      relation: 'activityOf',
      to: postRef(await queries.postOfActivity(tx.db, id)),
    },
  ],
}

/** Deletes an activity entered by mistake; gives the post it was recorded on. */
export async function removeActivity(ctx: Context, id: string, reason: string): Promise<Post> {
  return inTransaction(ctx, async (tx) => {
    const activity = await queries.lockActivity(tx.db, id)
    const post = activity === null ? null : await queries.lockPost(tx.db, activity.postId)
    if (post === null || !seesPost(tx, post)) {
      throw new AppError('notFound', 'governance.activity.unknown', `there is no activity ${id}`, { id })
    }
    requireRight(tx, 'governance.activity.remove', postBelonging(post))
    await moveToBin(tx, activityBin, activityRef(id), reason)
    return (await queries.findPost(tx.db, post.id))!
  })
}
