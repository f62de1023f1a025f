import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Removal } from '../../contract/removal.ts'
import { originOf } from '../../queries/course.ts'
import { findingsOf } from '../../queries/discussion.ts'
import { raisedFrom } from '../../queries/survey/groups.ts'
import { courseRef, discussionRef, needRef, surveyRef, teacherRef, venueRef } from '../../refs.ts'
import { lockedDiscussion } from '../discussion/discussions.ts'
import { heldCourse } from '../library/course-records.ts'
import { editedTeacher } from '../library/teachers.ts'
import { editedVenue } from '../library/venues.ts'
import { editedNeed } from '../need/enter-need.ts'
import { lockedSurvey, requireState } from '../survey/checks.ts'
import { courseBin, discussionBin, needBin, surveyBin, teacherBin, venueBin } from './bins.ts'
import { requireUnused } from './require-unused.ts'

/** Deletes a draft of a questionnaire. @throws AppError `conflict` `training.survey.state` once it was opened. */
export function removeSurvey(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const survey = await lockedSurvey(tx, 'training.survey.edit', id)
    requireVersion(survey, lockVersion)
    requireState(survey, 'draft')
    await moveToBin(tx, surveyBin, surveyRef(id), reason)
    return { id }
  })
}

/** Deletes a record. @throws AppError `conflict` `training.finding.raised` while a problem came from a finding of it. */
export function removeDiscussion(
  ctx: Context,
  { id, lockVersion, reason }: Removal,
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const discussion = await lockedDiscussion(tx, id)
    requireVersion(discussion, lockVersion)
    const findings = (await findingsOf(tx.db, id)).map((one) => one.id)
    if ((await raisedFrom(tx.db, 'training.finding', findings)).length > 0)
      throw new AppError('conflict', 'training.finding.raised', 'a problem was raised from a finding of it')
    await moveToBin(tx, discussionBin, discussionRef(id), reason)
    return { id }
  })
}

/** Deletes an open need. @throws AppError `conflict` `training.object.inUse` once a class was designed with it. */
export function removeNeed(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    await editedNeed(tx, id, lockVersion)
    await requireUnused(tx, 'need', id)
    await moveToBin(tx, needBin, needRef(id), reason)
    return { id }
  })
}

/**
 * Deletes a course entered by mistake.
 *
 * @throws AppError `conflict` `training.object.inUse` while a class or an invitation names it, `training.course.brought`
 *   for one of another city, which its next package would bring again.
 */
export function removeCourse(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const course = await heldCourse(tx, id)
    requireRight(tx, 'training.course.edit', { orgIds: [course.hostOrgId] })
    requireVersion(course, lockVersion)
    await requireUnused(tx, 'course', id)
    if ((await originOf(tx.db, id)) !== null)
      throw new AppError('conflict', 'training.course.brought', 'a course of another city is retired instead')
    await moveToBin(tx, courseBin, courseRef(id), reason)
    return { id }
  })
}

/** Deletes a teacher. @throws AppError `conflict` `training.object.inUse` while a class or course names the teacher. */
export function removeTeacher(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    await editedTeacher(tx, id, lockVersion)
    await requireUnused(tx, 'teacher', id)
    await moveToBin(tx, teacherBin, teacherRef(id), reason)
    return { id }
  })
}

/** Deletes a venue. @throws AppError `conflict` `training.object.inUse` while a class is held there. */
export function removeVenue(ctx: Context, { id, lockVersion, reason }: Removal): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    await editedVenue(tx, id, lockVersion)
    await requireUnused(tx, 'venue', id)
    await moveToBin(tx, venueBin, venueRef(id), reason)
    return { id }
  })
}
