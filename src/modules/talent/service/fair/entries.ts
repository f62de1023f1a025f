import { randomUUID } from 'node:crypto'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { refuseDouble, requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { FairEntryFilter } from '../../contract/fair.ts'
import type {
  FairEntry,
  FairEntryDetail,
  FairEntryInput,
  FairFigures,
  FairNeed,
} from '../../contract/fair-shapes.ts'
import { isEnded } from '../../contract/need-rules.ts'
import type { Removal } from '../../contract/removal.ts'
import * as queries from '../../queries/fair-entry.ts'
import { resultsOfEntry } from '../../queries/fair-result.ts'
import { findNeed } from '../../queries/need.ts'
import { engagementRef, fairEntryRef } from '../../refs.ts'
import { suggestEngagements } from '../engagement/suggest.ts'
import {
  enteredEntry,
  entryChanged,
  entryLinks,
  heldEntry,
  heldFair,
  notHeld,
  seenEntry,
  seenFair,
  toEntry,
  toResult,
} from './fair-records.ts'

const join = 'talent.fair.join'
const suggest = 'talent.engagement.suggest'

/** Needs at a fair within reach. @throws AppError `talent.fair.unknown`. */
export async function listFairEntries(
  ctx: Context,
  filter: FairEntryFilter,
): Promise<ListPage<FairEntry, 'seats' | keyof FairFigures>> {
  await seenFair(ctx, filter.id)
  return mapPage(await queries.listEntries(ctx, filter, 'talent.fair.read'), (one) => toEntry(ctx, one))
}

/** What can be brought to a fair. */
export async function listFairNeeds(ctx: Context, id: string): Promise<FairNeed[]> {
  requireRight(ctx, join)
  await seenFair(ctx, id)
  return queries.needsForFair(ctx, id)
}

/** One need at a fair with its reports and what began there. @throws AppError `talent.fairEntry.unknown`. */
export async function getFairEntry(ctx: Context, id: string): Promise<FairEntryDetail> {
  const record = await seenEntry(ctx, id)
  const entry = toEntry(ctx, record)
  return {
    ...entry,
    results: (await resultsOfEntry(ctx.db, id)).map((one) => toResult(ctx, one, record.fairState)),
    engagements: await queries.engagementsOfEntry(ctx, id),
    mayEngage: record.fairState === 'held' && may(ctx, suggest, record.belonging),
  }
}

/** Brings a need to a fair. */
export async function addFairEntry(
  ctx: Context,
  { id, needId, ...input }: FairEntryInput & { id: string; needId: string },
): Promise<FairEntryDetail> {
  return getFairEntry(ctx, await inTransaction(ctx, (tx) => enterEntry(tx, { ...input, fairId: id, needId })))
}

/**
 * The same in the open transaction; gives the id.
 *
 * @throws AppError `talent.fair.unknown`, `talent.fairEntry.needUnknown`; `conflict` `talent.fairEntry.cancelled`,
 *   `.needEnded` for a fair that is yet to come, or `.twice`.
 */
export async function enterEntry(
  tx: Context,
  {
    id = randomUUID(),
    fairId,
    needId,
    ...input
  }: FairEntryInput & { id?: string; fairId: string; needId: string },
  more: readonly Link[] = [],
): Promise<string> {
  const fair = await heldFair(tx, fairId)
  const need = await findNeed(tx.db, needId)
  if (need === null || !may(tx, join, need.belonging))
    throw badField('needId', 'talent.fairEntry.needUnknown', `there is no need ${needId} within reach`)
  if (fair.state === 'cancelled') throw cancelled(fairId)
  if (fair.state === 'planned' && isEnded(need.state))
    throw new AppError('conflict', 'talent.fairEntry.needEnded', 'a need that is over is not announced', {
      field: 'needId',
    })
  const values = { ...input, seats: input.seats ?? need.headcount }
  const { actor } = tx
  await refuseDouble(
    'fair_entry_fair_id_need_id_key',
    (cause) =>
      new AppError(
        'conflict',
        'talent.fairEntry.twice',
        'the need is at the fair already',
        { field: 'needId' },
        { cause },
      ),
    () =>
      queries.insertEntries(tx.db, [
        {
          id,
          fairId,
          needId,
          values,
          createdBy: { id: actor.id, name: actor.name },
          isDemo: false,
          at: tx.clock.now(),
        },
      ]),
  )
  const { enterpriseId, chainCode, nodeCode, title: needTitle } = need
  const placed = { id, fairId, needId, enterpriseId, chainCode, nodeCode, needTitle }
  await recordChanges(tx, [entryChanged('talent.fairEntry.add', null, { ...placed, ...values }, more)])
  return id
}

const cancelled = (fairId: string): AppError =>
  new AppError('conflict', 'talent.fairEntry.cancelled', 'the fair was cancelled', {
    fairId,
    field: 'fairId',
  })

/** Changes what is announced. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function updateFairEntry(
  ctx: Context,
  { id, lockVersion, ...input }: FairEntryInput & { id: string; lockVersion: number },
): Promise<FairEntryDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedEntry(tx, id)
    requireVersion(before, lockVersion)
    await saveEntry(tx, before, input, 'talent.fairEntry.update')
  })
  return getFairEntry(ctx, id)
}

/** A held entry that the actor may change. */
export async function editedEntry(tx: Context, id: string): Promise<queries.FairEntryRecord> {
  const held = await heldEntry(tx, id)
  requireRight(tx, join, held.belonging)
  return held
}

/** Makes a held entry what it should be; seats that nobody says stay. */
export async function saveEntry(
  tx: Context,
  before: queries.FairEntryRecord,
  input: FairEntryInput,
  action: string,
  more: readonly Link[] = [],
): Promise<void> {
  if (before.fairState === 'cancelled') throw cancelled(before.fairId)
  const values = { ...input, seats: input.seats ?? before.seats }
  await queries.updateEntryRow(tx.db, before.id, values, tx.clock.now())
  await recordChanges(tx, [entryChanged(action, enteredEntry(before), { ...before, ...values }, more)])
}

/** Takes a need off a fair. */
export function removeFairEntry(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const before = await editedEntry(tx, id)
    requireVersion(before, lockVersion)
    await takeOff(tx, before, 'talent.fairEntry.remove', reason)
    return { id }
  })
}

/** @throws AppError `conflict` `talent.fairEntry.inUse` once something was reported or began there. */
export async function takeOff(
  tx: Context,
  before: queries.FairEntryRecord,
  action: string,
  reason: string,
): Promise<void> {
  const results = (await resultsOfEntry(tx.db, before.id)).length
  if (results + before.engaged > 0)
    throw new AppError('conflict', 'talent.fairEntry.inUse', 'something came of it already', {
      results,
      engagements: before.engaged,
    })
  await queries.deleteEntry(tx.db, before.id)
  await recordChanges(tx, [{ ...entryChanged(action, enteredEntry(before), before), after: null, reason }])
}

/**
 * Goes on with somebody who was met for a need: an engagement under all its rules, so that nobody is suggested without a
 * consent that holds.
 *
 * @throws AppError `conflict` `talent.fairResult.notHeld`, or what forbids a suggestion.
 */
export function engageAtFair(
  ctx: Context,
  { id, profileId }: { id: string; profileId: string },
): Promise<{ engagementId: string }> {
  return inTransaction(ctx, async (tx) => {
    const entry = await seenEntry(tx, id)
    requireRight(tx, suggest, entry.belonging)
    if (entry.fairState !== 'held') throw notHeld(entry)
    const [engagementId] = await suggestEngagements(tx, [
      { needId: entry.needId, profileId, runId: null, score: null, parts: null },
    ])
    await queries.insertFairEngagement(tx.db, {
      engagementId: engagementId!,
      entryId: id,
      at: tx.clock.now(),
    })
    await recordChanges(tx, [
      {
        action: 'talent.fairEntry.engage',
        object: fairEntryRef(id),
        before: null,
        after: { engagementId },
        links: [
          ...entryLinks(entry),
          { from: engagementRef(engagementId!), relation: 'raisedFrom', to: fairEntryRef(id) },
        ],
      },
    ])
    return { engagementId: engagementId! }
  })
}
