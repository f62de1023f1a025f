import { randomBytes } from 'node:crypto'
import { classCourses, enterInvitation, enterProposedDesign, lockedClass } from '#modules/training/index.ts'
import type { Context } from '#platform/context.ts'
import { must } from '../loaded.ts'

/** A class is designed in the weeks before it, as the product proposes. */
export async function designClass(tx: Context, id: string): Promise<void> {
  await enterProposedDesign(tx, await lockedClass(tx, id), true)
}

/** The teacher of the first course of the class that is near is invited; the address is made anew when it is shown. */
export async function inviteTeacher(
  tx: Context,
  { id, startsOn }: { id: string; startsOn: string },
): Promise<void> {
  const course = (await classCourses(tx.db, id)).find(({ teacherId }) => teacherId !== null)
  if (course === undefined) return
  await enterInvitation(
    tx,
    randomBytes(32).toString('hex'),
    id,
    {
      teacherId: must(course.teacherId ?? undefined, 'a teacher'),
      courseId: course.courseId,
      slotOn: startsOn,
      slot: '上午 8:30—11:30',
      place: null,
      message: '学员多来自链上各部门和县区，请结合本地配套情况讲解，并留半小时交流。',
      tellsNeeds: true,
      tellsProblems: true,
      expiresOn: startsOn,
    },
    true,
  )
}
