import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Enrolment, Pin } from '../../contract/index.ts'
import type { StoredClass } from '../../queries/class.ts'
import { moveNomination, type StoredNomination } from '../../queries/enrolment/nomination.ts'
import { isBlocking } from '../../rules/eligibility.ts'
import { listStates, lockedForDeciding, lockedForRunning, requireClassState } from './access.ts'
import { decisionChange, nominationChange } from './record.ts'
import { checkPeople, enrolmentState, pairOf, standing } from './state.ts'
import { askToTell } from './tell.ts'
import { getEnrolment } from './view.ts'

type Versioned = { id: string; lockVersion: number }

async function decided(
  ctx: Context,
  { id, lockVersion }: Versioned,
  decide: (tx: Context, nomination: StoredNomination, of: StoredClass) => Promise<void>,
): Promise<Enrolment> {
  const classId = await inTransaction(ctx, async (tx) => {
    const { nomination, of } = await lockedForDeciding(tx, id)
    requireVersion(nomination, lockVersion)
    requireClassState(of, listStates)
    if (!standing.includes(nomination.state))
      throw new AppError('conflict', 'training.nomination.settled', 'it stands no longer', {
        state: nomination.state,
      })
    await decide(tx, nomination, of)
    return of.id
  })
  return getEnrolment(ctx, classId)
}

/**
 * Finds a person eligible.
 *
 * @param input.waiver why, although a check forbids it.
 * @throws AppError `badInput` `training.nomination.waiverMissing` when a check forbids it and nobody says why.
 */
export const confirmNomination = (
  ctx: Context,
  input: Versioned & { waiver: string | null },
): Promise<Enrolment> =>
  decided(ctx, input, async (tx, nomination, of) => {
    const { waiver } = input
    const checked = await checkPeople(tx, await enrolmentState(tx, of), [pairOf(nomination)])
    const { checks = [] } = checked.get(nomination.person.id) ?? {}
    const against = checks.filter(isBlocking)
    if (against.length > 0 && waiver === null)
      throw new AppError(
        'badInput',
        'training.nomination.waiverMissing',
        'something speaks against this person: say why they attend all the same',
        { field: 'waiver', rules: against.map(({ rule }) => rule) },
      )
    // Where nothing speaks against it there is nothing to waive.
    const waived = against.length > 0 ? waiver : null
    await moveNomination(
      tx.db,
      nomination.id,
      { confirmedAt: tx.clock.now(), waiver: waived },
      tx.clock.now(),
    )
    await recordChanges(tx, [
      decisionChange(
        'training.nomination.confirm',
        nomination,
        { against: against.map(({ rule }) => rule) },
        waived,
      ),
    ])
  })

/** Finds a person not eligible. */
export const declineNomination = (ctx: Context, input: Versioned & { reason: string }): Promise<Enrolment> =>
  decided(ctx, input, (tx, nomination) => decline(tx, nomination, input.reason))

async function decline(tx: Context, nomination: StoredNomination, reason: string): Promise<void> {
  if (nomination.state === 'selected')
    throw new AppError('conflict', 'training.nomination.selected', 'a trainee withdraws instead', {
      state: nomination.state,
    })
  await moveNomination(
    tx.db,
    nomination.id,
    { state: 'declined', rank: null, confirmedAt: null, pin: null, reason },
    tx.clock.now(),
  )
  await recordChanges(tx, [
    nominationChange('training.nomination.decline', nomination, { state: 'declined' }),
    decisionChange('training.nomination.decline', nomination, { state: 'declined' }, reason),
  ])
  await askToTell(tx, {
    what: 'settled',
    classId: nomination.classId,
    nominationIds: [nomination.id],
  })
}

/** Wants a person in or out of the next proposal, or leaves it to the proposal again. */
export const pinNomination = (
  ctx: Context,
  input: Versioned & { pin: Pin | null; reason: string },
): Promise<Enrolment> =>
  decided(ctx, input, async (tx, nomination) => {
    const { pin, reason } = input
    await moveNomination(tx.db, nomination.id, { pin: pin === null ? null : { pin, reason } }, tx.clock.now())
    await recordChanges(tx, [decisionChange('training.nomination.pin', nomination, { pin }, reason)])
  })

/** Finds everybody eligible against whom nothing speaks; tells how many wait for a decision still. */
export const confirmNominations = (ctx: Context, id: string): Promise<{ confirmed: number; left: number }> =>
  inTransaction(ctx, (tx) => confirmNominationsIn(tx, id))

/** The same in the open transaction. */
export async function confirmNominationsIn(
  tx: Context,
  id: string,
): Promise<{ confirmed: number; left: number }> {
  const of = await lockedForRunning(tx, id)
  requireClassState(of, listStates)
  const state = await enrolmentState(tx, of)
  const open = state.nominations.filter((one) => one.state === 'nominated' && !one.confirmed)
  const checked = await checkPeople(tx, state, open.map(pairOf))
  const clear = open.filter(({ person }) => checked.get(person.id)?.blocked === false)
  const at = tx.clock.now()
  for (const one of clear) await moveNomination(tx.db, one.id, { confirmedAt: at }, at)
  if (clear.length > 0)
    await recordChanges(
      tx,
      clear.map((one) => decisionChange('training.nomination.confirm', one, { against: [] }, null)),
    )
  return { confirmed: clear.length, left: open.length - clear.length }
}
