import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Consent } from '../contract/consent-table.ts'

/** Whether the person `p` of a query may be matched on a day: a consent to it that was given, has not ended and stands. */
export const mayBeMatchedOn = (day: string) => sql<boolean>`exists (
  select from talent.consent k where k.profile_id = p.id and k.purpose = 'matching' and k.withdrawn_at is null
    and ${day}::date between k.given_on and k.until_on)`

/** Whether the person `p` of a query counts as supply and is matched on a day: active, under a consent that holds. */
export const isMatchableOn = (day: string) => sql<boolean>`(p.state = 'active' and ${mayBeMatchedOn(day)})`

/** Consents of a person, the newest first. */
export async function consentsOf(db: Db, profileId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('talent.consent')
    .selectAll()
    .where('profile_id', '=', profileId)
    .orderBy('until_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    purpose: row.purpose as Consent['purpose'],
    wording: row.wording,
    givenOn: row.given_on,
    untilOn: row.until_on,
    givenBy: row.given_by as Consent['givenBy'],
    evidence: row.evidence,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawnReason: row.withdrawn_reason,
    recordedByName: row.recorded_by_name,
    recordedAt: row.recorded_at.toISOString(),
  }))
}

/** Marks every consent that stands as withdrawn. */
export async function withdrawConsents(db: Db, profileId: string, reason: string, at: Date): Promise<void> {
  await db
    .updateTable('talent.consent')
    .set({ withdrawn_at: at, withdrawn_reason: reason })
    .where('profile_id', '=', profileId)
    .where('withdrawn_at', 'is', null)
    .execute()
}

export async function deleteConsent(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.consent').where('id', '=', id).execute()
}
