import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, rename, type Step } from '#platform/workflow/engine.ts'
import type { IdeaDetail } from '../../contract/index.ts'
import { ideaWorkflow } from '../../idea-workflow.ts'
import { findIdea, ideasMergedInto, type StoredIdea } from '../../queries/idea.ts'
import * as writes from '../../queries/idea-writes.ts'
import { ideaRef } from '../../refs.ts'
import { accountsOf, belongingOf, hrefOf } from './enter-idea.ts'
import { getIdea, lockedIdea } from './show-idea.ts'
import { tellAuthors } from './tell-authors.ts'

export interface Merge {
  id: string
  intoId: string
  stateVersion: number
  reason: string
}

/**
 * Puts an idea into another that says the same: the other goes on with the authors of both, who are told; this one is
 * kept as merged into it.
 *
 * @throws AppError where the other is over, or others are merged into this one.
 */
export async function mergeIdeas(ctx: Context, input: Merge): Promise<IdeaDetail> {
  await inTransaction(ctx, (tx) => mergeIdeasIn(tx, input))
  return getIdea(ctx, input.id)
}

/** The same in the open transaction. */
export async function mergeIdeasIn(tx: Context, { id, intoId, stateVersion, reason }: Merge): Promise<void> {
  if (id === intoId)
    throw badField('intoId', 'training.idea.mergedIntoItself', 'an idea is not merged into itself')
  const [one, kept] = await lockBoth(tx, id, intoId)
  requireRight(tx, 'training.idea.handle', one.belonging)
  requireRight(tx, 'training.idea.handle', kept.belonging)
  const refuse = (what: string, message: string) =>
    new AppError('conflict', `training.idea.${what}`, message, { id, intoId })
  if (!['submitted', 'underReview', 'adopted'].includes(kept.state))
    throw refuse('intoOver', 'the other idea is over')
  if ((await ideasMergedInto(tx.db, id)).length > 0)
    throw refuse('hasMerged', 'others are merged into this idea: merge the other way round')
  await act(
    tx,
    ideaWorkflow,
    { object: ideaRef(id), action: 'merge', lockVersion: stateVersion, reason },
    {
      after: { mergedInto: kept.number },
      links: [{ from: ideaRef(id), relation: 'mergedInto', to: ideaRef(intoId) }],
    },
  )
  await writes.putMergedInto(tx.db, id, intoId, tx.clock.now())
  await writes.bringAuthors(tx.db, id, intoId)
  await authorsChanged(tx, kept)
  await recordChanges(tx, [
    {
      action: 'training.idea.absorb',
      object: ideaRef(intoId),
      before: null,
      after: { number: one.number, authors: one.authors.map(({ name }) => name) },
      reason,
      links: [{ from: ideaRef(id), relation: 'mergedInto', to: ideaRef(intoId) }],
    },
  ])
  await tellAuthors(tx, one, {
    topic: 'training.idea.replied',
    title: `金点子已合并办理：${one.title}`,
    text: `与第${kept.number}号“${kept.title}”内容相近，合并办理，您列为共同提出人。${reason}`,
  })
}

/**
 * One step of an idea that needs no form of its own. Taking a merge back takes the authors back as well; considering an
 * idea again takes its reply away, which the history keeps.
 */
export const stepOnIdea = (ctx: Context, step: Step): Promise<void> =>
  inTransaction(ctx, (tx) => stepOnIdeaIn(tx, step))

/** The same in the open transaction. */
export async function stepOnIdeaIn(tx: Context, step: Step): Promise<void> {
  if (step.action === 'split') return splitIn(tx, step)
  const one = await lockedIdea(tx, step.object.id)
  await act(tx, ideaWorkflow, step)
  if (step.action === 'reopen') await writes.putReply(tx.db, one.id, null, tx.clock.now())
}

async function splitIn(tx: Context, step: Step): Promise<void> {
  const { id } = step.object
  const { mergedIntoId: keptId } = await requireMerged(tx, id)
  const [one, kept] = await lockBoth(tx, id, keptId)
  // Somebody else may have taken it back while this waited.
  if (one.mergedIntoId !== keptId) await requireMerged(tx, id)
  requireRight(tx, 'training.idea.handle', kept.belonging)
  const { event } = await act(tx, ideaWorkflow, step, {
    links: [{ from: ideaRef(id), relation: 'splitFrom', to: ideaRef(keptId) }],
  })
  await unlink(tx, ideaRef(id), 'mergedInto')
  await writes.putMergedInto(tx.db, id, null, tx.clock.now())
  await writes.takeAuthorsBack(tx.db, id, keptId)
  await authorsChanged(tx, kept)
  await recordChanges(tx, [
    {
      action: 'training.idea.release',
      object: ideaRef(keptId),
      before: { number: one.number },
      after: null,
      reason: event.reason,
      links: [{ from: ideaRef(id), relation: 'splitFrom', to: ideaRef(keptId) }],
    },
  ])
}

async function requireMerged(tx: Context, id: string): Promise<{ mergedIntoId: string }> {
  const mergedIntoId = (await findIdea(tx.db, id))?.mergedIntoId ?? null
  if (mergedIntoId === null)
    throw new AppError('conflict', 'training.idea.notMerged', 'the idea is merged into no other', { id })
  return { mergedIntoId }
}

/** Both, always locked in the same order, so that two merges of a pair cannot wait for each other. */
async function lockBoth(tx: Context, id: string, otherId: string): Promise<[StoredIdea, StoredIdea]> {
  const locked = new Map<string, StoredIdea>()
  for (const one of [id, otherId].sort()) locked.set(one, await lockedIdea(tx, one))
  return [locked.get(id)!, locked.get(otherId)!]
}

/** Lets the authors there are now read the idea that goes on. */
async function authorsChanged(tx: Context, { id, title, chainCode }: StoredIdea): Promise<void> {
  const now = await findIdea(tx.db, id)
  await rename(tx, ideaRef(id), {
    title,
    href: hrefOf(id),
    belonging: belongingOf(chainCode, now === null ? [] : accountsOf(now)),
  })
}
