import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type {
  Course,
  CourseDetail,
  CourseFilter,
  CourseForm,
  CourseVersion,
  courseList,
  SharingLevel,
} from '../contract/course.ts'
import type { ChangeAbility, Competence, TrainingQuality } from '../contract/tags.ts'
import { type TopicCategory, topicCategories } from '../contract/topic.ts'

/** How often a course was taught. One function of the database says it, which sessions of classes join. */
const timesUsed = (course: RawBuilder<unknown>) => sql<number>`training.uses_of_course(${course})`

const ofVersion = (
  table: string,
  columns: RawBuilder<unknown>,
  join: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
) =>
  sql<string[]>`array(select ${columns} from ${sql.table(table)} l ${join}
    where l.course_id = v.course_id and l.version_no = v.version_no order by ${order})`
const topicColumn = (column: RawBuilder<unknown>) =>
  ofVersion(
    'training.course_version_topic',
    column,
    sql`join training.topic x on x.code = l.topic_code`,
    sql`x.name, x.code`,
  )
const chainColumn = (column: RawBuilder<unknown>) =>
  ofVersion(
    'training.course_version_chain',
    column,
    sql`join chains.chain x on x.id = l.chain_id`,
    sql`x.position, x.code`,
  )
const teacherColumn = sql<{ id: string; name: string }[]>`(
  select coalesce(json_agg(json_build_object('id', t.id, 'name', coalesce(p.name, t.name)) order by l.position), '[]')
  from training.course_teacher l join training.teacher t on t.id = l.teacher_id
  left join directory.person p on p.id = t.person_id where l.course_id = c.id)`

const versionColumns = [
  topicColumn(sql`x.code`).as('topic_codes'),
  topicColumn(sql`x.name`).as('topic_names'),
  chainColumn(sql`x.code`).as('chain_codes'),
  chainColumn(sql`x.name`).as('chain_names'),
] as const

/** Courses with their present version. */
const courses = (db: Db) =>
  db
    .selectFrom('training.course as c')
    .innerJoin('training.course_version as v', (join) =>
      join.onRef('v.course_id', '=', 'c.id').onRef('v.version_no', '=', 'c.version_no'),
    )
    .innerJoin('directory.organisation as h', 'h.id', 'c.host_org_id')
    .selectAll('c')
    .select([
      'v.title',
      'v.category',
      'v.form',
      'v.hours',
      'v.summary',
      'v.competences',
      'v.change_abilities',
      'v.qualities',
      'h.name as host_org_name',
      timesUsed(sql.ref('c.id')).as('times_used'),
      teacherColumn.as('teachers'),
      ...versionColumns,
    ])
    .where('c.deleted_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof courses>['executeTakeFirstOrThrow']>>

interface ContentRow {
  title: string
  category: string
  form: string
  hours: string
  summary: string
  competences: string[]
  change_abilities: string[]
  qualities: string[]
  topic_codes: string[]
  topic_names: string[]
  chain_codes: string[]
  chain_names: string[]
}

const toContent = (row: ContentRow) => ({
  title: row.title,
  category: row.category as TopicCategory,
  form: row.form as CourseForm,
  hours: String(Number(row.hours)),
  summary: row.summary,
  topicCodes: row.topic_codes,
  topicNames: row.topic_names,
  chainCodes: row.chain_codes,
  chainNames: row.chain_names,
  competences: row.competences as Competence[],
  changeAbilities: row.change_abilities as ChangeAbility[],
  qualities: row.qualities as TrainingQuality[],
})

const toCourse = (row: Row): Course => ({
  ...toContent(row),
  id: row.id,
  number: row.number,
  hostOrgId: row.host_org_id,
  hostOrgName: row.host_org_name,
  sharing: row.sharing as SharingLevel,
  licence: row.licence,
  source: row.source,
  versionNo: row.version_no,
  timesUsed: row.times_used,
  teachers: row.teachers,
  retired: row.retired,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
})

export async function findCourse(db: Db, id: string): Promise<Course | null> {
  const row = await courses(db).where('c.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toCourse(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockCourse(db: Db, id: string): Promise<Course | null> {
  await db.selectFrom('training.course').select('id').where('id', '=', id).forUpdate().execute()
  return findCourse(db, id)
}

/** Courses by id, in the order of their numbers. */
export async function coursesById(db: Db, ids: readonly string[]): Promise<Course[]> {
  if (ids.length === 0) return []
  const rows = await courses(db)
    .where(sql<boolean>`c.id = any(${uuidsOf(ids)}::uuid[])`)
    .orderBy('c.number')
    .execute()
  return rows.map(toCourse)
}

/** Courses by title and host, in the order asked for; null where there is none, the last entered where there are several. */
export async function coursesTitled(
  db: Db,
  keys: readonly { title: string; hostOrgId: string }[],
): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('training.course')
    .select(['id', 'name', 'host_org_id'])
    .where(sql<boolean>`name = any(${keys.map(({ title }) => title)})`)
    .where('deleted_at', 'is', null)
    .orderBy('number', 'desc')
    .execute()
  return keys.map(
    (key) => rows.find((row) => row.name === key.title && row.host_org_id === key.hostOrgId)?.id ?? null,
  )
}

const listSql: SqlOf<typeof courseList> = {
  sorts: {
    title: sql.ref('c.name_order'),
    category: sql`array_position(${[...topicCategories]}::text[], v.category)`,
    form: sql.ref('v.form'),
    hours: sql.ref('v.hours'),
    sharing: sql.ref('c.sharing'),
    versionNo: sql.ref('c.version_no'),
    timesUsed: timesUsed(sql.ref('c.id')),
  },
  totals: {},
  usual: [sql`c.number desc`],
  tie: sql.ref('c.id'),
}

/** @param inSight which courses the caller may see; the count obeys it as the rows do. */
export async function listCourses(
  db: Db,
  filter: CourseFilter,
  inSight: RawBuilder<SqlBool>,
): Promise<ListPage<Course>> {
  let query = courses(db).where(inSight)
  const words = filter.query?.trim() ?? ''
  if (words !== '')
    query = query.where((where) =>
      where.or([
        contains(sql.ref('v.title'), words),
        contains(sql.ref('v.summary'), words),
        sql<SqlBool>`c.number::text = ${words.replace(/^#/, '')}`,
      ]),
    )
  if (filter.chain !== undefined)
    query = query.where(sql<SqlBool>`(
      not exists (select from training.course_version_chain l
        where l.course_id = c.id and l.version_no = c.version_no)
      or exists (select from training.course_version_chain l join chains.chain x on x.id = l.chain_id
        where l.course_id = c.id and l.version_no = c.version_no and x.code = ${filter.chain}))`)
  if (filter.topic !== undefined)
    query = query.where(sql<SqlBool>`exists (select from training.course_version_topic l
      where l.course_id = c.id and l.version_no = c.version_no and l.topic_code = any(${filter.topic}))`)
  if (filter.category !== undefined) query = query.where(sql<SqlBool>`v.category = any(${filter.category})`)
  if (filter.form !== undefined) query = query.where(sql<SqlBool>`v.form = any(${filter.form})`)
  if (filter.sharing !== undefined) query = query.where(sql<SqlBool>`c.sharing = any(${filter.sharing})`)
  if (filter.teacher !== undefined)
    query = query.where(sql<SqlBool>`exists (select from training.course_teacher l
      where l.course_id = c.id and l.teacher_id = ${filter.teacher})`)
  if (filter.state !== 'all') query = query.where('c.retired', '=', filter.state === 'retired')
  return mapPage(await pageOfList(query, listSql, filter), toCourse)
}

/** All versions of a course, the latest first. */
export async function versionsOf(db: Db, courseId: string): Promise<CourseVersion[]> {
  const rows = await db
    .selectFrom('training.course_version as v')
    .selectAll('v')
    .select([
      sql<number>`training.uses_of_course(v.course_id, v.version_no)`.as('times_used'),
      ...versionColumns,
    ])
    .where('v.course_id', '=', courseId)
    .orderBy('v.version_no', 'desc')
    .execute()
  return rows.map((row) => ({
    ...toContent(row),
    versionNo: row.version_no,
    changeNote: row.change_note,
    timesUsed: row.times_used,
    exportedAt: row.exported_at?.toISOString() ?? null,
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
  }))
}

/** Where a course came from that another city made; null for one of this city. */
export async function originOf(db: Db, courseId: string): Promise<CourseDetail['broughtFrom']> {
  const row = await db
    .selectFrom('training.course_origin as o')
    .innerJoin('training.course_package as k', 'k.id', 'o.package_id')
    .select(['o.city', 'o.origin_version', 'o.version_no', 'k.taken_at'])
    .where('o.course_id', '=', courseId)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        city: row.city,
        originVersion: row.origin_version,
        versionNo: row.version_no,
        takenAt: row.taken_at.toISOString(),
      }
}

/** Courses that name a teacher, as far as they are in sight. */
export async function coursesOfTeacher(
  db: Db,
  teacherId: string,
  inSight: RawBuilder<SqlBool>,
): Promise<{ id: string; title: string; retired: boolean }[]> {
  return db
    .selectFrom('training.course as c')
    .innerJoin('training.course_teacher as l', 'l.course_id', 'c.id')
    .select(['c.id', 'c.name as title', 'c.retired'])
    .where('l.teacher_id', '=', teacherId)
    .where(inSight)
    .orderBy('c.retired')
    .orderBy('c.name_order')
    .orderBy('c.id')
    .execute()
}

/** Those of the courses that are in sight. */
export async function courseIdsInSight(
  db: Db,
  ids: readonly string[],
  inSight: RawBuilder<SqlBool>,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('training.course as c')
    .select('c.id')
    .where(sql<boolean>`c.id = any(${uuidsOf(ids)}::uuid[])`)
    .where(inSight)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Titles for threads. */
export async function courseTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('training.course')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
