import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { courseForm, topicCategory, trainingTags } from '../../contract/index.ts'
import type { TitleLevel } from '../../contract/teacher.ts'
import type { Unavailability } from '../../contract/unavailability.ts'
import type { CourseContent, DesignCourseData, DesignTeacherData } from '../../rules/design/design-data.ts'

const versionsOf = z
  .array(
    trainingTags.extend({
      versionNo: z.number().int(),
      title: z.string(),
      category: topicCategory,
      form: courseForm,
      hours: z.coerce.number(),
      topics: z.array(z.object({ code: z.string(), name: z.string() })),
      chains: z.array(z.string()),
    }),
  )
  .min(1)

const versions = sql<unknown>`(
  select json_agg(json_build_object('versionNo', v.version_no, 'title', v.title, 'category', v.category,
    'form', v.form, 'hours', v.hours, 'competences', v.competences, 'changeAbilities', v.change_abilities,
    'qualities', v.qualities,
    'topics', (select coalesce(json_agg(json_build_object('code', t.code, 'name', t.name) order by t.code), '[]')
      from training.course_version_topic x join training.topic t on t.code = x.topic_code
      where x.course_id = v.course_id and x.version_no = v.version_no),
    'chains', (select coalesce(json_agg(n.code order by n.code), '[]')
      from training.course_version_chain x join chains.chain n on n.id = x.chain_id
      where x.course_id = v.course_id and x.version_no = v.version_no)) order by v.version_no desc)
  from training.course_version v where v.course_id = c.id)`

/**
 * Courses with all their versions: those in sight, retired ones among them, and the named ones in any case.
 *
 * @param inSight which of the courses `c` whoever designs may see.
 */
export async function designCourses(
  db: Db,
  inSight: RawBuilder<SqlBool>,
  named: readonly string[],
): Promise<Map<string, DesignCourseData>> {
  const rows = await db
    .selectFrom('training.course as c')
    .innerJoin('directory.organisation as h', 'h.id', 'c.host_org_id')
    .select([
      'c.id',
      'c.retired',
      'c.host_org_id',
      sql<string>`coalesce((select o.city from training.course_origin o where o.course_id = c.id), h.name)`.as(
        'made_by',
      ),
      versions.as('versions'),
      sql<number>`training.uses_of_course(c.id)`.as('times_used'),
      sql<boolean>`${inSight}`.as('in_sight'),
      sql<string[]>`array(select t.teacher_id::text from training.course_teacher t where t.course_id = c.id
        order by t.position)`.as('teacher_ids'),
    ])
    .where(sql<boolean>`(${inSight} or c.id = any(${uuidsOf(named)}::uuid[]))`)
    .orderBy('c.number')
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        versions: versionsOf.parse(row.versions) satisfies CourseContent[],
        teacherIds: row.teacher_ids,
        retired: row.retired,
        timesUsed: row.times_used,
        inSight: row.in_sight,
        hostOrgId: row.host_org_id,
        from: row.made_by,
      },
    ]),
  )
}

/** Topics that courses in use cover which are out of sight. */
export async function topicsOutOfSight(db: Db, inSight: RawBuilder<SqlBool>): Promise<Set<string>> {
  const rows = await db
    .selectFrom('training.course as c')
    .innerJoin('training.course_version_topic as x', (join) =>
      join.onRef('x.course_id', '=', 'c.id').onRef('x.version_no', '=', 'c.version_no'),
    )
    .select('x.topic_code')
    .distinct()
    .where('c.retired', '=', false)
    .where('c.deleted_at', 'is', null)
    .where(sql<boolean>`not ${inSight}`)
    .execute()
  return new Set(rows.map((row) => row.topic_code))
}

/** Teachers with the days on which they cannot be had. */
export async function designTeachers(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, DesignTeacherData>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('training.teacher as t')
    .leftJoin('directory.person as p', 'p.id', 't.person_id')
    .select([
      't.id',
      't.level',
      't.retired',
      'p.org_id',
      sql<string>`coalesce(p.name, t.name)`.as('shown_name'),
    ])
    .where(sql<boolean>`t.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  const busy = await db
    .selectFrom('training.unavailability')
    .selectAll()
    .where(sql<boolean>`teacher_id = any(${uuidsOf(ids)}::uuid[])`)
    .orderBy('from_on')
    .orderBy('id')
    .execute()
  const days = Map.groupBy(busy, (row) => row.teacher_id)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.shown_name,
        level: row.level as TitleLevel,
        orgId: row.org_id,
        retired: row.retired,
        busy: (days.get(row.id) ?? []).map((one) => ({
          fromOn: one.from_on,
          untilOn: one.until_on,
          half: one.half as Unavailability['half'],
          reason: one.reason,
        })),
      },
    ]),
  )
}
