import { type Change, recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Deviation, Enrolment, NominationState, SeatKind } from '../../contract/index.ts'
import { findEnrolment } from '../../queries/enrolment/enrolment.ts'
import { moveNomination, type StoredNomination } from '../../queries/enrolment/nomination.ts'
import { findRun, insertAdoption, type StoredRun } from '../../queries/enrolment/run.ts'
import { classRef } from '../../refs.ts'
import { listStates, lockedForRunning, requireClassState } from './access.ts'
import { isCandidate, isOutdated } from './candidates.ts'
import { linksOf, touchEnrolment } from './quotas.ts'
import { decisionChange, nominationChange } from './record.ts'
import { type EnrolmentState, enrolmentState } from './state.ts'
import { askToTell } from './tell.ts'
import { getEnrolment } from './view.ts'

const unknownRun = (id: string) =>
  new AppError('notFound', 'training.selectionRun.unknown', `there is no proposal ${id}`, { id })

/**
 * Decides for a proposal: nominations become selected, waitlisted or left out. Whoever departs from it says why.
 *
 * @param input.lockVersion of the enrolment: two who decide at once do not both.
 * @throws AppError `notFound` `training.selectionRun.unknown`; `conflict` `training.selectionRun.infeasible`,
 *   `training.selectionRun.outdated`, `training.selectionRun.adopted`; `badInput` `training.selection.tooMany`.
 */
export async function adoptSelection(
  ctx: Context,
  input: { id: string; lockVersion: number; deviations: Deviation[] },
): Promise<Enrolment> {
  const run = await findRun(ctx.db, input.id)
  if (run === null) throw unknownRun(input.id)
  await inTransaction(ctx, (tx) => adoptIn(tx, input))
  return getEnrolment(ctx, run.classId)
}

/** The same in the open transaction. */
export async function adoptIn(
  tx: Context,
  { id, lockVersion, deviations }: { id: string; lockVersion: number; deviations: readonly Deviation[] },
): Promise<void> {
  const found = await findRun(tx.db, id)
  if (found === null) throw unknownRun(id)
  const of = await lockedForRunning(tx, found.classId).catch((error: unknown) => {
    // Out of sight answers as what does not exist.
    throw error instanceof AppError && error.kind === 'notFound' ? unknownRun(id) : error
  })
  requireClassState(of, listStates)
  requireVersion(await findEnrolment(tx.db, of.id), lockVersion)
  const run = await findRun(tx.db, id)
  const refuse = (reason: string) =>
    new AppError('conflict', `training.selectionRun.${reason}`, `the proposal is ${reason}`, { id })
  if (run === null || run.adoption !== null) throw refuse('adopted')
  if (run.proposal.objective === null) throw refuse('infeasible')
  const state = await enrolmentState(tx, of)
  if (isOutdated(run, state)) throw refuse('outdated')
  const wanted = settled(run, state, deviations)
  await insertAdoption(tx.db, id, deviations, { id: tx.actor.id, name: tx.actor.name }, tx.clock.now())
  await settle(tx, state, wanted, id)
  await recordChanges(tx, [
    {
      action: 'training.selection.adopt',
      object: classRef(of.id),
      before: null,
      after: {
        selected: wanted.filter((one) => one.state === 'selected').length,
        waitlisted: wanted.filter((one) => one.state === 'waitlisted').length,
        deviations: deviations.length,
      },
      links: linksOf(of),
    },
    ...deviations.flatMap((one): Change[] => {
      const nomination = state.nominations.find((other) => other.id === one.nominationId)
      return nomination === undefined
        ? []
        : [decisionChange('training.nomination.deviate', nomination, { state: one.to }, one.reason)]
    }),
  ])
  await touchEnrolment(tx, of.id)
}

interface Settled {
  nomination: StoredNomination
  state: NominationState
  seat: SeatKind | null
  rank: number | null
  reason: string | null
}

/** Where each nomination of a run stands once it is adopted. */
function settled(run: StoredRun, state: EnrolmentState, deviations: readonly Deviation[]): Settled[] {
  const byId = new Map(state.nominations.filter(isCandidate).map((one) => [one.id, one]))
  const otherwise = new Map(deviations.map((one) => [one.nominationId, one]))
  for (const { nominationId } of deviations)
    if (!byId.has(nominationId))
      throw badField('deviations', 'training.nomination.unknown', 'is not among those of the proposal')
  const inside = new Set(run.proposal.selected)
  const ids = run.problem.people.map(({ id }) => id).filter((id) => byId.has(id))
  const isIn = (id: string) => {
    const deviation = otherwise.get(id)
    return deviation === undefined ? inside.has(id) : deviation.to === 'selected'
  }
  const selected = ids.filter(isIn)
  if (selected.length > state.seats.all)
    throw badField('deviations', 'training.selection.tooMany', 'there are fewer seats', {
      seats: state.seats.all,
      selected: selected.length,
    })
  const duty = new Map(run.problem.people.map((one) => [one.id, one.duty]))
  const seats = seatsFor(
    selected.flatMap((id) => byId.get(id) ?? []),
    state.seats.hall,
    (id) => duty.get(id) ?? 0,
  )
  const waitlist = run.proposal.waitlist.filter((id) => !isIn(id) && !otherwise.has(id) && byId.has(id))
  return ids.flatMap((id): Settled[] => {
    const nomination = byId.get(id)
    if (nomination === undefined) return []
    const seat = seats.get(id) ?? null
    const place = waitlist.indexOf(id)
    return [
      {
        nomination,
        state: seat !== null ? 'selected' : place >= 0 ? 'waitlisted' : 'leftOut',
        seat,
        rank: seat === null && place >= 0 ? place + 1 : null,
        reason: otherwise.get(id)?.reason ?? null,
      },
    ]
  })
}

/** Where each sits: whoever has a seat keeps it, then the hall fills by duty, the rest follow online. */
export function seatsFor(
  selected: readonly StoredNomination[],
  hall: number,
  dutyOf: (id: string) => number,
): Map<string, SeatKind> {
  const order = [...selected].sort(
    (a, b) => Number(b.seat === 'hall') - Number(a.seat === 'hall') || dutyOf(b.id) - dutyOf(a.id),
  )
  return new Map(order.map(({ id }, index) => [id, index < hall ? 'hall' : 'online']))
}

/** Writes where nominations stand; whoever's state changed is told. */
export async function settle(
  tx: Context,
  { of, nominations }: EnrolmentState,
  wanted: readonly Settled[],
  runId: string | null,
): Promise<void> {
  const at = tx.clock.now()
  const changes: Change[] = []
  for (const { nomination, state, seat, rank, reason } of wanted) {
    await moveNomination(
      tx.db,
      nomination.id,
      { state, seat, rank, reason, ...(runId === null ? {} : { runId }) },
      at,
    )
    if (state !== nomination.state)
      changes.push(nominationChange('training.nomination.settle', nomination, { state }))
  }
  for (const one of nominations) if (one.vacated) await moveNomination(tx.db, one.id, { vacated: false }, at)
  if (changes.length === 0) return
  await recordChanges(tx, changes)
  await askToTell(tx, {
    what: 'settled',
    classId: of.id,
    nominationIds: changes.map(({ object }) => object.id),
  })
}
