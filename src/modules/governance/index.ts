import type { Undoers } from '#platform/audit/undoer.ts'
import type { BinKinds } from '#platform/bin/bin-kind.ts'
import type { Db } from '#platform/db/database.ts'
import { type Guard, type Guards, may } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { activityBin } from './activities.ts'
import { activityTitles, postOfActivities } from './activity-queries.ts'
import type { PostRole } from './contract.ts'
import { listPosts, postTitles } from './queries.ts'
import { isHeldOn } from './rules.ts'
import { postUndoer } from './service.ts'

export { activityRef } from './activities.ts'
export { activityImport } from './activity-import.ts'
export { insertActivities } from './activity-queries.ts'
export { handoverOfPosts } from './handover.ts'
export { postImport } from './post-import.ts'
export { insertPosts } from './queries.ts'
export { governanceRoutes } from './routes.ts'
export { heldBy, holds, postRef } from './service.ts'

/** Who holds a role: a person of the directory where one is named, and the organisation of the post. */
export interface RoleHolder {
  personId: string | null
  orgId: string | null
}

/** Who holds each role of a chain on a day, the head chief included. */
export async function listRoleHolders(
  db: Db,
  chainCode: string,
  day: string,
): Promise<Partial<Record<PostRole, RoleHolder[]>>> {
  const holders: Partial<Record<PostRole, RoleHolder[]>> = {}
  for (const { role, personId, orgId, ...term } of await listPosts(db, chainCode)) {
    if (isHeldOn(term, day)) holders[role] = [...(holders[role] ?? []), { personId, orgId }]
  }
  return holders
}

const cardHref = (chainCode: string | null) =>
  chainCode === null ? '/governance' : `/chains/${chainCode}?tab=card`

/** How this module's objects are named in threads. */
export const governanceDescribers: Describers = {
  'governance.post': async (db, ids) =>
    new Map(
      [...(await postTitles(db, ids))].map(([id, post]) => [
        id,
        { title: post.holder, href: cardHref(post.chainCode) },
      ]),
    ),
  'governance.activity': async (db, ids) =>
    new Map([...(await activityTitles(db, ids))].map(([id, title]) => [id, { title, href: null }])),
}

const visiblePosts: Guard = async (ctx, ids) => {
  if (ids.length === 0 || may(ctx, 'governance.card.read', {})) return new Set(ids)
  const seen = [...(await postTitles(ctx.db, ids))].filter(([, { chainCode }]) =>
    may(ctx, 'governance.card.read', chainCode === null ? undefined : { chainCodes: [chainCode] }),
  )
  return new Set(seen.map(([id]) => id))
}

/** Who may see them there: a post with the card of its chain, an activity with its post. */
export const governanceGuards: Guards = {
  'governance.post': visiblePosts,
  'governance.activity': async (ctx, ids) => {
    const postOf = await postOfActivities(ctx.db, ids)
    const posts = await visiblePosts(ctx, [...new Set(postOf.values())])
    return new Set([...postOf].filter(([, post]) => posts.has(post)).map(([id]) => id))
  },
}

/** What of this module can be deleted and brought back. */
export const governanceBinKinds: BinKinds = { 'governance.activity': activityBin }

/** What of this module can be taken back. */
export const governanceUndoers: Undoers = { 'governance.post': postUndoer }
