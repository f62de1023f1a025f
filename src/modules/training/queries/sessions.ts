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
  venue: { id: string; name: string } | null
  /** Null until it was arranged. */
  at: { on: string; half: Half; startsAt: string; endsAt: string } | null
  hours: number
  lockVersion: number
}

/** The sessions of a class in the order of time; those not arranged yet come last. */
export async function sessionsOf(db: Db, classId: string): Promise<StoredSession[]> {
  const rows = await db
    .selectFrom('training.session as s')
    .leftJoin('training.teacher as t', 't.id', 's.teacher_id')
    .leftJoin('directory.person as p', 'p.id', 't.person_id')
    .leftJoin('training.venue as v', 'v.id', 's.venue_id')
    .selectAll('s')
    .select(['p.name as person_name', 't.name as teacher_name', 'v.name as venue_name'])
    .where('s.class_id', '=', classId)
    .orderBy('s.held_on', (order) => order.asc().nullsLast())
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({
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
    hours: Number(row.hours),
    lockVersion: row.lock_version,
  }))
}
