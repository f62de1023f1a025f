import { chainRef, findChainByCode, listChainNames } from '#modules/chains/index.ts'
import { findVisiblePerson, personRef } from '#modules/directory/index.ts'
import { ladderJob } from '#modules/matters/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse, requireVersion } from '#platform/db/editing.ts'
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
/** All chains together, for which the head chief answers. */
export const allChainsRef: ObjectRef = { kind: 'chains.all', id: 'all' }

/** What a post belongs to. That of the head chief belongs to no chain. */
export const postBelonging = (post: Pick<Post, 'chainCode' | 'orgId'>): Belonging => ({
  chainCodes: [post.chainCode],
  orgIds: [post.orgId],
})

/** The head chief stands on every card and so is seen by whoever sees one. */
export const seesPost = (ctx: Context, post: Post): boolean =>
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
export const assignPost = (ctx: Context, assignment: Assignment): Promise<Post> =>
  inTransaction(ctx, (tx) => enterPost(tx, assignment))

/**
 * The same in the open transaction.
 *
 * @param brought the id that the post gets and links that say where it came from, of one brought as a table.
 */
export async function enterPost(
  tx: Context,
  assignment: Assignment,
  brought?: { id: string; links: Link[] },
): Promise<Post> {
  checkDates(assignment)
  const { chainCode } = assignment
  if ((assignment.role === 'headChainChief') !== (chainCode === null)) {
    throw new AppError(
      'badInput',
      'governance.post.chainMismatch',
      'the head chief answers for all chains, every other role for one',
      { field: 'chainCode', role: assignment.role },
    )
  }
  const chain = chainCode === null ? null : await findChainByCode(tx.db, chainCode)
  if (chainCode !== null && (chain === null || !seesCard(tx, chainCode))) {
    throw new AppError('badInput', 'chains.chain.unknown', `there is no chain ${chainCode}`, { chainCode })
  }
  requireRight(tx, 'governance.post.assign', { chainCodes: [chainCode] })
  await requirePerson(tx, assignment.personId)
  if (assignment.succeeds !== null) await handOver(tx, assignment, assignment.succeeds)
  const [id] = await queries.insertPosts(tx.db, [
    { ...assignment, chainId: chain?.id ?? null, ...(brought === undefined ? {} : { id: brought.id }) },
  ])
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
      links: [holds(created), ...heldBy(created), ...succession, ...(brought?.links ?? [])],
    },
  ])
  await tx.jobs.enqueue(tx, ladderJob, { chainCode })
  return created
}

/** Deletes a held post that a batch brought. @throws AppError `conflict` when activities are recorded on it. */
export async function takePostBack(tx: Context, before: Post, reason: string): Promise<void> {
  const object = postRef(before.id)
  await refuseInUse(object, () => queries.deletePost(tx.db, before.id))
  await recordChanges(tx, [
    {
      action: 'governance.post.importReverted',
      object,
      before,
      after: null,
      reason,
      links: [holds(before), ...heldBy(before)],
    },
  ])
  await tx.jobs.enqueue(tx, ladderJob, { chainCode: before.chainCode })
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
export async function requirePerson(tx: Context, personId: string | null): Promise<void> {
  if (personId !== null) await findVisiblePerson(tx, personId)
}

/** The post, held; refused when it is out of sight or the permission does not cover it. */
export async function lockedPost(tx: Context, id: string, permission: Permission): Promise<Post> {
  const post = await queries.lockPost(tx.db, id)
  if (post === null || !seesPost(tx, post))
    throw new AppError('notFound', 'governance.post.unknown', `there is no post ${id}`, { id })
  requireRight(tx, permission, postBelonging(post))
  return post
}

export async function saveTerm(
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

export function checkDates(term: { sinceOn: string; untilOn: string | null }): void {
  if (term.untilOn !== null && term.untilOn < term.sinceOn) {
    throw new AppError(
      'badInput',
      'governance.post.datesReversed',
      `a term cannot end on ${term.untilOn} before it begins on ${term.sinceOn}`,
      { field: 'untilOn' },
    )
  }
}
