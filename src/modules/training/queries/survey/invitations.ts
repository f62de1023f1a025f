import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** Somebody who is asked, and whether they have answered. */
export interface Invitation {
  id: string
  surveyId: string
  personId: string
  answered: boolean
  /** What was answered so far, sealed. */
  saved: string | null
  savedVersion: number
}

const columns = ['id', 'survey_id', 'person_id', 'answered', 'saved', 'saved_version'] as const

const toInvitation = (row: {
  id: string
  survey_id: string
  person_id: string
  answered: boolean
  saved: string | null
  saved_version: number
}): Invitation => ({
  id: row.id,
  surveyId: row.survey_id,
  personId: row.person_id,
  answered: row.answered,
  saved: row.saved,
  savedVersion: row.saved_version,
})

export async function insertInvitations(
  db: Db,
  surveyId: string,
  personIds: readonly string[],
): Promise<void> {
  for (let from = 0; from < personIds.length; from += 1000)
    await db
      .insertInto('training.survey_invitation')
      .values(
        personIds.slice(from, from + 1000).map((personId) => ({ survey_id: surveyId, person_id: personId })),
      )
      .execute()
}

/** By what is kept of its token. */
export async function findInvitationByHash(db: Db, hash: string): Promise<Invitation | null> {
  const row = await db
    .selectFrom('training.survey_invitation')
    .select(columns)
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  return row === undefined ? null : toInvitation(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockInvitationByHash(db: Db, hash: string): Promise<Invitation | null> {
  const row = await db
    .selectFrom('training.survey_invitation')
    .select(columns)
    .where('token_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toInvitation(row)
}

export async function findInvitationOf(
  db: Db,
  surveyId: string,
  personId: string,
): Promise<Invitation | null> {
  const row = await db
    .selectFrom('training.survey_invitation')
    .select(columns)
    .where('survey_id', '=', surveyId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row === undefined ? null : toInvitation(row)
}

/** Keeps what is kept of tokens, by invitation. */
export async function setHashes(db: Db, hashes: ReadonlyMap<string, string>): Promise<void> {
  const entries = [...hashes]
  for (let from = 0; from < entries.length; from += 1000) {
    const part = entries.slice(from, from + 1000)
    await sql`update training.survey_invitation i set token_hash = given.hash
      from unnest(${part.map(([id]) => id)}::uuid[], ${part.map(([, hash]) => hash)}::text[]) as given(id, hash)
      where i.id = given.id and i.token_hash is distinct from given.hash`.execute(db)
  }
}

export async function saveBegun(db: Db, id: string, saved: string, version: number): Promise<void> {
  await db
    .updateTable('training.survey_invitation')
    .set({ saved, saved_version: version })
    .where('id', '=', id)
    .execute()
}

export async function markAnswered(db: Db, id: string): Promise<void> {
  await db
    .updateTable('training.survey_invitation')
    .set((set) => ({ answered: true, saved: null, saved_version: set('saved_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** What was begun and never handed in goes when the survey is over. */
export async function dropBegun(db: Db, surveyId: string): Promise<void> {
  await db
    .updateTable('training.survey_invitation')
    .set({ saved: null })
    .where('survey_id', '=', surveyId)
    .where('saved', 'is not', null)
    .execute()
}

export interface Invited {
  id: string
  personId: string
  personName: string
  orgName: string
  answered: boolean
  reminders: number
  remindedOn: string | null
}

/** Everybody invited who is still in service, by organisation and name. */
export async function invitedOf(db: Db, surveyId: string): Promise<Invited[]> {
  const rows = await db
    .selectFrom('training.survey_invitation as i')
    .innerJoin('directory.person as p', 'p.id', 'i.person_id')
    .innerJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .select([
      'i.id',
      'i.person_id',
      'i.answered',
      'i.reminders',
      'i.reminded_on',
      'p.name',
      'o.name as org_name',
    ])
    .where('i.survey_id', '=', surveyId)
    .where('p.left_on', 'is', null)
    .orderBy('o.name_order')
    .orderBy('p.name_order')
    .orderBy('i.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    personName: row.name,
    orgName: row.org_name,
    answered: row.answered,
    reminders: row.reminders,
    remindedOn: row.reminded_on,
  }))
}

export async function noteReminders(db: Db, ids: readonly string[], today: string): Promise<void> {
  if (ids.length === 0) return
  await sql`update training.survey_invitation set reminders = reminders + 1, reminded_on = ${today}
    where id = any(${[...ids]}::uuid[])`.execute(db)
}

export async function countAnsweredInvitations(db: Db, surveyId: string): Promise<number> {
  const row = await db
    .selectFrom('training.survey_invitation')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('survey_id', '=', surveyId)
    .where('answered', '=', true)
    .executeTakeFirstOrThrow()
  return row.n
}

/**
 * The part of those invited that a person belongs to, with how many of them it holds: the branch of work or region of
 * the person's organisation. Null where that has none.
 */
export async function stratumOf(
  db: Db,
  surveyId: string,
  personId: string,
  strata: 'deptKind' | 'region',
): Promise<{ stratum: string; people: number } | null> {
  const column = strata === 'deptKind' ? sql`o.dept_kind` : sql`o.region_code`
  const { rows } = await sql<{ stratum: string | null; people: number }>`
    with parts as (
      select i.person_id, ${column} as stratum from training.survey_invitation i
      join directory.person p on p.id = i.person_id join directory.organisation o on o.id = p.org_id
      where i.survey_id = ${surveyId})
    select own.stratum, (select count(*)::int from parts where parts.stratum = own.stratum) as people
    from parts own where own.person_id = ${personId}`.execute(db)
  const row = rows[0]
  return row === undefined || row.stratum === null ? null : { stratum: row.stratum, people: row.people }
}
