import { randomUUID } from 'node:crypto'
import { chainIdsOf } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { refuseDouble, requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { without } from '#platform/without.ts'
import type { FairFilter } from '../../contract/fair.ts'
import { faultOfFair, isOverdueFair, lastDayOf } from '../../contract/fair-rules.ts'
import type { Fair, FairComparison, FairDetail, FairInput } from '../../contract/fair-shapes.ts'
import type { Removal } from '../../contract/removal.ts'
import * as queries from '../../queries/fair.ts'
import { entriesOfFair } from '../../queries/fair-entry.ts'
import { fairRef } from '../../refs.ts'
import { compareFair as compare } from '../../rules/compare-fair.ts'
import { fairBin } from './fair-bin.ts'
import { fairChanged, heldFair, seenFair } from './fair-records.ts'

const read = 'talent.fair.read'
const edit = 'talent.fair.edit'

export const toFair = (ctx: Pick<Context, 'clock'>, record: queries.FairRecord): Fair => ({
  ...without(record, ['belonging', 'createdByName']),
  isOverdue: isOverdueFair(record, businessDay(ctx.clock)),
})

/** Fairs in sight that fit a filter. */
export async function listFairs(
  ctx: Context,
  filter: FairFilter,
): Promise<ListPage<Fair, 'entries' | 'seats' | 'intentions' | 'onboard'>> {
  requireRight(ctx, read)
  return mapPage(await queries.listFairs(ctx, filter, read), (one) => toFair(ctx, one))
}

/** One fair with its sums. @throws AppError `talent.fair.unknown`. */
export async function getFair(ctx: Context, id: string): Promise<FairDetail> {
  const record = await seenFair(ctx, id)
  return {
    ...toFair(ctx, record),
    createdByName: record.createdByName,
    mayEdit: may(ctx, edit, record.belonging),
    mayRemove: may(ctx, 'talent.fair.remove', record.belonging),
    mayJoin: record.state !== 'cancelled' && may(ctx, 'talent.fair.join'),
  }
}

/** Seats announced beside what came of them, as far as the actor sees the needs. */
export async function compareFair(ctx: Context, id: string): Promise<FairComparison> {
  await seenFair(ctx, id)
  return compare(await entriesOfFair(ctx, id))
}

/** @throws AppError for what does not fit together, or a title that a fair of this day has already. */
export async function addFair(ctx: Context, input: FairInput): Promise<FairDetail> {
  return getFair(ctx, await inTransaction(ctx, (tx) => enterFair(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterFair(
  tx: Context,
  { id = randomUUID(), ...input }: FairInput & { id?: string },
  more: readonly Link[] = [],
): Promise<string> {
  requireRight(tx, edit, ofChains(input))
  const { actor } = tx
  await once(async () =>
    queries.insertFairs(tx.db, [
      {
        id,
        ...(await checked(tx, input)),
        createdBy: { id: actor.id, name: actor.name, orgId: actor.orgId },
        isDemo: false,
        at: tx.clock.now(),
      },
    ]),
  )
  await recordChanges(tx, [fairChanged('talent.fair.add', null, { id, ...input }, more)])
  return id
}

/** Changes a fair. @throws AppError `conflict` when somebody changed it meanwhile, or as `saveFair`. */
export async function updateFair(
  ctx: Context,
  { id, lockVersion, ...input }: FairInput & { id: string; lockVersion: number },
): Promise<FairDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedFair(tx, id)
    requireVersion(before, lockVersion)
    await saveFair(tx, before, input, 'talent.fair.update')
  })
  return getFair(ctx, id)
}

/** A held fair that the actor may edit. */
export async function editedFair(tx: Context, id: string): Promise<queries.FairRecord> {
  const held = await heldFair(tx, id)
  requireRight(tx, edit, held.belonging)
  return held
}

/**
 * Makes a held fair what it should be.
 *
 * @throws AppError `conflict` `talent.fair.hasResults` for one that is to be planned or cancelled, or to begin later than
 *   what was reported of it.
 */
export async function saveFair(
  tx: Context,
  before: queries.FairRecord,
  input: FairInput,
  action: string,
  more: readonly Link[] = [],
): Promise<void> {
  requireRight(tx, edit, ofChains(input))
  const values = await checked(tx, input)
  const first = await queries.firstResultOn(tx.db, before.id)
  if (first !== null && (input.state !== 'held' || first < input.fromOn))
    throw new AppError(
      'conflict',
      'talent.fair.hasResults',
      'a fair of which results were reported was held, and not after them',
      { field: input.state === 'held' ? 'fromOn' : 'state', first },
    )
  await once(() => queries.updateFairRow(tx.db, { id: before.id, ...values, at: tx.clock.now() }))
  for (const relation of ['partOf', 'about']) await unlink(tx, fairRef(before.id), relation)
  await recordChanges(tx, [fairChanged(action, before, { id: before.id, ...input }, more)])
}

/** Deletes a fair entered by mistake, to which no need was brought. */
export function removeFair(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const held = await heldFair(tx, id)
    requireRight(tx, 'talent.fair.remove', held.belonging)
    requireVersion(held, lockVersion)
    await moveToBin(tx, fairBin, fairRef(id), reason)
    return { id }
  })
}

/** Whoever enters a fair for every chain reaches every chain. */
const ofChains = ({ chainCodes }: FairInput) => (chainCodes.length === 0 ? {} : { chainCodes })

async function checked(tx: Context, input: FairInput) {
  const fault = faultOfFair(input, businessDay(tx.clock))
  if (fault !== null) throw badField(fault.field, fault.reason, `${fault.field} does not fit the fair`)
  return {
    values: { ...input, untilOn: lastDayOf(input) },
    chainIds: await chainIdsOf(tx, input.chainCodes),
  }
}

/** @throws AppError `conflict` `talent.fair.taken` where the database has one already. */
const once = (write: () => Promise<void>): Promise<void> =>
  refuseDouble(
    'fair_title_day',
    (cause) =>
      new AppError(
        'conflict',
        'talent.fair.taken',
        'there is a fair of this title and day already',
        { field: 'title' },
        { cause },
      ),
    write,
  )
