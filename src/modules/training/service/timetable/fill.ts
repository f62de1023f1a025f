import { randomUUID } from 'node:crypto'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { inTransaction } from '#platform/transaction.ts'
import { hoursOfHalf, type SessionKind } from '../../contract/index.ts'
import { coursesById } from '../../queries/course.ts'
import { insertSessions, type NewSession } from '../../queries/session-writes.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { timetableVersion } from '../../queries/timetable.ts'
import { sessionRef } from '../../refs.ts'
import { draftedClass, hoursLeft, toPlanned } from './load.ts'
import { sessionLinks, touch } from './sessions.ts'

/** Class-hours of an opening and a closing. */
const ceremonyHours = 0.5

/**
 * Makes sessions of what the courses of a class have no sessions for: of at most half a day each, without a time. An
 * opening and a closing are added where there is none.
 */
export async function fillTimetable(
  ctx: Context,
  { id, lockVersion }: { id: string; lockVersion: number },
): Promise<{ added: number }> {
  const added = await inTransaction(ctx, async (tx) => {
    await draftedClass(tx, id)
    requireVersion({ lockVersion: await timetableVersion(tx.db, id) }, lockVersion)
    return fillIn(tx, id, false)
  })
  return { added }
}

/** The same in the open transaction; gives how many were added. */
export async function fillIn(tx: Context, classId: string, isDemo: boolean): Promise<number> {
  const present = (await sessionsOf(tx.db, classId)).map(toPlanned)
  const left = await hoursLeft(tx, classId, present)
  const courses = await coursesById(
    tx.db,
    left.map(({ courseId }) => courseId),
  )
  const blank = { course: null, modulePosition: null, teacherId: null, venueId: null, at: null }
  const ceremony = (kind: 'opening' | 'closing', title: string): NewSession[] =>
    present.some((session) => session.kind === kind)
      ? []
      : [{ ...blank, id: randomUUID(), classId, kind, title, hours: ceremonyHours }]
  const sessions = [
    ...ceremony('opening', '开班式'),
    ...left.flatMap((one): NewSession[] => {
      const course = courses.find(({ id }) => id === one.courseId)
      const parts = partsOf(one.left)
      return parts.map((hours, index) => ({
        ...blank,
        id: randomUUID(),
        classId,
        kind: kindOf(course?.form),
        title: `${course?.title ?? ''}${parts.length > 1 ? `（${index + 1}）` : ''}`,
        course: { id: one.courseId, versionNo: one.versionNo },
        modulePosition: one.modulePosition,
        teacherId: one.teacherId,
        hours,
      }))
    }),
    ...ceremony('closing', '结业式'),
  ]
  if (sessions.length === 0) return 0
  await insertSessions(tx.db, sessions, isDemo, tx.clock.now())
  await touch(tx, classId)
  await recordChanges(
    tx,
    sessions.map((session) => ({
      action: 'training.session.add',
      object: sessionRef(session.id),
      before: null,
      after: session,
      links: sessionLinks(session.id, classId),
    })),
  )
  return sessions.length
}

/** Half a day at most each, evenly, in half class-hours. */
function partsOf(hours: number): number[] {
  const count = Math.ceil(hours / hoursOfHalf)
  const even = Math.ceil((hours / count) * 2) / 2
  return Array.from({ length: count }, (_, index) => Math.min(even, hours - even * index)).filter(
    (part) => part > 0,
  )
}

function kindOf(form: string | undefined): SessionKind {
  if (form === 'fieldTeaching') return 'fieldTeaching'
  return form === 'structuredDiscussion' ? 'discussion' : 'teaching'
}
