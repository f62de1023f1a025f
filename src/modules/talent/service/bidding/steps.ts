import { addDays, dayNumber } from '#core/scheduling/working-calendar.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, type Step } from '#platform/workflow/engine.ts'
import { biddingWorkflow } from '../../bidding-workflow.ts'
import type { BiddingDetail } from '../../contract/bidding-shapes.ts'
import type { StoredBidding } from '../../queries/bidding.ts'
import {
  type BiddingStepValues,
  bidsOf,
  putBiddingStep,
  putBidState,
  reviewsOf,
} from '../../queries/bidding-writes.ts'
import { biddingRef, bidRef } from '../../refs.ts'
import { addMonths } from '../../rules/add-months.ts'
import { getBidding, lockedBidding } from './show.ts'

/** One step of a bidding that needs no form of its own. */
export const stepOnBidding = (ctx: Context, step: Step): Promise<void> =>
  inTransaction(ctx, (tx) => stepOnBiddingIn(tx, step))

/** The same in the open transaction. */
export async function stepOnBiddingIn(tx: Context, step: Step): Promise<void> {
  const { id } = step.object
  const one = await lockedBidding(tx, id)
  const today = businessDay(tx.clock)
  const { dueOn, values } = await prepare(tx, one, step, today)
  await act(
    tx,
    biddingWorkflow,
    { ...step, ...(dueOn === undefined ? {} : { dueOn }) },
    { after: { ...values } },
  )
  const at = tx.clock.now()
  if (step.action === 'fail') await putBidState(tx.db, await standing(tx, id), 'notChosen', null, at)
  await putBiddingStep(tx.db, id, values, at)
}

const later = (a: string, b: string): string => (a > b ? a : b)

/** Bids that are neither taken back nor decided on. */
const standing = async (tx: Context, id: string): Promise<string[]> =>
  (await bidsOf(tx.db, id)).filter(({ state }) => state === 'received').map((bid) => bid.id)

/** Checks what a step asks for besides, where it starts from its state, and says what it writes. */
async function prepare(
  tx: Context,
  one: StoredBidding,
  step: Step,
  today: string,
): Promise<{ dueOn?: string; values: BiddingStepValues }> {
  switch (step.action) {
    case 'list':
      if (one.state === 'collected' && one.bidUntilOn < today) throw periodOver(one, today)
      return { dueOn: later(one.bidFromOn, today), values: {} }
    case 'open':
      if (one.state === 'listed' && today < one.bidFromOn)
        throw new AppError('conflict', 'talent.bidding.notYet', 'the period has not begun', {
          from: one.bidFromOn,
          today,
        })
      if (one.state === 'listed' && one.bidUntilOn < today) throw periodOver(one, today)
      return { dueOn: later(one.bidUntilOn, today), values: {} }
    case 'extend': {
      const until = step.dueOn ?? one.bidUntilOn
      if (until <= one.bidUntilOn)
        throw badField('dueOn', 'talent.bidding.extendLater', 'a period is only made longer', {
          until: one.bidUntilOn,
        })
      const by = dayNumber(until) - dayNumber(one.bidUntilOn)
      const reviewOn = one.reviewOn > until ? one.reviewOn : addDays(one.reviewOn, by)
      return { values: { bidUntilOn: until, reviewOn } }
    }
    case 'review': {
      if (one.state !== 'bidding') return { dueOn: today, values: {} }
      if (today <= one.bidUntilOn)
        throw new AppError('conflict', 'talent.bidding.stillOpen', 'bids may still come', {
          until: one.bidUntilOn,
          today,
        })
      if ((await standing(tx, one.id)).length === 0)
        throw new AppError(
          'conflict',
          'talent.bidding.noBid',
          'nobody bid: extend the period or let it fail',
          {
            title: one.title,
          },
        )
      return { dueOn: later(one.reviewOn, today), values: {} }
    }
    case 'start': {
      const winner = (await bidsOf(tx.db, one.id)).find(({ id }) => id === one.winnerBidId)
      return { dueOn: addMonths(today, winner?.months ?? one.termMonths), values: {} }
    }
    case 'accept': {
      const result = step.values?.result
      const evidence = step.evidence?.map(({ text }) => text).join('\n')
      // Without either the engine refuses.
      return result === undefined || evidence === undefined
        ? { values: {} }
        : { values: { accepted: { result, evidence, on: today }, ended: true } }
    }
    case 'fail':
    case 'withdraw':
      return { values: { ended: true } }
    default:
      return { values: {} }
  }
}

const periodOver = (one: StoredBidding, today: string): AppError =>
  new AppError('conflict', 'talent.bidding.periodOver', 'the period is over: set a later one first', {
    until: one.bidUntilOn,
    today,
  })

export interface Award {
  id: string
  stateVersion: number
  bidId: string
  signedOn: string
  reason: string
}

/** Gives a bidding to one of its bids. The means of the reviews bind nobody: whoever decides says why. */
export async function awardBidding(ctx: Context, input: Award): Promise<BiddingDetail> {
  await inTransaction(ctx, (tx) => awardIn(tx, input))
  return getBidding(ctx, input.id)
}

/**
 * The same in the open transaction.
 *
 * @throws AppError `badInput` `talent.bidding.notABid`, `.notReviewed`, `.signedLater`; as `act` of the workflow engine.
 */
export async function awardIn(
  tx: Context,
  { id, stateVersion, bidId, signedOn, reason }: Award,
): Promise<void> {
  const one = await lockedBidding(tx, id)
  requireRight(tx, 'talent.bidding.edit', one.belonging)
  const bids = (await bidsOf(tx.db, id)).filter(({ state }) => state === 'received')
  const winner = bids.find((bid) => bid.id === bidId)
  if (one.state === 'review') {
    if (winner === undefined)
      throw badField('bidId', 'talent.bidding.notABid', 'it is given to one of the bids that stand', {
        bidId,
      })
    const reviewed = new Set((await reviewsOf(tx.db, id)).map((review) => review.bidId))
    const missing = bids.filter((bid) => !reviewed.has(bid.id))
    if (missing.length > 0)
      throw badField('bidId', 'talent.bidding.notReviewed', 'every bid that stands is reviewed first', {
        organisations: missing.map(({ organisation }) => organisation).join('、'),
      })
    if (signedOn > businessDay(tx.clock))
      throw badField('signedOn', 'talent.bidding.signedLater', 'nothing was signed on a day to come')
  }
  await act(
    tx,
    biddingWorkflow,
    {
      object: biddingRef(id),
      action: 'award',
      lockVersion: stateVersion,
      reason,
      values: { winner: winner?.organisation ?? '—' },
    },
    { after: { bidId, signedOn }, links: [{ from: biddingRef(id), relation: 'about', to: bidRef(bidId) }] },
  )
  const at = tx.clock.now()
  const others = bids.filter((bid) => bid.id !== bidId).map((bid) => bid.id)
  await putBidState(tx.db, [bidId], 'won', null, at)
  await putBidState(tx.db, others, 'notChosen', null, at)
  await putBiddingStep(tx.db, id, { winner: { bidId, reason, signedOn } }, at)
}
