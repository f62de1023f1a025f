import { findVisiblePerson, personRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ComplianceCounts, ComplianceFilter, JudgedTrainee, RankBand } from '../../contract/index.ts'
import { type JudgedRow, judgedPeople } from '../../queries/attendance/hours.ts'
import { findProfile, putProfile } from '../../queries/attendance/hours-writes.ts'
import { traineeProfileRef } from '../../refs.ts'
import { judgeHours, noCounts, withoutSmallGroups } from '../../rules/hours.ts'

const thisYear = (ctx: Context): number => Number(businessDay(ctx.clock).slice(0, 4))

/** Counts by unit. Only who reads the ledger of the whole city sees small units apart. */
export async function countCompliance(ctx: Context, { year = thisYear(ctx) }: { year?: number | undefined }) {
  const people = await judgedPeople(ctx, 'training.hours.count')
  const judged = people.map((one) => judge(ctx, one, year))
  const units = [...Map.groupBy(judged, ({ org }) => org.id).values()].map((group) => ({
    unit: group[0]?.org ?? { id: '', name: '' },
    people: group.length,
    counts: countsOf(group),
  }))
  const whole = may(ctx, 'training.hours.read', {})
  const told = whole ? { units, rest: null } : withoutSmallGroups(units)
  const seen = [...told.units, ...(told.rest === null ? [] : [told.rest])]
  const counts = noCounts()
  for (const one of seen)
    for (const state of Object.keys(counts) as (keyof typeof counts)[]) counts[state] += one.counts[state]
  return {
    year,
    people: seen.reduce((sum, one) => sum + one.people, 0),
    counts,
    ...told,
    whole,
  } satisfies ComplianceCounts
}

function countsOf(group: readonly JudgedTrainee[]) {
  const counts = noCounts()
  for (const { state } of group) counts[state]++
  return counts
}

const judge = (ctx: Context, { entries, ...one }: JudgedRow, year: number): JudgedTrainee => ({
  ...one,
  ...judgeHours({ band: one.band, promotedOn: one.promotedOn, entries }, year, businessDay(ctx.clock)),
})

/** What is due from each person within reach and what was done, unit by unit in the order of names: nobody is ranked. */
export async function listCompliance(
  ctx: Context,
  {
    year = thisYear(ctx),
    state,
    page,
    pageSize,
    ...filter
  }: ComplianceFilter & { page: number; pageSize: number },
) {
  const judged = (await judgedPeople(ctx, 'training.hours.read', filter))
    .map((one) => judge(ctx, one, year))
    .filter((one) => state === undefined || state.length === 0 || state.includes(one.state))
  return {
    year,
    items: judged.slice((page - 1) * pageSize, page * pageSize),
    total: judged.length,
    page,
    pageSize,
  }
}

interface ProfileInput {
  personId: string
  band: RankBand
  promotedOn: string | null
}

/** Enters the rank of a person and the day of promotion. @throws AppError `conflict` `platform.object.changed`. */
export const setTraineeProfile = (
  ctx: Context,
  { lockVersion, ...profile }: ProfileInput & { lockVersion: number | null },
): Promise<{ personId: string }> =>
  inTransaction(ctx, async (tx) => {
    const before = await findProfile(tx.db, profile.personId)
    if ((before?.lockVersion ?? null) !== lockVersion)
      throw new AppError('conflict', 'platform.object.changed', 'the rank was changed since it was opened', {
        current: before,
      })
    await saveProfile(tx, profile)
    return { personId: profile.personId }
  })

/** The same in the open transaction, on top of whatever stands. @param more links that say where it came from. */
export async function saveProfile(
  tx: Context,
  { personId, band, promotedOn }: ProfileInput,
  more: Link[] = [],
  isDemo = false,
): Promise<void> {
  const person = await findVisiblePerson(tx, personId)
  requireRight(tx, 'training.hours.edit', { orgIds: [person.orgId] })
  const before = await findProfile(tx.db, personId)
  await putProfile(tx.db, personId, { band, promotedOn }, isDemo, tx.clock.now())
  await recordChanges(tx, [
    {
      action: 'training.traineeProfile.set',
      object: traineeProfileRef(personId),
      before: before === null ? null : { band: before.band, promotedOn: before.promotedOn },
      after: { band, promotedOn },
      links: [{ from: traineeProfileRef(personId), relation: 'about', to: personRef(personId) }, ...more],
    },
  ])
}
