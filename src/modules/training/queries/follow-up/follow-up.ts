import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { AskedFollowUp } from '../../contract/follow-up.ts'
import { heldStates } from '../../contract/index.ts'

export interface FollowUp {
  classId: string
  openedOn: string
  closesOn: string
  asked: number
  answered: number
}

export async function findFollowUp(db: Db, classId: string): Promise<FollowUp | null> {
  const row = await db
    .selectFrom('training.follow_up as f')
    .select([
      'f.class_id',
      'f.opened_on',
      'f.closes_on',
      sql<number>`(select count(*)::int from training.follow_up_asked a where a.class_id = f.class_id)`.as(
        'asked',
      ),
      sql<number>`(select count(*)::int from training.follow_up_asked a
        where a.class_id = f.class_id and a.answered)`.as('answered'),
    ])
    .where('f.class_id', '=', classId)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        classId: row.class_id,
        openedOn: row.opened_on,
        closesOn: row.closes_on,
        asked: row.asked,
        answered: row.answered,
      }
}

/** Classes that were held, ended within the span and whose trainees were not asked yet. */
export async function classesToFollowUp(db: Db, span: { from: string; until: string }): Promise<string[]> {
  const rows = await db
    .selectFrom('training.class as k')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'training.class').on(sql<boolean>`i.object_id = k.id::text`),
    )
    .select('k.id')
    .where('i.state', 'in', heldStates)
    .where('k.ends_on', '>=', span.from)
    .where('k.ends_on', '<=', span.until)
    .where(sql<boolean>`not exists (select from training.follow_up f where f.class_id = k.id)`)
    .orderBy('k.number')
    .execute()
  return rows.map((row) => row.id)
}

/** Opens the questions about a class. @returns false when another has opened them meanwhile. */
export async function insertFollowUp(
  db: Db,
  followUp: { classId: string; openedOn: string; closesOn: string },
  personIds: readonly string[],
): Promise<boolean> {
  const row = await db
    .insertInto('training.follow_up')
    .values({
      class_id: followUp.classId,
      opened_on: followUp.openedOn,
      closes_on: followUp.closesOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('class_id')
    .executeTakeFirst()
  if (row === undefined) return false
  await db
    .insertInto('training.follow_up_asked')
    .values(personIds.map((personId) => ({ class_id: followUp.classId, person_id: personId })))
    .execute()
  return true
}

/** Open ones, with those who have not answered. */
export async function openFollowUps(db: Db, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('training.follow_up')
    .select('class_id')
    .where('closes_on', '>=', today)
    .orderBy('class_id')
    .execute()
  return rows.map((row) => row.class_id)
}

/** Those who have not answered and may be reminded, held until the transaction ends. */
export async function lateFollowUps(
  db: Db,
  classId: string,
  most: number,
  remindedBefore: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('training.follow_up_asked')
    .select('person_id')
    .where('class_id', '=', classId)
    .where('answered', '=', false)
    .where('reminders', '<', most)
    .where(sql<boolean>`coalesce(reminded_on, (select opened_on from training.follow_up f
      where f.class_id = follow_up_asked.class_id)) <= ${remindedBefore}`)
    .orderBy('person_id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.person_id)
}

export async function noteFollowUpReminders(
  db: Db,
  classId: string,
  personIds: readonly string[],
  today: string,
): Promise<void> {
  await sql`update training.follow_up_asked set reminders = reminders + 1, reminded_on = ${today}
    where class_id = ${classId} and person_id = any(${[...personIds]}::uuid[])`.execute(db)
}

/** What a person is asked about and has not answered. */
export async function followUpsAskedOf(db: Db, personId: string, today: string): Promise<AskedFollowUp[]> {
  const rows = await db
    .selectFrom('training.follow_up_asked as a')
    .innerJoin('training.follow_up as f', 'f.class_id', 'a.class_id')
    .innerJoin('training.class as k', 'k.id', 'a.class_id')
    .select(['k.id', 'k.title', 'k.starts_on', 'k.ends_on', 'f.closes_on'])
    .where('a.person_id', '=', personId)
    .where('a.answered', '=', false)
    .where('f.opened_on', '<=', today)
    .where('f.closes_on', '>=', today)
    .orderBy('f.closes_on')
    .orderBy('k.id')
    .execute()
  return rows.map((row) => ({
    classId: row.id,
    title: row.title,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    until: row.closes_on,
  }))
}
