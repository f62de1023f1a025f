import { requireOrganisations } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Audience, Enrolment, EnrolmentSettings, QuotaInput, SeatKind } from '../../contract/index.ts'
import type { StoredClass } from '../../queries/class.ts'
import {
  findEnrolment,
  insertExtraSeats,
  invitedUnits,
  putQuotas,
  quotasOf,
  saveEnrolment,
} from '../../queries/enrolment/enrolment.ts'
import { classRef } from '../../refs.ts'
import { audienceOf, proposeQuotas } from '../../rules/audience.ts'
import { classLinks } from '../class/enter-class.ts'
import { classForRunning, lockedForRunning, quotaStates, requireClassState } from './access.ts'
import { enrolmentState } from './state.ts'
import { getEnrolment } from './view.ts'

export const linksOf = (of: StoredClass) =>
  classLinks(of.id, { chainCode: of.chainCode, hostOrgId: of.host.id }, of.programmeId)

/**
 * Quotas by kind of unit that come to so many places; those that are fixed stay.
 *
 * @param places left out: the seats of the class, extra ones included.
 */
export async function proposeClassQuotas(
  ctx: Context,
  { id, places }: { id: string; places?: number | undefined },
): Promise<{ places: number; quotas: (QuotaInput & { unitName: string; audience: Audience })[] }> {
  const of = await classForRunning(ctx, id)
  const { seats, quotas } = await enrolmentState(ctx, of)
  const wanted = places ?? seats.all
  const units = (await invitedUnits(ctx.db)).map((unit) => ({ ...unit, audience: audienceOf(unit) }))
  const kept = quotas.filter(({ fixed }) => fixed)
  const least = new Map(kept.map((one) => [one.unitId, one.least]))
  const known = new Map(units.map((unit) => [unit.id, unit]))
  for (const { unitId, unitName, kind, deptKind } of kept)
    if (!known.has(unitId)) {
      const unit = {
        id: unitId,
        name: unitName,
        kind,
        deptKind,
        headcount: 0,
        audience: audienceOf({ kind, deptKind }),
      }
      units.push(unit)
      known.set(unitId, unit)
    }
  const fixed = new Map(kept.map((one) => [one.unitId, one.seats]))
  return {
    places: wanted,
    quotas: proposeQuotas(wanted, units, fixed).map((one) => ({
      unitId: one.id,
      seats: one.seats,
      least: least.get(one.id) ?? 0,
      fixed: one.fixed,
      unitName: known.get(one.id)?.name ?? '',
      audience: known.get(one.id)?.audience ?? 'other',
    })),
  }
}

/**
 * Sets quotas and how the class enrols.
 *
 * @throws AppError `badInput` `training.quota.twice`, `training.quota.leastAboveSeats`; `conflict` `training.quota.inUse`
 *   when a unit that nominated somebody loses its quota.
 */
export async function saveQuotas(
  ctx: Context,
  {
    id,
    lockVersion,
    quotas,
    ...settings
  }: EnrolmentSettings & { id: string; lockVersion: number; quotas: QuotaInput[] },
): Promise<Enrolment> {
  await inTransaction(ctx, (tx) => saveQuotasIn(tx, id, lockVersion, quotas, settings))
  return getEnrolment(ctx, id)
}

/** The same in the open transaction. */
export async function saveQuotasIn(
  tx: Context,
  id: string,
  lockVersion: number,
  quotas: readonly QuotaInput[],
  settings: EnrolmentSettings,
): Promise<void> {
  const of = await lockedForRunning(tx, id)
  requireClassState(of, quotaStates)
  const before = await findEnrolment(tx.db, id)
  requireVersion(before, lockVersion)
  checkQuotas(quotas)
  for (const { min, max } of settings.kindLimits)
    if (max !== null && min > max)
      throw badField('kindLimits', 'training.quota.limitsReversed', 'the fewest are at most the most')
  const units = quotas.map(({ unitId }) => unitId)
  await requireOrganisations(tx, 'quotas', units)
  const state = await enrolmentState(tx, of)
  const bereft = [...state.units].find(([unitId, unit]) => unit.nominated > 0 && !units.includes(unitId))
  if (bereft !== undefined)
    throw new AppError('conflict', 'training.quota.inUse', 'a unit that nominated somebody keeps a quota', {
      unit: bereft[1].name,
    })
  const held = await quotasOf(tx.db, id)
  await putQuotas(tx.db, id, quotas)
  await saveEnrolment(tx.db, id, { ...settings, lockVersion: lockVersion + 1 })
  const told = (rows: readonly QuotaInput[], of: EnrolmentSettings) => ({
    units: rows.length,
    places: rows.reduce((sum, { seats }) => sum + seats, 0),
    spacingDays: of.spacingDays,
    unitShare: of.unitShare,
  })
  await recordChanges(tx, [
    {
      action: 'training.quota.set',
      object: classRef(id),
      before: told(held, before),
      after: told(quotas, settings),
      links: linksOf(of),
    },
  ])
}

function checkQuotas(quotas: readonly QuotaInput[]): void {
  if (new Set(quotas.map(({ unitId }) => unitId)).size < quotas.length)
    throw badField('quotas', 'training.quota.twice', 'a unit has one quota')
  if (quotas.some(({ seats, least }) => least > seats))
    throw badField('quotas', 'training.quota.leastAboveSeats', 'the fewest are at most the quota')
}

/** Opens extra seats in the room or an online hall, until the class ends. */
export async function openSeats(
  ctx: Context,
  input: { id: string; kind: SeatKind; seats: number; reason: string },
): Promise<Enrolment> {
  await inTransaction(ctx, (tx) => openSeatsIn(tx, input, false))
  return getEnrolment(ctx, input.id)
}

/** The same in the open transaction. */
export async function openSeatsIn(
  tx: Context,
  { id, ...extra }: { id: string; kind: SeatKind; seats: number; reason: string },
  isDemo: boolean,
): Promise<void> {
  const of = await lockedForRunning(tx, id)
  requireClassState(of, quotaStates)
  await insertExtraSeats(tx.db, id, extra, { id: tx.actor.id, name: tx.actor.name, isDemo }, tx.clock.now())
  await touchEnrolment(tx, id)
  await recordChanges(tx, [
    {
      action: 'training.extraSeats.open',
      object: classRef(id),
      before: null,
      after: { kind: extra.kind, seats: extra.seats },
      reason: extra.reason,
      links: linksOf(of),
    },
  ])
}

/** Marks that what somebody else has on the screen is no longer how it stands. */
export async function touchEnrolment(tx: Context, classId: string): Promise<void> {
  const held = await findEnrolment(tx.db, classId)
  await saveEnrolment(tx.db, classId, { ...held, lockVersion: held.lockVersion + 1 })
}
