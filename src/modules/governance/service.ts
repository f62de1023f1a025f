import { chainRef, findChainByCode, listChainNames } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import { type Context, inTransaction } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { Link } from '#platform/thread/thread.ts'
import type { ChainCard, Post, PostRole } from './contract.ts'
import * as queries from './queries.ts'
import { chainCard, lastDayBefore } from './rules.ts'

export const postRef = (id: string): ObjectRef => ({ kind: 'governance.post', id })
export const activityRef = (id: string): ObjectRef => ({ kind: 'governance.activity', id })
/** All chains together, for which the head chief answers. */
export const allChainsRef: ObjectRef = { kind: 'chains.all', id: 'all' }

export async function listCards(ctx: Context): Promise<ChainCard[]> {
  const [chains, posts] = await Promise.all([
    listChainNames(ctx.db, businessDay(ctx.clock)),
    queries.listPosts(ctx.db, null),
  ])
  return chains.map((chain) => chainCard(chain, posts, businessDay(ctx.clock)))
}

export async function getCard(ctx: Context, chainCode: string): Promise<ChainCard> {
  const chain = await findChainByCode(ctx.db, chainCode)
  if (chain === null)
    throw new AppError('notFound', 'chains.chain.unknown', `there is no chain ${chainCode}`, { chainCode })
  return chainCard(chain, await queries.listPosts(ctx.db, chainCode), businessDay(ctx.clock))
}

export interface Assignment extends queries.PostValues {
  chainCode: string | null
  role: PostRole
  succeeds: { id: string; lockVersion: number } | null
}

/**
 * Gives a role to a holder. With `succeeds` the former holder's term ends the day before, in the same transaction.
 *
 * @throws AppError for an unknown chain, a role that does not fit, dates the wrong way round, or a changed predecessor.
 */
export async function assignPost(ctx: Context, assignment: Assignment): Promise<Post> {
  checkDates(assignment)
  if ((assignment.role === 'headChainChief') !== (assignment.chainCode === null)) {
    throw new AppError(
      'badInput',
      'governance.post.chainMismatch',
      'the head chief answers for all chains, every other role for one',
      { role: assignment.role },
    )
  }
  return inTransaction(ctx, async (tx) => {
    const chain = assignment.chainCode === null ? null : await findChainByCode(tx.db, assignment.chainCode)
    if (chain === null && assignment.chainCode !== null) {
      throw new AppError('badInput', 'chains.chain.unknown', `there is no chain ${assignment.chainCode}`, {
        chainCode: assignment.chainCode,
      })
    }
    if (assignment.succeeds !== null) await handOver(tx, assignment, assignment.succeeds)
    const [id] = await queries.insertPosts(tx.db, [{ ...assignment, chainId: chain?.id ?? null }])
    const created = (await queries.findPost(tx.db, id!))!
    const succession: Link[] =
      assignment.succeeds === null
        ? []
        : [{ from: postRef(created.id), relation: 'succeeds', to: postRef(assignment.succeeds.id) }]
    await recordChanges(tx, [
      {
        action: 'governance.post.assign',
        object: postRef(created.id),
        before: null,
        after: created,
        links: [holds(created), ...succession],
      },
    ])
    return created
  })
}

async function handOver(
  tx: Context,
  assignment: Assignment,
  former: { id: string; lockVersion: number },
): Promise<void> {
  const before = await lockedPost(tx, former.id)
  requireVersion(before, former.lockVersion)
  const untilOn = lastDayBefore(assignment.sinceOn)
  if (before.role !== assignment.role || before.chainCode !== assignment.chainCode) {
    throw new AppError(
      'badInput',
      'governance.post.successionMismatch',
      'a hand-over stays within one role of one chain',
      { id: former.id },
    )
  }
  if (untilOn < before.sinceOn) {
    throw new AppError(
      'badInput',
      'governance.post.successionTooEarly',
      'the new term must begin after the former one began',
      { formerSinceOn: before.sinceOn },
    )
  }
  await saveTerm(tx, before, { ...before, untilOn }, 'governance.post.handOver', null)
}

/** Corrects an entry. */
export async function updatePost(
  ctx: Context,
  id: string,
  lockVersion: number,
  values: queries.PostValues,
): Promise<Post> {
  checkDates(values)
  return inTransaction(ctx, async (tx) => {
    const before = await lockedPost(tx, id)
    requireVersion(before, lockVersion)
    return saveTerm(tx, before, values, 'governance.post.update', null)
  })
}

/** Ends a term without a successor: the role becomes vacant. */
export async function endPost(
  ctx: Context,
  id: string,
  lockVersion: number,
  untilOn: string,
  reason: string,
): Promise<Post> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockedPost(tx, id)
    requireVersion(before, lockVersion)
    checkDates({ sinceOn: before.sinceOn, untilOn })
    return saveTerm(tx, before, { ...before, untilOn }, 'governance.post.end', reason)
  })
}

/** Records what a leadership team, fund, association, platform or committee did. */
export async function addActivity(
  ctx: Context,
  id: string,
  activity: { heldOn: string; title: string; note: string | null },
): Promise<Post> {
  return inTransaction(ctx, async (tx) => {
    await lockedPost(tx, id)
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
    return lockedPost(tx, id)
  })
}

/** The thread link of a post: which chain it is held on. */
export function holds(post: Pick<Post, 'id' | 'chainCode'>): Link {
  const to = post.chainCode === null ? allChainsRef : chainRef(post.chainCode)
  return { from: postRef(post.id), relation: 'holds', to }
}

async function lockedPost(tx: Context, id: string): Promise<Post> {
  const post = await queries.lockPost(tx.db, id)
  if (post === null)
    throw new AppError('notFound', 'governance.post.unknown', `there is no post ${id}`, { id })
  return post
}

async function saveTerm(
  tx: Context,
  before: Post,
  values: queries.PostValues,
  action: string,
  reason: string | null,
): Promise<Post> {
  await queries.updatePost(tx.db, before.id, values)
  const after = (await queries.findPost(tx.db, before.id))!
  await recordChanges(tx, [
    { action, object: postRef(before.id), before, after, reason, links: [holds(after)] },
  ])
  return after
}

function checkDates(term: { sinceOn: string; untilOn: string | null }): void {
  if (term.untilOn !== null && term.untilOn < term.sinceOn) {
    throw new AppError(
      'badInput',
      'governance.post.datesReversed',
      `a term cannot end on ${term.untilOn} before it begins on ${term.sinceOn}`,
      { field: 'untilOn' },
    )
  }
}
