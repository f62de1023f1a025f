import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** What of this module names an object: classes, and courses of the library. */
export interface Uses {
  classIds: string[]
  courseIds: string[]
}

/** Kinds of object whose uses are told by name. */
export type UsedKind = 'course' | 'teacher' | 'venue' | 'need'

const classesOf: Readonly<Record<UsedKind, (id: string) => RawBuilder<{ id: string }>>> = {
  course: (id) => sql`
    select class_id as id from training.class_course where course_id = ${id}
    union select class_id from training.session where course_id = ${id}
    union select class_id from training.teacher_invitation where course_id = ${id}`,
  teacher: (id) => sql`
    select class_id as id from training.class_course where teacher_id = ${id}
    union select class_id from training.session where teacher_id = ${id}
    union select s.class_id from training.session s
      join training.session_co_teacher c on c.session_id = s.id where c.teacher_id = ${id}
    union select class_id from training.teacher_invitation where teacher_id = ${id}`,
  venue: (id) => sql`select distinct class_id as id from training.session where venue_id = ${id}`,
  need: (id) => sql`select class_id as id from training.class_need where need_id = ${id}`,
}

/** Where an object is used, also by courses that lie in the recycle bin. */
export async function usesOf(db: Db, kind: UsedKind, id: string): Promise<Uses> {
  const classes = await classesOf[kind](id).execute(db)
  const courses =
    kind === 'teacher'
      ? await sql<{ id: string }>`select course_id as id from training.course_teacher
          where teacher_id = ${id}`.execute(db)
      : { rows: [] }
  return { classIds: classes.rows.map((row) => row.id), courseIds: courses.rows.map((row) => row.id) }
}

/** Whether another one that is not in the recycle bin has the place of a teacher in it. */
export async function teacherTwin(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from training.teacher b join training.teacher t on t.id <> b.id
    and (t.person_id = b.person_id or (t.person_id is null and b.person_id is null and t.name = b.name
      and t.unit = b.unit))
    where b.id = ${id} and t.deleted_at is null`.execute(db)
  return rows.length > 0
}

/** The same of a venue. */
export async function venueTwin(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from training.venue b join training.venue v on v.id <> b.id
    and v.name = b.name and v.region_code = b.region_code
    where b.id = ${id} and v.deleted_at is null`.execute(db)
  return rows.length > 0
}

/** Whether the enterprise that a row of a table names is deleted. */
export async function namesDeletedEnterprise(
  db: Db,
  table: 'training.venue' | 'training.discussion',
  id: string,
): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} t
    join directory.enterprise e on e.id = t.enterprise_id
    where t.id = ${id} and e.deleted_at is not null`.execute(db)
  return rows.length > 0
}

/** The organisation on which an object of a table hangs, also while it lies in the recycle bin. */
export async function organisationOf(
  db: Db,
  table: 'training.survey' | 'training.discussion' | 'training.need' | 'training.course',
  column: 'asked_by_org_id' | 'host_org_id' | 'org_id',
  id: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`select ${sql.ref(column)} as id from ${sql.table(table)}
    where id = ${id}`.execute(db)
  return rows[0]!.id
}
