import type { PlannedSession, SessionFields } from '../../contract/index.ts'

/** What is sent to change a session: everything it says now. */
export const fieldsOf = (one: PlannedSession): SessionFields => ({
  kind: one.kind,
  title: one.title,
  courseId: one.course?.id ?? null,
  modulePosition: one.modulePosition,
  teacherIds: one.teachers.map(({ id }) => id),
  venueId: one.venue?.id ?? null,
  at: one.at && { on: one.at.on, startsAt: one.at.startsAt, endsAt: one.at.endsAt },
  hours: one.hours,
  pinned: one.pinned,
})
