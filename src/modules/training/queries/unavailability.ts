import type { Db } from '#platform/db/database.ts'
import type { Unavailability } from '../contract/unavailability.ts'

/** Whose days they are. */
type Owner = { teacherId: string } | { venueId: string }

const columnOf = (owner: Owner) =>
  'teacherId' in owner ? (['teacher_id', owner.teacherId] as const) : (['venue_id', owner.venueId] as const)

/** When a teacher or a venue cannot be had, the earliest first. */
export async function unavailableDays(db: Db, owner: Owner): Promise<Unavailability[]> {
  const [column, id] = columnOf(owner)
  const rows = await db
    .selectFrom('training.unavailability')
    .selectAll()
    .where(column, '=', id)
    .orderBy('from_on')
    .orderBy('until_on')
    .orderBy('half')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    fromOn: row.from_on,
    untilOn: row.until_on,
    half: row.half as Unavailability['half'],
    reason: row.reason,
  }))
}

/** Puts these in place of what stood there. */
export async function putUnavailableDays(
  db: Db,
  owner: Owner,
  days: readonly Unavailability[],
): Promise<void> {
  const [column, id] = columnOf(owner)
  await db.deleteFrom('training.unavailability').where(column, '=', id).execute()
  if (days.length === 0) return
  await db
    .insertInto('training.unavailability')
    .values(
      days.map(({ fromOn, untilOn, half, reason }) => ({
        [column]: id,
        from_on: fromOn,
        until_on: untilOn,
        half,
        reason,
      })),
    )
    .execute()
}
