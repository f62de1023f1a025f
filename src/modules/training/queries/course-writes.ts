import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import type { CourseContent, SharingLevel } from '../contract/course.ts'

/** What of a course is stored beside its versions. */
export interface CourseSettings {
  hostOrgId: string
  sharing: SharingLevel
  licence: string | null
  source: string | null
  retired: boolean
}

/** Who writes, and when. */
export interface Stamp {
  actorId: string
  actorName: string
  at: Date
}

/** Inserts a course with its first version and gives the id. @param chainIds of the content, in the order of its codes. */
export async function insertCourse(
  db: Db,
  content: CourseContent,
  chainIds: readonly string[],
  { id, ...settings }: CourseSettings & { id?: string },
  stamp: Stamp,
  isDemo: boolean,
): Promise<string> {
  const row = await db
    .insertInto('training.course')
    .values({
      ...(id === undefined ? {} : { id }),
      name: content.title,
      name_order: nameOrder(content.title),
      host_org_id: settings.hostOrgId,
      sharing: settings.sharing,
      licence: settings.licence,
      source: settings.source,
      retired: settings.retired,
      version_no: 1,
      created_by: stamp.actorId,
      created_by_name: stamp.actorName,
      is_demo: isDemo,
      created_at: stamp.at,
      updated_at: stamp.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertVersion(db, row.id, 1, content, chainIds, null, stamp)
  return row.id
}

/** Writes what stands beside the versions, and the title and number of the present one. */
export async function updateCourseRow(
  db: Db,
  id: string,
  settings: CourseSettings,
  version: { title: string; versionNo: number },
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.course')
    .set((set) => ({
      name: version.title,
      name_order: nameOrder(version.title),
      host_org_id: settings.hostOrgId,
      sharing: settings.sharing,
      licence: settings.licence,
      source: settings.source,
      retired: settings.retired,
      version_no: version.versionNo,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

const contentColumns = (content: CourseContent) => ({
  title: content.title,
  category: content.category,
  form: content.form,
  hours: content.hours,
  summary: content.summary,
  competences: content.competences,
  change_abilities: content.changeAbilities,
  qualities: content.qualities,
})

/** Adds a version. It becomes the present one by `updateCourseRow`. */
export async function insertVersion(
  db: Db,
  courseId: string,
  versionNo: number,
  content: CourseContent,
  chainIds: readonly string[],
  changeNote: string | null,
  stamp: Stamp,
): Promise<void> {
  await db
    .insertInto('training.course_version')
    .values({
      ...contentColumns(content),
      course_id: courseId,
      version_no: versionNo,
      change_note: changeNote,
      created_by_name: stamp.actorName,
      created_at: stamp.at,
    })
    .execute()
  await putSubjects(db, courseId, versionNo, content.topicCodes, chainIds)
}

/** Corrects a version that nobody has used. */
export async function correctVersion(
  db: Db,
  courseId: string,
  versionNo: number,
  content: CourseContent,
  chainIds: readonly string[],
): Promise<void> {
  await db
    .updateTable('training.course_version')
    .set(contentColumns(content))
    .where('course_id', '=', courseId)
    .where('version_no', '=', versionNo)
    .execute()
  await putSubjects(db, courseId, versionNo, content.topicCodes, chainIds)
}

async function putSubjects(
  db: Db,
  courseId: string,
  versionNo: number,
  topicCodes: readonly string[],
  chainIds: readonly string[],
): Promise<void> {
  await sql`delete from training.course_version_topic where course_id = ${courseId} and version_no = ${versionNo}`.execute(
    db,
  )
  await sql`delete from training.course_version_chain where course_id = ${courseId} and version_no = ${versionNo}`.execute(
    db,
  )
  await sql`insert into training.course_version_topic (course_id, version_no, topic_code)
    select ${courseId}::uuid, ${versionNo}::integer, t from unnest(${[...new Set(topicCodes)]}::text[]) as t`.execute(
    db,
  )
  await sql`insert into training.course_version_chain (course_id, version_no, chain_id)
    select ${courseId}::uuid, ${versionNo}::integer, c from unnest(${[...new Set(chainIds)]}::uuid[]) as c`.execute(
    db,
  )
}

/** Says who usually teaches a course, in this order. */
export async function putTeachers(db: Db, courseId: string, teacherIds: readonly string[]): Promise<void> {
  await db.deleteFrom('training.course_teacher').where('course_id', '=', courseId).execute()
  await sql`insert into training.course_teacher (course_id, teacher_id, position)
    select ${courseId}::uuid, t.id, t.place from unnest(${[...new Set(teacherIds)]}::uuid[]) with ordinality as t(id, place)`.execute(
    db,
  )
}

/** Notes that another city has the present versions of these courses. */
export async function markExported(db: Db, ids: readonly string[], at: Date): Promise<void> {
  await sql`update training.course_version v set exported_at = ${at} from training.course c
    where c.id = any(${[...ids]}::uuid[]) and v.course_id = c.id and v.version_no = c.version_no
      and v.exported_at is null`.execute(db)
}

export async function deleteCourse(db: Db, id: string): Promise<void> {
  await db.deleteFrom('training.course').where('id', '=', id).execute()
}
