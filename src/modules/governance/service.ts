import { chainRef, findChainByCode, listChainNames } from '#modules/chains/index.ts'
import { findVisiblePerson, personRef } from '#modules/directory/index.ts'
import { ladderJob } from '#modules/matters/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import type { BinKind } from '#platform/bin/bin-kind.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { guardBy, may, requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type ChainCard, type Post, type PostRole, postValues } from './contract.ts'
import * as queries from './queries.ts'
import { chainCard, lastDayBefore } from './rules.ts'

export const postRef = (id: string): ObjectRef => ({ kind: 'governance.post', id })
export const activityRef = (id: string): ObjectRef => ({ kind: 'governance.activity', id })
/** All chains together, for which the head chief answers. */
export const allChainsRef: ObjectRef = { kind: 'chains.all', id: 'all' }

/** What a post belongs to. That of the head chief belongs to no chain. */
const postBelonging = (post: Pick<Post, 'chainCode' | 'orgId'>): Belonging => ({
  chainCodes: [post.chainCode],
  orgIds: [post.orgId],
})

/** The head chief stands on every card and so is seen by whoever sees one. */
const seesPost = (ctx: Context, post: Post): boolean =>
  may(ctx, 'governance.card.read', post.chainCode === null ? undefined : { chainCodes: [post.chainCode] })

const seesCard = (ctx: Context, chainCode: string): boolean =>
  may(ctx, 'governance.card.read', { chainCodes: [chainCode] })

/** The cards of the chains within the actor's reach. */
export async function listCards(ctx: Context): Promise<ChainCard[]> {
  const [chains, posts] = await Promise.all([
    listChainNames(ctx.db, businessDay(ctx.clock)),
    queries.listPosts(ctx.db, null),
  ])
  return chains
    .filter((chain) => seesCard(ctx, chain.code))
    .map((chain) => chainCard(chain, posts, businessDay(ctx.clock)))
}

/** One card. @throws AppError `chains.chain.unknown` when there is none within the actor's reach. */
export async function getCard(ctx: Context, chainCode: string): Promise<ChainCard> {
  const chain = await findChainByCode(ctx.db, chainCode)
  if (chain === null || !seesCard(ctx, chainCode))
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
    const { chainCode } = assignment
    const chain = chainCode === null ? null : await findChainByCode(tx.db, chainCode)
    if (chainCode !== null && (chain === null || !seesCard(tx, chainCode))) {
      throw new AppError('badInput', 'chains.chain.unknown', `there is no chain ${chainCode}`, { chainCode })
    }
    requireRight(tx, 'governance.post.assign', { chainCodes: [chainCode] })
    await requirePerson(tx, assignment.personId)
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
        links: [holds(created), ...heldBy(created), ...succession],
      },
    ])
    await tx.jobs.enqueue(tx, ladderJob, { chainCode })
    return created
  })
}

async function handOver(
  tx: Context,
  assignment: Assignment,
  former: { id: string; lockVersion: number },
): Promise<void> {
  const before = await lockedPost(tx, former.id, 'governance.post.assign')
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
    const before = await lockedPost(tx, id, 'governance.post.assign')
    requireVersion(before, lockVersion)
    if (values.personId !== before.personId) await requirePerson(tx, values.personId)
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
    const before = await lockedPost(tx, id, 'governance.post.assign')
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

/** Takes back a correction or the end of a term. A hand-over concerns two posts and is corrected by hand. */
export const postUndoer: Undoer = {
  actions: ['governance.post.update', 'governance.post.end', 'governance.post.undo'],
  permission: 'governance.post.assign',
  editable: guardBy('governance.post.assign', async (db, ids) => {
    const posts = (await queries.listPosts(db, null)).filter((post) => ids.includes(post.id))
    return new Map(posts.map((post) => [post.id, postBelonging(post)]))
  }),
  // Activities are no part of what a correction changes: those recorded since are no hindrance.
  lock: async (tx, { object, after }) => {
    const current = await queries.lockPost(tx.db, object.id)
    return current === null ? null : { ...current, activities: (after as Post).activities }
  },
  restore: async (tx, change) => {
    const values = postValues.parse(change.before)
    const current = await lockedPost(tx, change.object.id, 'governance.post.assign')
    if (values.personId !== current.personId) await requirePerson(tx, values.personId)
    await saveTerm(tx, current, values, 'governance.post.undo', null, [undoLink(change)])
  },
}

/** The thread link of a post: which chain it is held on. */
export function holds(post: Pick<Post, 'id' | 'chainCode'>): Link {
  const to = post.chainCode === null ? allChainsRef : chainRef(post.chainCode)
  return { from: postRef(post.id), relation: 'holds', to }
}

/** The link to the person in the directory, when there is one. */
export function heldBy(post: Pick<Post, 'id' | 'personId'>): Link[] {
  return post.personId === null
    ? []
    : [{ from: postRef(post.id), relation: 'heldBy', to: personRef(post.personId) }]
}

/** @throws AppError when the holder is named by a person that is unknown or out of reach. */
async function requirePerson(tx: Context, personId: string | null): Promise<void> {
  if (personId !== null) await findVisiblePerson(tx, personId)
}

/** The post, held; refused when it is out of sight or the permission does not cover it. */
async function lockedPost(tx: Context, id: string, permission: Permission): Promise<Post> {
  const post = await queries.lockPost(tx.db, id)
  if (post === null || !seesPost(tx, post))
    throw new AppError('notFound', 'governance.post.unknown', `there is no post ${id}`, { id })
  requireRight(tx, permission, postBelonging(post))
  return post
}

async function saveTerm(
  tx: Context,
  before: Post,
  values: queries.PostValues,
  action: string,
  reason: string | null,
  more: Link[] = [],
): Promise<Post> {
  await queries.updatePost(tx.db, before.id, values)
  const after = (await queries.findPost(tx.db, before.id))!
  if (after.personId !== before.personId) await unlink(tx, postRef(before.id), 'heldBy')
  await recordChanges(tx, [
    {
      action,
      object: postRef(before.id),
      before,
      after,
      reason,
      links: [holds(after), ...heldBy(after), ...more],
    },
  ])
  await tx.jobs.enqueue(tx, ladderJob, { chainCode: after.chainCode })
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
