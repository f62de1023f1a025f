import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, type Step } from '#platform/workflow/engine.ts'
import type { EngagementDetail } from '../../contract/engagement-shapes.ts'
import { type RefusalCode, refusalWords, type Side } from '../../contract/engagement-terms.ts'
import { engagementWorkflow } from '../../engagement-workflow.ts'
import type { StoredEngagement } from '../../queries/engagement.ts'
import * as pairs from '../../queries/engagement-pair.ts'
import { closeOffer, updateEngagement } from '../../queries/engagement-word.ts'
import { engagementRef, needRef } from '../../refs.ts'
import { getEngagement, lockedEngagement, visibleEngagement } from './show.ts'

/** One step of an engagement that needs no form of its own. */
export const stepOnEngagement = (ctx: Context, step: Step): Promise<void> =>
  inTransaction(ctx, (tx) => stepOnEngagementIn(tx, step))

/** The same in the open transaction. */
export async function stepOnEngagementIn(tx: Context, step: Step): Promise<void> {
  const { id } = step.object
  if (step.action === 'leave') return leaveIn(tx, step)
  const one = await lockedEngagement(tx, id)
  if (step.action === 'interview') {
    const missing = missingSides(one)
    if (one.state === 'contacted' && missing.length > 0)
      throw new AppError(
        'conflict',
        `talent.engagement.${missing.length === 2 ? 'nobodyAgreed' : `${missing[0]}NotAgreed`}`,
        `nobody is met before both sides agreed: ${missing.join(', ')} is missing`,
        { missing },
      )
  }
  await act(tx, engagementWorkflow, step)
  const isOver = step.action === 'withdraw'
  if (isOver) await closeOffer(tx.db, id, 'revoked', tx.clock.now())
  await updateEngagement(tx.db, id, isOver ? { ended: true } : {}, tx.clock.now())
}

/** The sides that have not agreed yet. */
export const missingSides = (one: Pick<StoredEngagement, 'needAgreedOn' | 'personAgreedOn'>): Side[] => [
  ...(one.needAgreedOn === null ? (['need'] as const) : []),
  ...(one.personAgreedOn === null ? (['person'] as const) : []),
]

export interface Refusal {
  id: string
  stateVersion: number
  refusedBy: Side
  refusal: RefusalCode
  note: string | null
}

/** One side refuses. @throws AppError as `act` of the workflow engine. */
export async function rejectEngagement(ctx: Context, input: Refusal): Promise<EngagementDetail> {
  await inTransaction(ctx, async (tx) => {
    const one = await lockedEngagement(tx, input.id)
    requireRight(tx, 'talent.engagement.edit', one.belonging)
    await rejectIn(tx, input)
  })
  return getEngagement(ctx, input.id)
}

/** The same of an engagement that is held, in the open transaction. */
export async function rejectIn(
  tx: Context,
  { id, stateVersion, refusedBy, refusal, note }: Refusal,
): Promise<void> {
  await act(
    tx,
    engagementWorkflow,
    {
      object: engagementRef(id),
      action: 'reject',
      lockVersion: stateVersion,
      values: { side: refusedBy === 'need' ? '用人方' : '本人', refusal: refusalWords[refusal].zh },
      ...(note === null || note === '' ? {} : { reason: note }),
    },
    { after: { refusedBy, refusal } },
  )
  const at = tx.clock.now()
  await closeOffer(tx.db, id, 'revoked', at)
  await updateEngagement(tx.db, id, { refusedBy, refusal, refusalNote: note || null, ended: true }, at)
}

/** Need and person, held before the engagement itself, in the order suggestions hold them. */
async function holdBoth(tx: Context, id: string) {
  const seen = await visibleEngagement(tx, id)
  const need = (await pairs.lockNeeds(tx.db, [seen.need.id])).get(seen.need.id)!
  const today = businessDay(tx.clock)
  const person = (await pairs.lockPeople(tx.db, [seen.person.id], today)).get(seen.person.id)!
  return { need, person, one: await lockedEngagement(tx, id) }
}

export interface Boarding {
  id: string
  stateVersion: number
  onboardOn: string
}

/**
 * The person is on board. The last seat fills the need in the same transaction.
 *
 * @throws AppError `conflict` `talent.engagement.noSeat`, `.personFull`; `badInput` for a day to come.
 */
export async function boardEngagement(ctx: Context, input: Boarding): Promise<EngagementDetail> {
  await inTransaction(ctx, (tx) => boardIn(tx, input))
  return getEngagement(ctx, input.id)
}

/** The same in the open transaction. */
export async function boardIn(tx: Context, { id, stateVersion, onboardOn }: Boarding): Promise<void> {
  const { need, person, one } = await holdBoth(tx, id)
  requireRight(tx, 'talent.engagement.edit', one.belonging)
  if (onboardOn > businessDay(tx.clock))
    throw badField('onboardOn', 'talent.engagement.boardLater', 'nobody is on board on a day to come')
  await act(
    tx,
    engagementWorkflow,
    { object: engagementRef(id), action: 'board', lockVersion: stateVersion, values: { onboardOn } },
    { after: { onboardOn } },
  )
  const refuse = (why: string, details: Record<string, unknown>) =>
    new AppError('conflict', `talent.engagement.${why}`, `nobody more can be on board: ${why}`, details)
  if (need.seatsTaken >= need.headcount)
    throw refuse('noSeat', { need: need.title, headcount: need.headcount, person: person.number })
  if (person.engaged >= person.most)
    throw refuse('personFull', { person: person.number, most: person.most, need: need.title })
  const at = tx.clock.now()
  await updateEngagement(tx.db, id, { onboardOn }, at)
  const isLast = need.seatsTaken + 1 === need.headcount
  if (isLast && (need.state === 'open' || need.state === 'paused'))
    await moveNeed(tx, id, need, 'filled', null)
}

/** Somebody left or did not come: the seat is free again, and a need that was full opens. */
async function leaveIn(tx: Context, step: Step): Promise<void> {
  const { id } = step.object
  const { need, one } = await holdBoth(tx, id)
  await act(tx, engagementWorkflow, step, { before: { onboardOn: one.onboardOn } })
  await updateEngagement(tx.db, id, { onboardOn: null }, tx.clock.now())
  if (need.state === 'filled') await moveNeed(tx, id, need, 'open', step.reason ?? null)
}

async function moveNeed(
  tx: Context,
  id: string,
  need: pairs.PairedNeed,
  state: 'open' | 'filled',
  reason: string | null,
): Promise<void> {
  await pairs.putNeedState(tx.db, need.id, state, tx.clock.now())
  await recordChanges(tx, [
    {
      action: state === 'filled' ? 'talent.need.fill' : 'talent.need.reopen',
      object: needRef(need.id),
      before: { state: need.state },
      after: { state },
      reason,
      links: [
        { from: needRef(need.id), relation: 'actedOnBy', to: { kind: 'system.actor', id: tx.actor.id } },
        { from: engagementRef(id), relation: 'about', to: needRef(need.id) },
      ],
    },
  ])
}
