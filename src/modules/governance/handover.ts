import type { HandoverProvider } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import { openPostsOfPerson } from './queries.ts'

/** The chains a person answers for, as part of what must be handed over. */
export const handoverOfPosts: HandoverProvider = async (ctx, personId) => {
  const posts = await openPostsOfPerson(ctx.db, personId, businessDay(ctx.clock))
  return posts.map((post) => ({
    kind: 'governance.post',
    id: post.id,
    title: post.holderTitle ?? post.holderName,
    detail: post.chainName,
    href: post.chainCode === null ? '/governance' : `/chains/${post.chainCode}?tab=card`,
    sinceOn: post.sinceOn,
    dueOn: post.untilOn,
  }))
}
