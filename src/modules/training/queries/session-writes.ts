import type { Db } from '#platform/db/database.ts'
import type { Half, SessionKind } from '../contract/index.ts'

export interface NewSession {
  id: string
  classId: string
  kind: SessionKind
  title: string
  course: { id: string; versionNo: number } | null
  modulePosition: number | null
  teacherId: string | null
  venueId: string | null
  at: { on: string; half: Half; startsAt: string; endsAt: string } | null
  hours: number
}

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
        title: one.title,
        course_id: one.course?.id ?? null,
        version_no: one.course?.versionNo ?? null,
        module_position: one.modulePosition,
        teacher_id: one.teacherId,
        venue_id: one.venueId,
        held_on: one.at?.on ?? null,
        half: one.at?.half ?? null,
        starts_at: one.at?.startsAt ?? null,
        ends_at: one.at?.endsAt ?? null,
        hours: String(one.hours),
        kind: one.kind,
        is_demo: isDemo,
        created_at: at,
        updated_at: at,
      })),
    )
    .execute()
}
