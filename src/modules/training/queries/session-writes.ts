import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { SessionKind, SessionTime } from '../contract/index.ts'

export interface NewSession {
  id: string
  classId: string
  kind: SessionKind
  title: string
  course: { id: string; versionNo: number } | null
  modulePosition: number | null
  teacherId: string | null
  coTeacherIds?: readonly string[]
  venueId: string | null
  at: SessionTime | null
  hours: number
  pinned?: boolean
}

const columns = (one: NewSession) => ({
  title: one.title,
  course_id: one.course?.id ?? null,
  version_no: one.course?.versionNo ?? null,
  module_position: one.modulePosition,
  teacher_id: one.teacherId,
  venue_id: one.venueId,
  ...timeColumns(one.at),
  hours: String(one.hours),
  kind: one.kind,
  pinned: one.pinned ?? false,
})

const timeColumns = (at: SessionTime | null) => ({
  held_on: at?.on ?? null,
  half: at?.half ?? null,
  starts_at: at?.startsAt ?? null,
  ends_at: at?.endsAt ?? null,
})

export async function insertSessions(
  db: Db,
  sessions: readonly NewSession[],
  isDemo: boolean,
  at: Date,
): Promise<void> {
  if (sessions.length === 0) return
  await db
    .insertInto('training.session')
    .values(
      sessions.map((one) => ({
        id: one.id,
        class_id: one.classId,
        ...columns(one),
        is_demo: isDemo,
        created_at: at,
        updated_at: at,
      })),
    )
    .execute()
  for (const one of sessions) await putCoTeachers(db, one)
}

export async function updateSession(db: Db, session: NewSession, at: Date): Promise<void> {
  await db
    .updateTable('training.session')
    .set((set) => ({
      ...columns(session),
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', session.id)
    .execute()
  await db.deleteFrom('training.session_co_teacher').where('session_id', '=', session.id).execute()
  await putCoTeachers(db, session)
}

async function putCoTeachers(
  db: Db,
  { id, coTeacherIds = [] }: Pick<NewSession, 'id' | 'coTeacherIds'>,
): Promise<void> {
  if (coTeacherIds.length === 0) return
  await db
    .insertInto('training.session_co_teacher')
    .values(
      coTeacherIds.map((teacherId, index) => ({
        session_id: id,
        position: index + 1,
        teacher_id: teacherId,
      })),
    )
    .execute()
}

/** Puts a session elsewhere. */
export async function placeSession(
  db: Db,
  id: string,
  to: { at: SessionTime; venueId: string | null },
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.session')
    .set((set) => ({
      ...timeColumns(to.at),
      venue_id: to.venueId,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('training.session').where('id', '=', id).execute()
}

/** Notes which sessions of a class the last release holds. */
export async function markReleased(db: Db, classId: string, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('training.session')
    .set({ released: sql<boolean>`id = any(${[...ids]}::uuid[])` })
    .where('class_id', '=', classId)
    .execute()
}
