import { promoteFromWaitlist } from '#core/scheduling/selection/promote.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Enrolment, WaitlistObstacle } from '../../contract/index.ts'
import { findEnrolment } from '../../queries/enrolment/enrolment.ts'
import { moveNomination, type StoredNomination } from '../../queries/enrolment/nomination.ts'
import { mostAway } from '../../rules/eligibility.ts'
import { classForRunning, listStates, lockedForRunning, requireClassState } from './access.ts'
import { seatsFor, settle } from './adopt.ts'
import { candidatesOf } from './candidates.ts'
import { touchEnrolment } from './quotas.ts'
import { decisionChange, nominationChange } from './record.ts'
import { checkPeople, type EnrolmentState, enrolmentState, pairOf } from './state.ts'
import { askToTell } from './tell.ts'
import { getEnrolment } from './view.ts'

/**
 * Takes everybody who is eligible, in one go, while there are no more of them than seats. Nobody is taken beyond the quota
 * of a unit or the share of an office that may be away; those and whoever a check forbids wait for a decision.
 *
 * @throws AppError `conflict` `training.selection.oversubscribed` when there are more than seats.
 */
export const selectEverybody = (
  ctx: Context,
  input: { id: string; lockVersion: number },
): Promise<{ selected: number; left: number }> => inTransaction(ctx, (tx) => selectEverybodyIn(tx, input))

/** The same in the open transaction. */
export async function selectEverybodyIn(
  tx: Context,
  { id, lockVersion }: { id: string; lockVersion: number },
): Promise<{ selected: number; left: number }> {
  const of = await lockedForRunning(tx, id)
  requireClassState(of, listStates)
  requireVersion(await findEnrolment(tx.db, id), lockVersion)
  const state = await enrolmentState(tx, of)
  const open = state.nominations.filter((one) => one.state === 'nominated')
  const checked = await checkPeople(tx, state, open.map(pairOf))
  const eligible = open.filter((one) => one.waiver !== null || checked.get(one.person.id)?.blocked === false)
  if (state.seats.taken + eligible.length > state.seats.all)
    throw new AppError('conflict', 'training.selection.oversubscribed', 'there are more than seats', {
      seats: state.seats.all,
      eligible: state.seats.taken + eligible.length,
    })
  const taken = withinUnits(state, eligible)
  const present = state.nominations.filter((one) => one.state === 'selected')
  const seats = seatsFor([...present, ...taken], state.seats.hall, (one) => {
    const nomination = state.nominations.find((other) => other.id === one)
    return (nomination && checked.get(nomination.person.id)?.duty.duty) ?? 0
  })
  const at = tx.clock.now()
  for (const one of taken) if (!one.confirmed) await moveNomination(tx.db, one.id, { confirmedAt: at }, at)
  const fresh = taken.filter((one) => !one.confirmed)
  if (fresh.length > 0)
    await recordChanges(
      tx,
      fresh.map((one) => decisionChange('training.nomination.confirm', one, { against: [] }, null)),
    )
  await settle(
    tx,
    state,
    taken.map((nomination) => ({
      nomination,
      state: 'selected',
      seat: seats.get(nomination.id) ?? 'hall',
      rank: null,
      reason: null,
    })),
    null,
  )
  await touchEnrolment(tx, id)
  return { selected: taken.length, left: open.length - taken.length }
}

/** Those who fit into quota and share of their unit, in the order of their nomination. */
function withinUnits(
  { units, nominations, settings }: EnrolmentState,
  eligible: readonly StoredNomination[],
): StoredNomination[] {
  const count = new Map<string, number>()
  const add = (unitId: string) => count.set(unitId, (count.get(unitId) ?? 0) + 1)
  for (const { unit, state } of nominations) if (state === 'selected') add(unit.id)
  return eligible.filter(({ unit }) => {
    const facts = units.get(unit.id)
    const now = count.get(unit.id) ?? 0
    const most = facts && Math.min(facts.quota, mostAway(facts.headcount, settings.unitShare) - facts.away)
    if (most === undefined || now >= most) return false
    add(unit.id)
    return true
  })
}

/** Who moves up now: the first of the waitlist whom the rules let in and who is still eligible. */
export async function nextFromWaitlist(
  ctx: Context,
  id: string,
): Promise<{ promoted: string | null; passedOver: { nominationId: string; obstacle: WaitlistObstacle }[] }> {
  return nextOf(ctx, await enrolmentState(ctx, await classForRunning(ctx, id)))
}

async function nextOf(ctx: Context, state: EnrolmentState) {
  const { problem, nominations, isEligible } = await candidatesOf(ctx, state)
  const selected = nominations.filter((one) => one.state === 'selected').map((one) => one.id)
  const waitlist = nominations
    .filter((one) => one.state === 'waitlisted')
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map((one) => one.id)
  const { promoted, passedOver } = promoteFromWaitlist(problem, selected, waitlist, isEligible)
  return {
    promoted,
    passedOver: passedOver.map(({ id, obstacle }) => ({
      nominationId: id,
      obstacle: typeof obstacle === 'string' ? obstacle : ('kindMaximum' as const),
    })),
  }
}

/**
 * Lets the next of the waitlist move up, checked anew.
 *
 * @param input.nominationId who was shown as next.
 * @throws AppError `conflict` `training.waitlist.notNext` when it is somebody else's turn by now.
 */
export async function promoteNext(
  ctx: Context,
  input: { id: string; lockVersion: number; nominationId: string },
): Promise<Enrolment> {
  await inTransaction(ctx, async (tx) => {
    const of = await lockedForRunning(tx, input.id)
    requireClassState(of, listStates)
    requireVersion(await findEnrolment(tx.db, of.id), input.lockVersion)
    const state = await enrolmentState(tx, of)
    const { promoted } = await nextOf(tx, state)
    const one = state.nominations.find((other) => other.id === promoted)
    if (one === undefined || promoted !== input.nominationId)
      throw new AppError('conflict', 'training.waitlist.notNext', 'it is not this person’s turn', {})
    const inHall = state.nominations.filter(({ seat }) => seat === 'hall').length
    const at = tx.clock.now()
    const seat = inHall < state.seats.hall ? 'hall' : 'online'
    await moveNomination(tx.db, one.id, { state: 'selected', seat, rank: null }, at)
    const vacated = state.nominations.find((other) => other.vacated)
    if (vacated !== undefined) await moveNomination(tx.db, vacated.id, { vacated: false }, at)
    await recordChanges(tx, [
      nominationChange('training.nomination.promote', one, { state: 'selected' }),
      decisionChange('training.nomination.promote', one, { state: 'selected', rank: one.rank }, null),
    ])
    await touchEnrolment(tx, of.id)
    await askToTell(tx, { what: 'settled', classId: of.id, nominationIds: [one.id] })
  })
  return getEnrolment(ctx, input.id)
}
