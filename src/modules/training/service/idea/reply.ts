import type { Context } from '#platform/context.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act } from '#platform/workflow/engine.ts'
import type { IdeaDetail, IdeaOutcome } from '../../contract/index.ts'
import { ideaWorkflow } from '../../idea-workflow.ts'
import { putReply } from '../../queries/idea-writes.ts'
import { ideaRef } from '../../refs.ts'
import { getIdea, lockedIdea } from './show-idea.ts'
import { tellAuthors } from './tell-authors.ts'

export interface Reply {
  id: string
  stateVersion: number
  outcome: IdeaOutcome
  reply: string
}

/**
 * Adopts an idea or not, with the official reply. Its authors are told.
 *
 * @throws AppError as `act` of the workflow engine.
 */
export async function replyToIdea(ctx: Context, input: Reply): Promise<IdeaDetail> {
  await inTransaction(ctx, (tx) => replyIn(tx, input))
  return getIdea(ctx, input.id)
}

/** The same in the open transaction. */
export async function replyIn(tx: Context, { id, stateVersion, outcome, reply }: Reply): Promise<void> {
  const one = await lockedIdea(tx, id)
  requireRight(tx, 'training.idea.handle', one.belonging)
  await act(
    tx,
    ideaWorkflow,
    {
      object: ideaRef(id),
      action: outcome === 'adopted' ? 'adopt' : 'decline',
      lockVersion: stateVersion,
      reason: reply,
    },
    { after: { reply } },
  )
  const at = tx.clock.now()
  await putReply(tx.db, id, { text: reply, byName: tx.actor.name, at }, at)
  await tellAuthors(tx, one, {
    topic: 'training.idea.replied',
    title: `金点子${outcome === 'adopted' ? '已采纳' : '未采纳'}：${one.title}`,
    text: reply,
  })
}
