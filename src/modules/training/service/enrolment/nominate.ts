import { organisationsBelow } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Enrolment, Nominee } from '../../contract/index.ts'
import { lockClass, type StoredClass } from '../../queries/class.ts'
import { peopleById, peopleOf, serveBelow } from '../../queries/enrolment/facts.ts'
import { moveNomination } from '../../queries/enrolment/nomination.ts'
import { insertNominations } from '../../queries/nomination-writes.ts'
import {
  classForNominating,
  listStates,
  lockedNomination,
  requireClassState,
  seesNomination,
} from './access.ts'
import { nominationChange } from './record.ts'
import { checkPeople, enrolmentState, standing } from './state.ts'
import { askToTell } from './tell.ts'
import { getEnrolment, toCheck } from './view.ts'

/** Whoever nominates for a unit: its own account, or whoever runs the class. */
function requireUnit(ctx: Context, of: StoredClass, unitId: string): void {
  if (may(ctx, 'training.class.run', of.belonging)) return
  requireRight(ctx, 'training.nomination.edit', { orgIds: [unitId] })
}

const mostNominees = 200

/** People whom a unit can nominate, with what speaks against each; those nominated already are left out. */
export async function listNominees(
  ctx: Context,
  { id, unitId, query }: { id: string; unitId: string; query?: string | undefined },
): Promise<Nominee[]> {
  const of = await classForNominating(ctx, id)
  requireUnit(ctx, of, unitId)
  const state = await enrolmentState(ctx, of)
  const taken = new Set(
    state.nominations.filter((one) => one.state !== 'withdrawn').map(({ person }) => person.id),
  )
  const people = (
    await peopleOf(ctx.db, await organisationsBelow(ctx.db, [unitId]), query?.trim() ?? '', mostNominees)
  ).filter((one) => !taken.has(one.id))
  const checked = await checkPeople(
    ctx,
    state,
    people.map((one) => ({ personId: one.id, unitId })),
    new Map(),
  )
  return people.map((one) => {
    const found = checked.get(one.id)
    return {
      person: { id: one.id, name: one.name },
      title: one.title,
      org: one.org,
      duty: found?.duty.duty ?? 0,
      dutyRole: found?.duty.role ?? null,
      checks: (found?.checks ?? []).map(toCheck),
    }
  })
}

/**
 * Nominates people of a unit for a class within its quota.
 *
 * @throws AppError `conflict` `training.enrolment.notNow`, `training.nomination.overQuota`, `training.nomination.already`,
 *   `training.nomination.otherUnit`, `training.nomination.declined`; `badInput` `training.nomination.notOfUnit`,
 *   `training.nomination.left`.
 */
export async function nominate(
  ctx: Context,
  input: { id: string; unitId: string; personIds: string[] },
): Promise<Enrolment> {
  await inTransaction(ctx, (tx) => nominateIn(tx, input, false))
  return getEnrolment(ctx, input.id)
}

/** The same in the open transaction; gives the ids of the nominations. */
export async function nominateIn(
  tx: Context,
  { id, unitId, personIds }: { id: string; unitId: string; personIds: readonly string[] },
  isDemo: boolean,
): Promise<string[]> {
  const of = await classForNominating(tx, id, lockClass)
  requireUnit(tx, of, unitId)
  requireClassState(of, ['enrolling'])
  const wanted = [...new Set(personIds)]
  const { nominations, quotas } = await enrolmentState(tx, of)
  const quota = quotas.find((one) => one.unitId === unitId)?.seats ?? 0
  const already = nominations.filter((one) => one.unit.id === unitId && standing.includes(one.state)).length
  if (already + wanted.length > quota)
    throw new AppError('conflict', 'training.nomination.overQuota', `the quota is ${quota}`, {
      quota,
      nominated: already,
      wanted: wanted.length,
    })
  await requireOfUnit(tx, unitId, wanted)
  const earlier = new Map(nominations.map((one) => [one.person.id, one]))
  for (const personId of wanted) {
    const one = earlier.get(personId)
    if (one === undefined || one.state === 'withdrawn') continue
    const reason = one.state === 'declined' ? 'declined' : one.unit.id === unitId ? 'already' : 'otherUnit'
    throw new AppError('conflict', `training.nomination.${reason}`, 'is nominated for this class already', {
      person: one.person.name,
      // Another unit is named only to whoever may see its nomination.
      unit: seesNomination(tx, one, of) ? one.unit.name : '',
    })
  }
  const at = tx.clock.now()
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo }
  const fresh = wanted.filter((personId) => !earlier.has(personId))
  const freshIds = await insertNominations(
    tx.db,
    fresh.map((personId) => ({ classId: id, personId, unitOrgId: unitId, state: 'nominated', seat: null })),
    by,
    at,
  )
  const again = wanted.flatMap((personId) => earlier.get(personId) ?? [])
  for (const one of again)
    await moveNomination(
      tx.db,
      one.id,
      {
        state: 'nominated',
        unitOrgId: unitId,
        reason: null,
        waiver: null,
        confirmedAt: null,
        pin: null,
        // The place that was given up stays to be filled: by whom is decided anew.
        vacated: false,
        runId: null,
        createdAt: at,
        createdBy: by,
      },
      at,
    )
  const ids = [...freshIds, ...again.map((one) => one.id)]
  await recordChanges(
    tx,
    ids.map((one) =>
      nominationChange(
        'training.nomination.enter',
        { id: one, classId: id, state: 'nominated' },
        { state: 'nominated', unitOrgId: unitId },
      ),
    ),
  )
  await askToTell(tx, { what: 'nominated', classId: id, nominationIds: ids })
  return ids
}

async function requireOfUnit(tx: Context, unitId: string, personIds: readonly string[]): Promise<void> {
  const people = await peopleById(tx.db, personIds)
  const below = await serveBelow(
    tx.db,
    personIds.map((personId) => ({ personId, unitId })),
  )
  for (const personId of personIds) {
    const person = people.get(personId)
    // Whether somebody exists elsewhere is not told.
    if (person === undefined || !below.has(`${personId} ${unitId}`))
      throw badField('personIds', 'training.nomination.notOfUnit', 'serves neither in the unit nor below it')
    if (person.leftOn !== null)
      throw badField('personIds', 'training.nomination.left', 'has left', { person: person.name })
  }
}

/**
 * Takes a nomination back: the unit that entered it, the person, or whoever runs the class. A place that was given falls
 * free and is filled by re-planning or from the waitlist.
 *
 * @throws AppError `conflict` `training.nomination.settled` when it was declined or withdrawn already.
 */
export async function withdrawNomination(
  ctx: Context,
  input: { id: string; lockVersion: number; reason: string },
): Promise<Enrolment> {
  const classId = await inTransaction(ctx, (tx) => withdrawIn(tx, input))
  return getEnrolment(ctx, classId)
}

/** The same in the open transaction; gives the id of the class. */
async function withdrawIn(
  tx: Context,
  { id, lockVersion, reason }: { id: string; lockVersion: number; reason: string },
): Promise<string> {
  const { nomination, of } = await lockedNomination(tx, id)
  if (!may(tx, 'training.class.run', of.belonging))
    requireRight(tx, 'training.nomination.edit', nomination.belonging)
  requireVersion(nomination, lockVersion)
  requireClassState(of, listStates)
  if (!standing.includes(nomination.state))
    throw new AppError('conflict', 'training.nomination.settled', 'it stands no longer', {
      state: nomination.state,
    })
  await moveNomination(
    tx.db,
    id,
    {
      state: 'withdrawn',
      seat: null,
      rank: null,
      pin: null,
      reason,
      vacated: nomination.state === 'selected',
    },
    tx.clock.now(),
  )
  await recordChanges(tx, [
    nominationChange('training.nomination.withdraw', nomination, { state: 'withdrawn' }, reason),
  ])
  await askToTell(tx, { what: 'withdrawn', classId: of.id, nominationIds: [id] })
  await askToTell(tx, { what: 'settled', classId: of.id, nominationIds: [id] })
  return of.id
}
