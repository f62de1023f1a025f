import { api } from '#web/api.ts'
import type { Post } from '../contract.ts'

/** The post as it stands now, read from its card; null when it is gone. The head chief's stands on every card. */
export async function findPost(post: Pick<Post, 'id' | 'chainCode'>): Promise<Post | null> {
  const cards =
    post.chainCode === null
      ? await api.governance.listCards()
      : [await api.governance.getCard({ chainCode: post.chainCode })]
  const posts = cards.flatMap((card) => card.roles.flatMap((role) => [...role.current, ...role.former]))
  return posts.find((one) => one.id === post.id) ?? null
}
