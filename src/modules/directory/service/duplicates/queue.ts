import { addDays } from '#core/scheduling/working-calendar.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { DuplicatePair, DuplicateQuery } from '../../contract/duplicate.ts'
import type { Enterprise } from '../../contract.ts'
import * as queries from '../../queries/duplicate.ts'
import { listDuplicates as pageOfPairs } from '../../queries/duplicate-list.ts'
import { enterpriseScopeOf } from '../../queries/enterprise.ts'
import { belongingOf, lockedTwo } from '../enterprises.ts'
import { enterpriseRef } from '../refs.ts'

/** A pair put off comes back after a week. */
const laterDays = 7

const ordered = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

/** The pairs a person should look at; both must lie within the actor's reach. */
export function listDuplicates(ctx: Context, asked: DuplicateQuery): Promise<ListPage<DuplicatePair>> {
  const within = (alias: string) => scopeFilter(ctx, 'directory.enterprise.merge', enterpriseScopeOf(alias))
  return pageOfPairs(ctx.db, asked, { left: within('l'), right: within('r') }, businessDay(ctx.clock))
}

async function lockedPair(tx: Context, leftId: string, rightId: string): Promise<[Enterprise, Enterprise]> {
  const pair = await lockedTwo(tx, leftId, rightId)
  if (pair[0].id === pair[1].id) {
    throw new AppError('conflict', 'directory.enterprise.mergedAlready', 'the two are one entry already', {
      survivorId: pair[0].id,
    })
  }
  for (const one of pair) requireRight(tx, 'directory.enterprise.merge', await belongingOf(tx, one))
  return pair
}

/**
 * Decides that two enterprises are different, or puts the pair off. The decision holds until somebody takes it back.
 *
 * @throws AppError `conflict` `directory.duplicate.decided` when somebody decided on the pair meanwhile.
 */
export async function decideDuplicate(
  ctx: Context,
  input: { leftId: string; rightId: string; decision: 'different' | 'later'; reason: string | null },
): Promise<{ leftId: string; rightId: string }> {
  return inTransaction(ctx, async (tx) => {
    const [left, right] = await lockedPair(tx, input.leftId, input.rightId)
    const [leftId, rightId] = ordered(left.id, right.id)
    if (await queries.isDecided(tx.db, leftId, rightId))
      throw new AppError('conflict', 'directory.duplicate.decided', 'somebody decided on this pair already')
    if (input.decision === 'later' || input.reason === null) {
      const until = addDays(businessDay(tx.clock), laterDays)
      if (!(await queries.putOff(tx.db, leftId, rightId, until))) throw noCandidate(leftId, rightId)
      await record(tx, left, right, 'putOff', { laterUntil: until }, null)
      return { leftId, rightId }
    }
    await queries.insertDecision(tx.db, {
      leftId,
      rightId,
      verdict: 'different',
      reason: input.reason,
      at: tx.clock.now(),
      by: tx.actor,
    })
    await record(tx, left, right, 'tellApart', { different: right.id }, input.reason)
    return { leftId, rightId }
  })
}

/** Takes a decision or a delay back, so that the pair is looked at again. */
export async function reopenDuplicate(
  ctx: Context,
  input: { leftId: string; rightId: string },
): Promise<{ leftId: string; rightId: string }> {
  return inTransaction(ctx, async (tx) => {
    const [left, right] = await lockedPair(tx, input.leftId, input.rightId)
    const [leftId, rightId] = ordered(left.id, right.id)
    const withdrawn = await queries.withdrawDecision(tx.db, leftId, rightId, tx.clock.now(), tx.actor.name)
    const delayed = await queries.putOff(tx.db, leftId, rightId, null)
    if (!withdrawn && !delayed) throw noCandidate(leftId, rightId)
    await record(tx, left, right, 'reopenPair', { open: right.id }, null)
    return { leftId, rightId }
  })
}

const noCandidate = (leftId: string, rightId: string): AppError =>
  new AppError('notFound', 'directory.duplicate.unknown', 'there is no such pair in the queue', {
    leftId,
    rightId,
  })

async function record(
  tx: Context,
  left: Enterprise,
  right: Enterprise,
  verb: string,
  after: unknown,
  reason: string | null,
): Promise<void> {
  await recordChanges(tx, [
    {
      action: `directory.enterprise.${verb}`,
      object: enterpriseRef(left.id),
      before: null,
      after,
      reason,
      links: [{ from: enterpriseRef(left.id), relation: 'comparedWith', to: enterpriseRef(right.id) }],
    },
  ])
}
