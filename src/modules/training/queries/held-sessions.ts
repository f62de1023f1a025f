import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/database.ts'
import { type HeldSession, type ReleasedSession, releasedSession } from '../contract/index.ts'

/** The last release of a class, with what calendars need beside. */
export interface ReleasedClass {
  class: { id: string; title: string }
  /** The class was called off after it. */
  cancelled: boolean
  number: number
  at: Date
  content: ReleasedSession[]
}

const contents = z.array(releasedSession)

/** The last releases of those classes that a condition over `k` (the class) and `r` (its last release) leaves. */
async function lastReleases(db: Db, condition: RawBuilder<unknown>): Promise<ReleasedClass[]> {
  const { rows } = await sql<{
    id: string
    title: string
    state: string
    number: number
    released_at: Date
    content: unknown
  }>`
    select k.id, k.title, i.state, r.number, r.released_at, r.content
    from training.class k
      join training.timetable_release r on r.class_id = k.id
        and r.number = (select max(l.number) from training.timetable_release l where l.class_id = k.id)
      join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = k.id::text
    where ${condition}
    order by k.starts_on, k.id`.execute(db)
  return rows.map((row) => ({
    class: { id: row.id, title: row.title },
    cancelled: row.state === 'cancelled',
    number: row.number,
    at: row.released_at,
    content: contents.parse(row.content),
  }))
}

export const releasedClass = async (db: Db, classId: string): Promise<ReleasedClass | null> =>
  (await lastReleases(db, sql`k.id = ${classId}`))[0] ?? null

/** Classes that a person attends. */
export const classesAttended = (db: Db, personId: string): Promise<ReleasedClass[]> =>
  lastReleases(
    db,
    sql`exists (select from training.nomination n
      where n.class_id = k.id and n.person_id = ${personId} and n.state = 'selected')`,
  )

/** Classes in whose last release somebody teaches, or taught in one before it. */
export const classesTaught = (db: Db, teacherId: string): Promise<ReleasedClass[]> =>
  lastReleases(
    db,
    sql`exists (select from training.timetable_release x where x.class_id = k.id
      and x.content @> ${JSON.stringify([{ teachers: [{ id: teacherId }] }])}::jsonb)`,
  )

const classesAt = (db: Db, venueId: string): Promise<ReleasedClass[]> =>
  lastReleases(db, sql`r.content @> ${JSON.stringify([{ venue: { id: venueId } }])}::jsonb`)

const sessionsFrom = (
  classes: readonly ReleasedClass[],
  from: string,
  fits: (session: ReleasedSession) => boolean,
): HeldSession[] =>
  classes
    .filter(({ cancelled }) => !cancelled)
    .flatMap((one) =>
      one.content
        .filter((session) => session.at.on >= from && fits(session))
        .map((session) => ({ ...session, class: one.class, release: one.number })),
    )
    .sort((a, b) => (`${a.at.on} ${a.at.startsAt} ${a.id}` < `${b.at.on} ${b.at.startsAt} ${b.id}` ? -1 : 1))

/** Released sessions that a teacher teaches, from a day on. */
export const sessionsOfTeacher = async (db: Db, teacherId: string, from: string): Promise<HeldSession[]> =>
  sessionsFrom(await classesTaught(db, teacherId), from, ({ teachers }) =>
    teachers.some(({ id }) => id === teacherId),
  )

/** Released sessions in a venue, from a day on. */
export const sessionsAt = async (db: Db, venueId: string, from: string): Promise<HeldSession[]> =>
  sessionsFrom(await classesAt(db, venueId), from, ({ venue }) => venue?.id === venueId)

/** Released sessions of classes that a person attends, from a day on. */
export const sessionsAttended = async (db: Db, personId: string, from: string): Promise<HeldSession[]> =>
  sessionsFrom(await classesAttended(db, personId), from, () => true)

/** A person as teacher of the library; null for who is none. */
export async function teacherOfPerson(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('training.teacher')
    .select('id')
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The people of the directory among teachers, by teacher. */
export async function peopleOfTeachers(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('training.teacher')
    .select(['id', 'person_id'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.flatMap(({ id, person_id }) => (person_id === null ? [] : [[id, person_id] as const])))
}
