import { chainIdsOf } from '#modules/chains/index.ts'
import { organisationNames } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  type Course,
  type CourseChange,
  type CourseDetail,
  type CourseFilter,
  type CourseInput,
  courseContent,
  type SharingLevel,
} from '../../contract/course.ts'
import { changedContent } from '../../contract/course-content.ts'
import * as queries from '../../queries/course.ts'
import * as writes from '../../queries/course-writes.ts'
import { requireTopics } from '../topics.ts'
import { heldCourse, recordCourse, unknownCourse } from './course-records.ts'
import { coursesInSight, seesCourse } from './course-sight.ts'
import { requireTeachers } from './teachers.ts'

const read = 'training.course.read'
const edit = 'training.course.edit'
const share = 'training.course.share'

/** Courses in sight that fit a filter. */
export async function listCourses(
  ctx: Context,
  filter: CourseFilter,
  inSight = coursesInSight(ctx),
): Promise<ListPage<Course>> {
  requireRight(ctx, read)
  return mapPage(await queries.listCourses(ctx.db, filter, inSight), (course) => told(ctx, course))
}

/** One course with all its versions. @throws AppError when there is none or it is out of sight. */
export async function getCourse(ctx: Context, id: string): Promise<CourseDetail> {
  const course = await queries.findCourse(ctx.db, id)
  if (course === null || !seesCourse(ctx, course)) throw unknownCourse(id)
  const versions = await queries.versionsOf(ctx.db, id)
  const of = { orgIds: [course.hostOrgId] }
  return {
    ...told(ctx, course),
    versions,
    correctable: isCorrectable(versions[0]!),
    broughtFrom: await queries.originOf(ctx.db, id),
    may: {
      edit: may(ctx, edit, of),
      share: may(ctx, share, of),
      export: course.sharing === 'public' && may(ctx, 'training.course.export'),
    },
  }
}

/** Who teaches is told to whoever may see teachers. */
const told = (ctx: Context, course: Course): Course =>
  may(ctx, 'training.teacher.read', {}) ? course : { ...course, teachers: [] }

const isCorrectable = (version: { timesUsed: number; exportedAt: string | null }): boolean =>
  version.timesUsed === 0 && version.exportedAt === null

/** @throws AppError for an unknown host, topic, chain or teacher, or sharing that is not the actor's to give. */
export async function addCourse(ctx: Context, input: CourseInput): Promise<CourseDetail> {
  requireRight(ctx, edit, { orgIds: [input.hostOrgId] })
  return getCourse(ctx, await inTransaction(ctx, (tx) => enterCourse(tx, input)))
}

/** The same in the open transaction; gives the id. */
export async function enterCourse(
  tx: Context,
  input: CourseInput & { id?: string; retired?: boolean },
  { links = [], isDemo = false, action = 'training.course.add' }: EnterOptions = {},
): Promise<string> {
  requireRight(tx, edit, { orgIds: [input.hostOrgId] })
  if (input.sharing !== 'class') requireRight(tx, share, { orgIds: [input.hostOrgId] })
  await requireHost(tx, input.hostOrgId)
  await requireTopics(tx, 'topicCodes', input.topicCodes)
  await requireTeachers(tx, input.teacherIds)
  const chainIds = await chainIdsOf(tx, input.chainCodes)
  const settings = { ...input, retired: input.retired ?? false }
  const id = await writes.insertCourse(
    tx.db,
    courseContent.parse(input),
    chainIds,
    settings,
    stampOf(tx),
    isDemo,
  )
  await writes.putTeachers(tx.db, id, input.teacherIds)
  await recordCourse(tx, action, null, (await queries.findCourse(tx.db, id))!, { links })
  return id
}

interface EnterOptions {
  links?: Link[]
  isDemo?: boolean
  action?: string
}

/** Changes a course. @throws AppError `conflict` when somebody changed it meanwhile or its version is in use. */
export async function updateCourse(
  ctx: Context,
  { id, lockVersion, ...change }: CourseChange,
): Promise<CourseDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await heldCourse(tx, id)
    requireRight(tx, edit, { orgIds: [before.hostOrgId] })
    requireVersion(told(tx, before), lockVersion)
    await saveCourse(tx, before, change, 'training.course.update')
  })
  return getCourse(ctx, id)
}

/** What an edit makes of a course. */
export type CourseEdit = Omit<CourseChange, 'id' | 'lockVersion'> & { sharing?: SharingLevel }

/** Makes a held course what it should be; sharing that is left out stays. */
export async function saveCourse(
  tx: Context,
  before: Course,
  { changeNote, teacherIds, ...change }: CourseEdit,
  action: string,
  links: Link[] = [],
): Promise<void> {
  const of = { orgIds: [before.hostOrgId] }
  requireRight(tx, edit, of)
  if (change.hostOrgId !== before.hostOrgId) {
    requireRight(tx, edit, { orgIds: [change.hostOrgId] })
    await requireHost(tx, change.hostOrgId)
  }
  const sharing = change.sharing ?? before.sharing
  if (sharing !== before.sharing) requireRight(tx, share, of)
  const content = courseContent.parse(change)
  const kept = before.teachers.map(({ id }) => id)
  const seesTeachers = may(tx, 'training.teacher.read', {})
  // Whoever may not see teachers was shown none: none is taken away, and none can be named.
  const named = seesTeachers || teacherIds.length > 0 ? teacherIds : kept
  await requireTeachers(tx, named, seesTeachers || named === kept ? kept : [])
  const versionNo = await saveContent(tx, before, content, changeNote)
  await writes.putTeachers(tx.db, before.id, named)
  await writes.updateCourseRow(
    tx.db,
    before.id,
    { ...change, sharing },
    { title: content.title, versionNo },
    tx.clock.now(),
  )
  const after = (await queries.findCourse(tx.db, before.id))!
  await recordCourse(tx, action, before, after, { links, reason: changeNote })
}

/** Writes changed content as a new version or as a correction, and gives the number of the present version. */
async function saveContent(
  tx: Context,
  before: Course,
  content: CourseEdit | ReturnType<typeof courseContent.parse>,
  changeNote: string | null,
): Promise<number> {
  const changed = changedContent(before, content)
  if (changed.length === 0) return before.versionNo
  if (changed.includes('topicCodes'))
    await requireTopics(
      tx,
      'topicCodes',
      content.topicCodes.filter((code) => !before.topicCodes.includes(code)),
    )
  const chainIds = await chainIdsOf(tx, content.chainCodes)
  if (changeNote !== null) {
    const versionNo = before.versionNo + 1
    await writes.insertVersion(tx.db, before.id, versionNo, content, chainIds, changeNote, stampOf(tx))
    return versionNo
  }
  const [present] = await queries.versionsOf(tx.db, before.id)
  if (!isCorrectable(present!))
    throw new AppError(
      'conflict',
      'training.course.versionUsed',
      'this version was used or given to another city: say what changed, for a new one',
      { field: 'changeNote', changed },
    )
  await writes.correctVersion(tx.db, before.id, before.versionNo, content, chainIds)
  return before.versionNo
}

/** Sets who may see and use a course. @throws AppError as `updateCourse`. */
export async function shareCourse(
  ctx: Context,
  { id, lockVersion, sharing }: { id: string; lockVersion: number; sharing: SharingLevel },
): Promise<CourseDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await heldCourse(tx, id)
    requireRight(tx, share, { orgIds: [before.hostOrgId] })
    requireVersion(told(tx, before), lockVersion)
    await shareIn(tx, before, sharing, 'training.course.share')
  })
  return getCourse(ctx, id)
}

/** Sets who may see and use a held course. @throws AppError without the right to share what its host has. */
export async function shareIn(
  tx: Context,
  before: Course,
  sharing: SharingLevel,
  action: string,
  links: Link[] = [],
): Promise<void> {
  requireRight(tx, share, { orgIds: [before.hostOrgId] })
  const version = { title: before.title, versionNo: before.versionNo }
  await writes.updateCourseRow(tx.db, before.id, { ...before, sharing }, version, tx.clock.now())
  await recordCourse(tx, action, before, (await queries.findCourse(tx.db, before.id))!, { links })
}

const stampOf = (tx: Context): writes.Stamp => ({
  actorId: tx.actor.id,
  actorName: tx.actor.name,
  at: tx.clock.now(),
})

async function requireHost(tx: Context, orgId: string): Promise<void> {
  if ((await organisationNames(tx.db, [orgId])).has(orgId)) return
  throw new AppError('badInput', 'directory.organisation.unknown', `there is no organisation ${orgId}`, {
    field: 'hostOrgId',
    orgId,
  })
}
