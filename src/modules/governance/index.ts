import type { Describers } from '#platform/thread/thread.ts'
import { activityTitles, postTitles } from './queries.ts'

export { insertActivities, insertPosts } from './queries.ts'
export { governanceRoutes } from './routes.ts'
export { activityRef, holds, postRef } from './service.ts'

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
