import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { heldStates } from '../../contract/class-terms.ts'

/** A session of a class that takes place, as far as rating is concerned. */
export interface SessionToRate {
  id: string
  classId: string
  title: string
  classTitle: string
  courseId: string | null
  teacherId: string | null
  teacherName: string | null
  teacherPersonId: string | null
  at: { on: string; startsAt: string; endsAt: string }
}

/** Kinds of session that are rated whatever they teach; of the others those that teach a course, as a discussion may. */
const ratedKinds = ['teaching', 'fieldTeaching']

async function sessionsWhere(db: Db, condition: RawBuilder<SqlBool>): Promise<SessionToRate[]> {
  const rows = await db
    .selectFrom('training.session as s')
    .innerJoin('training.class as k', 'k.id', 's.class_id')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'training.class').on(sql<boolean>`i.object_id = k.id::text`),
    )
    .leftJoin('training.teacher as t', 't.id', 's.teacher_id')
    .leftJoin('directory.person as p', 'p.id', 't.person_id')
    .select([
      's.id',
      's.class_id',
      's.title',
      'k.title as class_title',
      's.course_id',
      's.teacher_id',
      't.name as outside_name',
      'p.name as person_name',
      't.person_id',
      's.held_on',
      's.starts_at',
      's.ends_at',
    ])
    .where((where) => where.or([where('s.kind', 'in', ratedKinds), where('s.course_id', 'is not', null)]))
    .where('i.state', 'in', ['running', ...heldStates])
    .where(condition)
    .orderBy('s.held_on')
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  return rows.flatMap((row) =>
    row.held_on === null || row.starts_at === null || row.ends_at === null
      ? []
      : [
          {
            id: row.id,
            classId: row.class_id,
            title: row.title,
            classTitle: row.class_title,
            courseId: row.course_id,
            teacherId: row.teacher_id,
            teacherName: row.person_name ?? row.outside_name,
            teacherPersonId: row.person_id,
            at: { on: row.held_on, startsAt: row.starts_at, endsAt: row.ends_at },
          },
        ],
  )
}

export async function findSessionToRate(db: Db, id: string): Promise<SessionToRate | null> {
  const [session] = await sessionsWhere(db, sql<SqlBool>`s.id = ${id}`)
  return session ?? null
}

/** Those of a class, in the order of teaching. */
export const sessionsToRateOf = (db: Db, classId: string): Promise<SessionToRate[]> =>
  sessionsWhere(db, sql<SqlBool>`s.class_id = ${classId}`)

/** Those at which a course was taught. */
export const sessionsOfCourse = (db: Db, courseId: string): Promise<SessionToRate[]> =>
  sessionsWhere(db, sql<SqlBool>`s.course_id = ${courseId}`)

/** Those that a person taught. */
export const sessionsTaughtBy = (db: Db, personId: string): Promise<SessionToRate[]> =>
  sessionsWhere(db, sql<SqlBool>`t.person_id = ${personId}`)

/** Those that a person was in, be it late, from a day on. */
export const sessionsAttendedBy = (db: Db, personId: string, from: string): Promise<SessionToRate[]> =>
  sessionsWhere(
    db,
    sql<SqlBool>`s.held_on >= ${from} and exists (select from training.attendance a
      join training.nomination n on n.id = a.nomination_id
      where a.session_id = s.id and a.mark in ('present', 'late') and n.person_id = ${personId})`,
  )

/** Those held on a day. */
export const sessionsEndedOn = (db: Db, day: string): Promise<SessionToRate[]> =>
  sessionsWhere(db, sql<SqlBool>`s.held_on = ${day}`)
