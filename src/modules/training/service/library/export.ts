import { saidChains } from '#modules/chains/index.ts'
import { findRegionName } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said, saidChoices } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type CourseFileQuery, courseList } from '../../contract/course.ts'
import { courseShown } from '../../contract/course-table.ts'
import { type TeacherFileQuery, teacherList } from '../../contract/teacher.ts'
import { teacherShown } from '../../contract/teacher-table.ts'
import { type VenueFileQuery, venueList } from '../../contract/venue.ts'
import { venueShown } from '../../contract/venue-table.ts'
import { teacherNames } from '../../queries/teacher.ts'
import { listTopics } from '../../queries/topic.ts'
import { listCourses } from './courses.ts'
import { listTeachers } from './teachers.ts'
import { listVenues } from './venues.ts'

const everything = { page: 1, pageSize: mostRowsInFile }

/** Courses in sight that fit a filter as a workbook. That the list left the house is noted in the audit. */
export async function exportCourses(
  ctx: Context,
  { columns, sort, ...filter }: CourseFileQuery,
): Promise<File> {
  requireRight(ctx, 'training.course.export')
  const { items, total } = await listCourses(ctx, { ...filter, sort, ...everything })
  const shown = courseShown.columns
  const topics = filter.topic === undefined ? [] : await listTopics(ctx.db)
  const teacher =
    filter.teacher === undefined
      ? undefined
      : (await teacherNames(ctx.db, [filter.teacher])).get(filter.teacher)
  return listFile(ctx, courseList, {
    name: 'courses',
    action: 'training.course.export',
    rows: items,
    total,
    about: about(ctx, [
      ...containing(filter.query, '课程名称或提要'),
      ...(await saidChains(ctx, filter.chain === undefined ? undefined : [filter.chain])),
      ...said(
        '主题',
        filter.topic?.map((code) => topics.find((one) => one.code === code)?.name ?? code),
      ),
      ...saidChoices(shown.category, filter.category),
      ...saidChoices(shown.form, filter.form),
      ...saidChoices(shown.sharing, filter.sharing),
      ...said('师资', teacher === undefined ? undefined : [teacher]),
      stateWords[filter.state],
    ]),
    columns,
    asked: { filter, sort },
  })
}

/** Teachers that fit a filter as a workbook with a watermark, phone and e-mail masked. */
export async function exportTeachers(
  ctx: Context,
  { columns, sort, ...filter }: TeacherFileQuery,
): Promise<File> {
  requireRight(ctx, 'training.teacher.export', {})
  const { items, total } = await listTeachers(ctx, { ...filter, sort, ...everything })
  const shown = teacherShown.columns
  return listFile(ctx, teacherList, {
    name: 'teachers',
    action: 'training.teacher.export',
    rows: items,
    total,
    about: about(ctx, [
      ...containing(filter.query, '姓名、单位、职务或专长'),
      ...(await saidChains(ctx, filter.chain === undefined ? undefined : [filter.chain])),
      ...saidChoices(shown.level, filter.level),
      ...saidChoices(shown.source, filter.source),
      stateWords[filter.state],
    ]),
    columns,
    asked: { filter, sort },
  })
}

/** Venues that fit a filter as a workbook with a watermark, the contact masked. */
export async function exportVenues(
  ctx: Context,
  { columns, sort, ...filter }: VenueFileQuery,
): Promise<File> {
  requireRight(ctx, 'training.venue.export', {})
  const { items, total } = await listVenues(ctx, { ...filter, sort, ...everything })
  const shown = venueShown.columns
  const region = filter.region === undefined ? null : await findRegionName(ctx.db, filter.region)
  return listFile(ctx, venueList, {
    name: 'venues',
    action: 'training.venue.export',
    rows: items,
    total,
    about: about(ctx, [
      ...containing(filter.query, '名称、地址或教学内容'),
      ...saidChoices(shown.kind, filter.kind === undefined ? undefined : [filter.kind]),
      ...said('所在地', filter.region === undefined ? undefined : [region ?? filter.region]),
      ...(await saidChains(ctx, filter.chain === undefined ? undefined : [filter.chain])),
      stateWords[filter.state],
    ]),
    columns,
    asked: { filter, sort },
  })
}

const stateWords = { inUse: '在用', retired: '停用', all: '在用和停用' } as const

const about = (ctx: Context, conditions: readonly string[]): string[] => [
  chosenBy(conditions),
  `导出于 ${businessDay(ctx.clock)}`,
]
