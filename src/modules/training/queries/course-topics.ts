import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { trainingTags } from '../contract/index.ts'
import type { CourseTopics } from '../rules/coverage.ts'

/** Topics and competences of the courses in use, by their present version. @param within which of the courses `c` */
export async function courseTopicsWithin(db: Db, within: RawBuilder<SqlBool>): Promise<CourseTopics[]> {
  const rows = await db
    .selectFrom('training.course as c')
    .innerJoin('training.course_version as v', (join) =>
      join.onRef('v.course_id', '=', 'c.id').onRef('v.version_no', '=', 'c.version_no'),
    )
    .select([
      'c.id',
      'v.title',
      'v.competences',
      sql<string[]>`array(select t.topic_code from training.course_version_topic t
        where t.course_id = v.course_id and t.version_no = v.version_no order by t.topic_code)`.as('topics'),
    ])
    .where('c.retired', '=', false)
    .where(within)
    .orderBy('v.title')
    .orderBy('c.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    topics: row.topics,
    competences: trainingTags.shape.competences.parse(row.competences),
  }))
}
