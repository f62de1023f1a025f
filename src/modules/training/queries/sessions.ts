import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { type Half, half, type SessionKind, sessionKind } from '../contract/index.ts'

/** A part of a class that is held in one go. */
export interface StoredSession {
  id: string
  classId: string
  kind: SessionKind
  title: string
  course: { id: string; versionNo: number } | null
  modulePosition: number | null
  teacher: { id: string; name: string } | null
  /** Who teaches beside that one. */
  coTeachers: { id: string; name: string }[]
  venue: { id: string; name: string } | null
  /** Null until it was arranged. */
  at: { on: string; half: Half; startsAt: string; endsAt: string } | null
  hours: number
  /** Stays where it is when a timetable is proposed. */
  pinned: boolean
  lockVersion: number
}

/** The sessions of a class in the order of time, draft or held; those not arranged yet come last. */
export async function sessionsOf(db: Db, classId: string): Promise<StoredSession[]> {
  const rows = await sessions(db)
    .where('s.class_id', '=', classId)
    .orderBy('s.held_on', (order) => order.asc().nullsLast())
    .orderBy('s.starts_at')
    .orderBy('s.module_position', (order) => order.asc().nullsFirst())
    .orderBy('s.created_at')
    .orderBy('s.id')
    .execute()
  return rows.map(toSession)
}

/** One session, held against other writers until the transaction ends; null when there is none. */
export async function lockSession(db: Db, id: string): Promise<StoredSession | null> {
  await db.selectFrom('training.session').select('id').where('id', '=', id).forUpdate().execute()
  return findSession(db, id)
}

export async function findSession(db: Db, id: string): Promise<StoredSession | null> {
  const row = await sessions(db).where('s.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

const sessions = (db: Db) =>
  db
    .selectFrom('training.session as s')
    .leftJoin('training.teacher as t', 't.id', 's.teacher_id')
    .leftJoin('directory.person as p', 'p.id', 't.person_id')
    .leftJoin('training.venue as v', 'v.id', 's.venue_id')
    .selectAll('s')
    .select([
      'p.name as person_name',
      't.name as teacher_name',
      'v.name as venue_name',
      sql<{ id: string; name: string }[]>`(
        select coalesce(json_agg(json_build_object('id', c.teacher_id, 'name', coalesce(q.name, u.name))
          order by c.position), '[]')
        from training.session_co_teacher c
          join training.teacher u on u.id = c.teacher_id
          left join directory.person q on q.id = u.person_id
        where c.session_id = s.id)`.as('co_teachers'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof sessions>['executeTakeFirstOrThrow']>>

function toSession(row: Row): StoredSession {
  return {
    id: row.id,
    classId: row.class_id,
    kind: sessionKind.parse(row.kind),
    title: row.title,
    course:
      row.course_id === null || row.version_no === null
        ? null
        : { id: row.course_id, versionNo: row.version_no },
    modulePosition: row.module_position,
    teacher:
      row.teacher_id === null
        ? null
        : { id: row.teacher_id, name: row.person_name ?? row.teacher_name ?? '' },
    venue: row.venue_id === null ? null : { id: row.venue_id, name: row.venue_name ?? '' },
    at:
      row.held_on === null || row.starts_at === null || row.ends_at === null
        ? null
        : { on: row.held_on, half: half.parse(row.half), startsAt: row.starts_at, endsAt: row.ends_at },
    coTeachers: row.co_teachers,
    hours: Number(row.hours),
    pinned: row.pinned,
    lockVersion: row.lock_version,
  }
}
