import { randomUUID } from 'node:crypto'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { refuseDouble, requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { FairResultFilter } from '../../contract/fair.ts'
import { faultOfResult } from '../../contract/fair-rules.ts'
import type { FairEntryDetail, FairResult, FairResultInput } from '../../contract/fair-shapes.ts'
import type { Removal } from '../../contract/removal.ts'
import type { FairEntryRecord } from '../../queries/fair-entry.ts'
import * as queries from '../../queries/fair-result.ts'
import { usualSource } from '../need/check-need.ts'
import { getFairEntry } from './entries.ts'
import {
  enteredResult,
  heldEntry,
  heldResult,
  notHeld,
  resultChanged,
  seenFair,
  toResult,
} from './fair-records.ts'

const report = 'talent.fair.report'

/** Every report of a fair within reach. @throws AppError `talent.fair.unknown`. */
export async function listFairResults(ctx: Context, filter: FairResultFilter): Promise<ListPage<FairResult>> {
  const { state } = await seenFair(ctx, filter.id)
  return mapPage(await queries.listResults(ctx, filter, 'talent.fair.read'), (one) =>
    toResult(ctx, one, state),
  )
}

/** Reports what came of a need. */
export async function addFairResult(
  ctx: Context,
  { id, ...input }: FairResultInput & { id: string },
): Promise<FairEntryDetail> {
  await inTransaction(ctx, async (tx) => enterResult(tx, await heldEntry(tx, id), input))
  return getFairEntry(ctx, id)
}

/**
 * The same in the open transaction for a held entry; gives the id.
 *
 * @throws AppError `conflict` `talent.fairResult.notHeld` or `.twice` for a day of which there is a report.
 */
export async function enterResult(
  tx: Context,
  entry: FairEntryRecord,
  { id = randomUUID(), ...input }: FairResultInput & { id?: string },
  more: readonly Link[] = [],
): Promise<string> {
  requireRight(tx, report, entry.belonging)
  const values = checked(tx, entry, input)
  await once(() =>
    queries.insertResults(tx.db, [
      { id, entryId: entry.id, values, enteredBy: tx.actor, isDemo: false, at: tx.clock.now() },
    ]),
  )
  const at = { id, entryId: entry.id, fairId: entry.fairId, needId: entry.needId }
  await recordChanges(tx, [resultChanged('talent.fairResult.add', null, values, at, more)])
  return id
}

/** Corrects a report. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function updateFairResult(
  ctx: Context,
  { id, lockVersion, ...input }: FairResultInput & { id: string; lockVersion: number },
): Promise<FairEntryDetail> {
  const entryId = await inTransaction(ctx, async (tx) => {
    const before = await editedResult(tx, id)
    requireVersion(before, lockVersion)
    await saveResult(tx, before, input, 'talent.fairResult.update')
    return before.entryId
  })
  return getFairEntry(ctx, entryId)
}

/** A held report that the actor may correct. */
export async function editedResult(tx: Context, id: string): Promise<queries.FairResultRecord> {
  const held = await heldResult(tx, id)
  requireRight(tx, report, held.belonging)
  return held
}

/** Makes a held report what it should be. */
export async function saveResult(
  tx: Context,
  before: queries.FairResultRecord,
  input: FairResultInput,
  action: string,
  more: readonly Link[] = [],
): Promise<void> {
  const values = checked(tx, await heldEntry(tx, before.entryId), input)
  await once(() =>
    queries.updateResultRow(tx.db, {
      id: before.id,
      values,
      enteredBy: tx.actor,
      at: tx.clock.now(),
    }),
  )
  await recordChanges(tx, [resultChanged(action, enteredResult(before), values, before, more)])
}

/** Deletes a report entered by mistake; the one before it counts again. */
export function removeFairResult(
  ctx: Context,
  { id, lockVersion, reason }: Removal,
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const before = await editedResult(tx, id)
    requireVersion(before, lockVersion)
    await takeAwayResult(tx, before, 'talent.fairResult.remove', reason)
    return { id }
  })
}

export async function takeAwayResult(
  tx: Context,
  before: queries.FairResultRecord,
  action: string,
  reason: string,
): Promise<void> {
  await queries.deleteResult(tx.db, before.id)
  await recordChanges(tx, [{ ...resultChanged(action, enteredResult(before), null, before), reason }])
}

function checked(tx: Context, entry: FairEntryRecord, input: FairResultInput) {
  if (entry.fairState !== 'held') throw notHeld(entry)
  const fault = faultOfResult(input, { fromOn: entry.fairFromOn }, businessDay(tx.clock))
  if (fault !== null)
    throw badField(fault.field, fault.reason, `${fault.field} does not fit`, { from: entry.fairFromOn })
  return { ...input, source: input.source ?? usualSource }
}

/** @throws AppError `conflict` `talent.fairResult.twice` where the database has one already. */
const once = (write: () => Promise<void>): Promise<void> =>
  refuseDouble(
    'fair_result_entry_id_as_of_on_key',
    (cause) =>
      new AppError(
        'conflict',
        'talent.fairResult.twice',
        'there is a report of this day already',
        { field: 'asOfOn' },
        { cause },
      ),
    write,
  )
