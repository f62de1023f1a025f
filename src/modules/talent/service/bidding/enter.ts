import { organisationsOfRole } from '#modules/access/index.ts'
import { aboutChains } from '#modules/chains/index.ts'
import { enterpriseRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { begin, rename } from '#platform/workflow/engine.ts'
import { deleteInstance } from '#platform/workflow/queries.ts'
import { biddingWorkflow } from '../../bidding-workflow.ts'
import { type BiddingDetail, type BiddingFields, biddingFields } from '../../contract/bidding-shapes.ts'
import { openTechnicalNeeds, type StoredBidding } from '../../queries/bidding.ts'
import { deleteBidding, insertBidding, putBiddingFields } from '../../queries/bidding-writes.ts'
import { biddingRef, needRef } from '../../refs.ts'
import { getBidding, lockedBidding } from './show.ts'

const edit = 'talent.bidding.edit'

export const hrefOf = (id: string): string => `/talent/biddings/${id}`

/** Makes a bidding of a technical need. @throws AppError as `enterBidding`. */
export async function addBidding(
  ctx: Context,
  input: BiddingFields & { needId: string },
): Promise<BiddingDetail> {
  return getBidding(ctx, await inTransaction(ctx, (tx) => enterBidding(tx, input, false)))
}

/**
 * The same in the open transaction; gives the id.
 *
 * @throws AppError `badInput` `talent.bidding.needUnfit` for a need that is no open technical one or is listed already;
 *   `talent.bidding.daysReversed`.
 */
export async function enterBidding(
  tx: Context,
  { needId, id: ownId, ...given }: BiddingFields & { needId: string; id?: string },
  isDemo: boolean,
  more: readonly Link[] = [],
): Promise<string> {
  requireRight(tx, edit)
  const fields = biddingFields.parse(given)
  requireDays(fields)
  const [need] = await openTechnicalNeeds(tx.db, needId)
  if (need === undefined) throw needUnfit(needId)
  const { actor } = tx
  const id = await insertBidding(
    tx.db,
    {
      ...fields,
      ...(ownId === undefined ? {} : { id: ownId }),
      needId,
      createdBy: actor.id,
      createdByName: actor.name,
      createdOrgId: actor.orgId,
      isDemo,
    },
    tx.clock.now(),
  ).catch((error: unknown) => {
    throw violatesUnique(error, 'bidding_open') ? needUnfit(needId) : error
  })
  await begin(tx, biddingWorkflow, {
    object: biddingRef(id),
    title: fields.title,
    href: hrefOf(id),
    belonging: { chainCodes: [need.chainCode] },
    parties: {
      section: { orgIds: await sectionOf(tx), accountIds: [] },
      enterprise: { orgIds: need.orgIds, accountIds: [] },
    },
  })
  await recordChanges(tx, [
    {
      action: 'talent.bidding.add',
      object: biddingRef(id),
      before: null,
      after: { ...fields, needId },
      links: [
        ...linksOf(id, { needId, enterpriseId: need.enterpriseId, chainCode: need.chainCode }),
        ...more,
      ],
    },
  ])
  return id
}

/** Who handles it: the talent section, and the unit that took it in. */
async function sectionOf(tx: Context): Promise<string[]> {
  const section = await organisationsOfRole(tx.db, 'talentSection', businessDay(tx.clock))
  const { orgId } = tx.actor
  return [...new Set([...section, ...(orgId === null ? [] : [orgId])])]
}

const needUnfit = (needId: string): AppError =>
  badField(
    'needId',
    'talent.bidding.needUnfit',
    'only an open technical need that no running bidding lists can be listed',
    { needId },
  )

/** Bids come before they are reviewed. */
function requireDays({ bidFromOn, bidUntilOn, reviewOn }: BiddingFields): void {
  if (bidUntilOn < bidFromOn)
    throw badField('bidUntilOn', 'talent.bidding.periodReversed', 'a period ends after it begins')
  if (reviewOn <= bidUntilOn)
    throw badField('reviewOn', 'talent.bidding.reviewEarly', 'bids are reviewed once the period is over')
}

const linksOf = (
  id: string,
  of: { needId: string; enterpriseId: string; chainCode: string },
): [Link, ...Link[]] => {
  const from = biddingRef(id)
  return [
    { from, relation: 'about', to: needRef(of.needId) },
    { from, relation: 'about', to: enterpriseRef(of.enterpriseId) },
    ...aboutChains(from, [of.chainCode]),
  ]
}

/** Changes a bidding before bids are taken. @throws AppError `conflict` when somebody changed it meanwhile or it is too late. */
export async function updateBidding(
  ctx: Context,
  { id, lockVersion, ...fields }: BiddingFields & { id: string; lockVersion: number },
): Promise<BiddingDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedBidding(tx, id)
    requireVersion(before, lockVersion)
    await saveBidding(tx, before, fields, 'talent.bidding.update')
  })
  return getBidding(ctx, id)
}

/** A held bidding that the actor may edit. */
export async function editedBidding(tx: Context, id: string): Promise<StoredBidding> {
  const held = await lockedBidding(tx, id)
  requireRight(tx, edit, held.belonging)
  return held
}

/** Makes a held bidding what it should be. @throws AppError `conflict` `talent.bidding.fixed` once bids are taken. */
export async function saveBidding(
  tx: Context,
  before: StoredBidding,
  given: BiddingFields,
  action: string,
  more: readonly Link[] = [],
): Promise<void> {
  const fields = biddingFields.parse(given)
  if (before.state !== 'collected' && before.state !== 'listed')
    throw new AppError(
      'conflict',
      'talent.bidding.fixed',
      'what bidders rely on is not changed once bids are taken',
      { state: before.state },
    )
  requireDays(fields)
  await putBiddingFields(tx.db, before.id, fields, tx.clock.now())
  await rename(tx, biddingRef(before.id), {
    title: fields.title,
    href: hrefOf(before.id),
    belonging: { chainCodes: [before.chainCode] },
  })
  await recordChanges(tx, [{ ...biddingChanged(action, before, more), after: fields }])
}

/** Takes away what a table brought and nobody has listed since. @throws AppError as `saveBidding`. */
export async function takeBackBidding(tx: Context, before: StoredBidding, reason: string): Promise<void> {
  if (before.state !== 'collected')
    throw new AppError('conflict', 'talent.bidding.fixed', 'what was listed is not taken back', {
      state: before.state,
    })
  await deleteInstance(tx.db, biddingRef(before.id))
  await deleteBidding(tx.db, before.id)
  await recordChanges(tx, [
    { ...biddingChanged('talent.bidding.importReverted', before), after: null, reason },
  ])
}

const biddingChanged = (action: string, before: StoredBidding, more: readonly Link[] = []) => ({
  action,
  object: biddingRef(before.id),
  before: fieldsOf(before),
  links: [
    ...linksOf(before.id, {
      needId: before.need.id,
      enterpriseId: before.enterprise.id,
      chainCode: before.chainCode,
    }),
    ...more,
  ] as [Link, ...Link[]],
})

const fieldsOf = (one: StoredBidding): BiddingFields => ({
  title: one.title,
  targets: one.targets,
  budget: one.budget,
  termMonths: one.termMonths,
  propertyRule: one.propertyRule,
  bidFromOn: one.bidFromOn,
  bidUntilOn: one.bidUntilOn,
  reviewOn: one.reviewOn,
  weights: one.weights,
  note: one.note,
})
