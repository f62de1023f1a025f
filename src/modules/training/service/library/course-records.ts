import { aboutChains } from '#modules/chains/index.ts'
import { organisationRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import type { Course } from '../../contract/course.ts'
import { lockCourse } from '../../queries/course.ts'
import { courseRef, libraryRef, teacherRef, topicRef } from '../../refs.ts'
import { seesCourse } from './course-sight.ts'

export const unknownCourse = (id: string): AppError =>
  new AppError('notFound', 'training.course.unknown', `there is no course ${id}`, { id })

/** A course the actor may see, held until the transaction ends. @throws AppError `training.course.unknown`. */
export async function heldCourse(tx: Context, id: string): Promise<Course> {
  const course = await lockCourse(tx.db, id)
  if (course === null || !seesCourse(tx, course)) throw unknownCourse(id)
  return course
}

/** Relations that follow what a course says, and are taken back when it says otherwise. */
const following = ['hostedBy', 'about', 'covers', 'taughtBy'] as const

/** Records a written course with what it now hangs on, and gives it. @param before null for a new one. */
export async function recordCourse(
  tx: Context,
  action: string,
  before: Course | null,
  after: Course,
  more: { links?: Link[]; reason?: string | null } = {},
): Promise<void> {
  const from = courseRef(after.id)
  if (before !== null) for (const relation of following) await unlink(tx, from, relation)
  await recordChanges(tx, [
    {
      action,
      object: from,
      before,
      after,
      reason: more.reason ?? null,
      links: [
        { from, relation: 'partOf', to: libraryRef },
        { from, relation: 'hostedBy', to: organisationRef(after.hostOrgId) },
        ...aboutChains(from, after.chainCodes),
        ...after.topicCodes.map((code): Link => ({ from, relation: 'covers', to: topicRef(code) })),
        ...after.teachers.map(({ id }): Link => ({ from, relation: 'taughtBy', to: teacherRef(id) })),
        ...(more.links ?? []),
      ],
    },
  ])
}
