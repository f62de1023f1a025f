import { accountsOfPeople } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { notify } from '#platform/notify/index.ts'
import type { StoredIdea } from '../../queries/idea.ts'
import { ideaRef } from '../../refs.ts'
import { hrefOf } from './enter-idea.ts'

/**
 * Lets the authors of an idea know what became of it, in the open transaction: to know, not to act. Whoever did it is
 * not told.
 *
 * @param topic `training.idea.replied` or `training.idea.taskMoved`.
 */
export async function tellAuthors(
  tx: Context,
  one: Pick<StoredIdea, 'id' | 'authors'>,
  { topic, title, text }: { topic: string; title: string; text: string },
): Promise<void> {
  // An author who handed it in by an account may have another one by now.
  const people = one.authors.flatMap(({ personId }) => personId ?? [])
  const byPerson = await accountsOfPeople(tx.db, people)
  const to = new Set([...one.authors.flatMap(({ accountId }) => accountId ?? []), ...byPerson.values()])
  to.delete(tx.actor.id)
  if (to.size === 0) return
  await notify(tx, {
    to: [...to],
    topic,
    title,
    text,
    href: hrefOf(one.id),
    object: ideaRef(one.id),
    urgency: 'know',
    dedupeKey: `${topic} ${one.id}`,
  })
}
