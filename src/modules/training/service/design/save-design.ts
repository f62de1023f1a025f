import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { badField } from '#platform/errors.ts'
import { may } from '#platform/rights/rights.ts'
import { type Link, unlink } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ClassDesign } from '../../contract/design.ts'
import type { DesignChange, DesignCourseInput } from '../../contract/design-shapes.ts'
import type { StoredClass } from '../../queries/class.ts'
import { putClassCourses } from '../../queries/class-courses.ts'
import { findDesign, putClassNeeds, putClassSources, putDesign } from '../../queries/design/design.ts'
import { classRef, courseRef, needRef } from '../../refs.ts'
import type { DesignData, DraftCourse } from '../../rules/design/design-data.ts'
import { hoursOf, needOutcomes, sourceOutcomes } from '../../rules/design/outcomes.ts'
import { proposeCourses } from '../../rules/design/propose.ts'
import { classLinks } from '../class/enter-class.ts'
import { lockedClass } from '../class/show-class.ts'
import { requireTeachers } from '../library/teachers.ts'
import { gatherDesign } from './gather.ts'
import { requireDesignable } from './propose-design.ts'
import { getDesign, keptOf, savedDesign } from './show-design.ts'

interface DesignInput {
  courses: readonly DesignCourseInput[]
  notes: readonly { needId: string; note: string | null }[]
  changes: DesignChange[]
}

/**
 * Saves the design of a class; what it meets and leaves out is written down with it.
 *
 * @throws AppError `conflict` when somebody saved it meanwhile or the class has begun; `badInput` with `field: 'courses'`.
 */
export async function saveDesign(
  ctx: Context,
  { id, lockVersion, ...input }: DesignInput & { id: string; lockVersion: number },
): Promise<ClassDesign> {
  await inTransaction(ctx, async (tx) => {
    const of = await lockedClass(tx, id)
    requireDesignable(tx, of)
    requireVersion({ lockVersion: (await findDesign(tx.db, id))?.lockVersion ?? 0 }, lockVersion)
    await enterDesign(tx, of, input, false)
  })
  return getDesign(ctx, id)
}

/** The same in the open transaction, for a class that is held. */
async function enterDesign(
  tx: Context,
  of: StoredClass,
  { courses, notes, changes }: DesignInput,
  isDemo: boolean,
): Promise<void> {
  const saved = await savedDesign(tx, of.id)
  const kept = keptOf(saved)
  const data = await gatherDesign(tx, of, kept)
  const draft = await checkCourses(tx, of, data, saved.draft, courses)
  const avoided = new Map(
    changes
      .filter(({ subject, attitude }) => subject === 'course' && attitude === 'avoid')
      .map(({ id, why }) => [id, why]),
  )
  const needs = needOutcomes(data, draft, avoided)
  const words = new Map([
    ...saved.needs.map(({ needId, note }) => [needId, note] as const),
    ...notes.map(({ needId, note }) => [needId, note === '' ? null : note] as const),
  ])
  const sources = sourceOutcomes(data, needs)
  await putDesign(tx.db, of.id, {
    changes,
    by: tx.actor.id,
    byName: tx.actor.name,
    at: tx.clock.now(),
    isDemo,
  })
  await putClassCourses(tx.db, of.id, draft)
  await putClassNeeds(
    tx.db,
    of.id,
    [...needs].map(([needId, one]) => ({ ...one, needId, note: words.get(needId) ?? null })),
  )
  await putClassSources(
    tx.db,
    of.id,
    sources.map(({ source, outcome, needIds }) => ({ kind: source.kind, id: source.id, outcome, needIds })),
  )
  const met = [...needs].filter(([, { outcome }]) => outcome === 'met').map(([id]) => id)
  for (const relation of ['teaches', 'meets', 'addresses']) await unlink(tx, classRef(of.id), relation)
  await recordChanges(tx, [
    {
      action: 'training.class.design',
      object: classRef(of.id),
      before: { courses: saved.draft },
      after: { courses: draft, met: met.length, leftOut: needs.size - met.length, notes, changes },
      links: [
        ...classLinks(of.id, { chainCode: of.chainCode, hostOrgId: of.host.id }, of.programmeId),
        ...designLinks(of.id, draft, met, sources),
      ],
    },
  ])
}

/** From the class to what it teaches, meets and addresses, so that each can be traced from either end. */
function designLinks(
  classId: string,
  draft: readonly DraftCourse[],
  met: readonly string[],
  sources: ReturnType<typeof sourceOutcomes>,
): Link[] {
  const from = classRef(classId)
  return [
    ...draft.map(({ courseId }) => ({ from, relation: 'teaches', to: courseRef(courseId) })),
    ...met.map((id) => ({ from, relation: 'meets', to: needRef(id) })),
    ...sources
      .filter(({ outcome }) => outcome === 'addressed')
      .map(({ source }) => ({ from, relation: 'addresses', to: { kind: source.kind, id: source.id } })),
  ]
}

/** Saves what is proposed for a class, for a class that is held and whatever its state. */
export async function enterProposedDesign(tx: Context, of: StoredClass, isDemo: boolean): Promise<void> {
  const data = await gatherDesign(tx, of, keptOf(await savedDesign(tx, of.id)))
  const { courses } = proposeCourses(data)
  await enterDesign(tx, of, { courses, notes: [], changes: [] }, isDemo)
}

async function checkCourses(
  tx: Context,
  of: StoredClass,
  data: DesignData,
  before: readonly DraftCourse[],
  courses: readonly DesignCourseInput[],
): Promise<DraftCourse[]> {
  const refuse = (reason: string, message: string, details = {}) =>
    badField('courses', `training.design.${reason}`, message, details)
  const had = new Map(before.map((one) => [one.courseId, one]))
  const seesTeachers = may(tx, 'training.teacher.read', {})
  const draft = courses.map((one): DraftCourse => {
    const course = data.courses.get(one.courseId)
    const isKept = had.has(one.courseId)
    if (course === undefined || (!course.inSight && !isKept))
      throw refuse('courseUnknown', `there is no course ${one.courseId}`, { courseId: one.courseId })
    if (course.retired && !isKept)
      throw refuse('courseRetired', 'a retired course is taught no more', { courseId: one.courseId })
    if (!course.versions.some(({ versionNo }) => versionNo === one.versionNo))
      throw refuse('courseUnknown', `the course has no version ${one.versionNo}`, { courseId: one.courseId })
    if (one.modulePosition > of.modules.length)
      throw refuse('moduleUnknown', `the class has no module ${one.modulePosition}`)
    // Whoever may not see teachers was shown none, and takes none away.
    return seesTeachers ? one : { ...one, teacherId: had.get(one.courseId)?.teacherId ?? null }
  })
  if (new Set(draft.map(({ courseId }) => courseId)).size < draft.length)
    throw refuse('courseTwice', 'a class teaches a course once')
  const hours = hoursOf(draft)
  if (hours > of.hours)
    throw refuse('tooManyHours', 'the courses take more hours than the class has', { hours, most: of.hours })
  await requireTeachers(
    tx,
    [...new Set(draft.flatMap(({ teacherId }) => teacherId ?? []))],
    before.flatMap(({ teacherId }) => teacherId ?? []),
  )
  return draft.toSorted((a, b) => a.modulePosition - b.modulePosition)
}
