import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { HoursKind, RankBand } from '../../contract/index.ts'

export interface NewHours {
  id: string
  personId: string
  classId: string | null
  kind: HoursKind
  source: string
  hours: number
  earnedOn: string
  evidence: string | null
}

/** Issues entries. @throws a violation of `hours_entry_class` or `hours_entry_source` for what is credited already. */
export async function insertHours(
  db: Db,
  entries: readonly NewHours[],
  by: { id: string; name: string; isDemo: boolean },
  at: Date,
): Promise<void> {
  if (entries.length === 0) return
  await db
    .insertInto('training.hours_entry')
    .values(
      entries.map((one) => ({
        id: one.id,
        person_id: one.personId,
        class_id: one.classId,
        kind: one.kind,
        source: one.source,
        hours: String(one.hours),
        earned_on: one.earnedOn,
        evidence: one.evidence,
        issued_by: by.id,
        issued_by_name: by.name,
        issued_at: at,
        is_demo: by.isDemo,
      })),
    )
    .execute()
}

/** Takes entries back; they stay in the ledger with who did it and why. */
export async function revokeHours(
  db: Db,
  ids: readonly string[],
  by: { name: string; reason: string },
  at: Date,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('training.hours_entry')
    .set({
      revoked_by_name: by.name,
      revoked_at: at,
      revoke_reason: by.reason,
      lock_version: sql<number>`lock_version + 1`,
    })
    .where('id', 'in', ids)
    .where('revoked_at', 'is', null)
    .execute()
}

/** What an imported entry says anew. */
export async function updateHours(
  db: Db,
  id: string,
  to: Pick<NewHours, 'hours' | 'evidence'>,
): Promise<void> {
  await db
    .updateTable('training.hours_entry')
    .set({ hours: String(to.hours), evidence: to.evidence, lock_version: sql<number>`lock_version + 1` })
    .where('id', '=', id)
    .execute()
}

export interface TraineeProfile {
  band: RankBand
  promotedOn: string | null
}

export async function findProfile(
  db: Db,
  personId: string,
): Promise<(TraineeProfile & { lockVersion: number }) | null> {
  const row = await db
    .selectFrom('training.trainee_profile')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return null
  return { band: row.band as RankBand, promotedOn: row.promoted_on, lockVersion: row.lock_version }
}

export async function putProfile(
  db: Db,
  personId: string,
  { band, promotedOn }: TraineeProfile,
  isDemo: boolean,
  at: Date,
): Promise<void> {
  const values = { band, promoted_on: promotedOn, updated_at: at }
  await db
    .insertInto('training.trainee_profile')
    .values({ person_id: personId, ...values, is_demo: isDemo })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ ...values, lock_version: sql<number>`training.trainee_profile.lock_version + 1` }),
    )
    .execute()
}

export async function deleteProfile(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('training.trainee_profile').where('person_id', '=', personId).execute()
}
