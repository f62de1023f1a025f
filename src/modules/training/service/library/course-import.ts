import { chainEntries } from '#modules/chains/index.ts'
import { organisationEntries } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse } from '#platform/db/editing.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { type Course, type CourseInput, courseInput } from '../../contract/course.ts'
import { courseTable } from '../../contract/course-table.ts'
import * as queries from '../../queries/course.ts'
import { deleteCourse } from '../../queries/course-writes.ts'
import { listTopics } from '../../queries/topic.ts'
import { courseRef, libraryRef } from '../../refs.ts'
import { heldCourse } from './course-records.ts'
import { enterCourse, saveCourse } from './courses.ts'

const edit = 'training.course.edit'
const byImport = { make: '批量导入更新', revert: '撤销批量导入' }

/**
 * How courses come in as a table. Content that differs from what stands corrects the present version, or becomes a new one
 * where that was used. Who teaches and the files are entered by hand.
 */
export const courseImport = rowByRow({
  table: courseTable,
  permission: edit,
  pages: { list: '/training/courses', one: (id) => `/training/courses/${id}` },
  faultWords: {
    'training.topic.unknown': { zh: '没有这个培训主题，或已停用', en: 'there is no such topic in use' },
    'training.course.unknown': {
      zh: '已有同名课程，但不在您的可见范围',
      en: 'a course of this title is there and out of your sight',
    },
    'chains.chain.unknown': { zh: '没有这条产业链', en: 'there is no such chain' },
  },
  object: courseRef,
  dictionaries: async (ctx) => ({
    'chains.chain': await chainEntries(ctx),
    'directory.organisation': await organisationEntries(ctx),
    'training.topic': (await listTopics(ctx.db))
      .filter(({ retired }) => !retired)
      .map(({ code, name }) => ({ value: code, title: name })),
  }),
  find: (ctx, rows) =>
    queries.coursesTitled(
      ctx.db,
      rows.map(({ title, hostOrgId }) => ({ title: String(title), hostOrgId: String(hostOrgId) })),
    ),
  async current(ctx, ids) {
    return new Map((await queries.coursesById(ctx.db, ids)).map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, links) {
    await enterCourse(tx, { ...readRow(entered), id, retired: entered.retired === true }, { links })
  },
  async change(tx, id, entered, links, isRevert) {
    const before = await heldCourse(tx, id)
    const [present] = await queries.versionsOf(tx.db, id)
    const isFixed = present!.timesUsed > 0 || present!.exportedAt !== null
    const edited = {
      ...readRow(entered),
      teacherIds: before.teachers.map((teacher) => teacher.id),
      retired: entered.retired === true,
      changeNote: isFixed ? byImport[isRevert ? 'revert' : 'make'] : null,
    }
    const action = isRevert ? 'training.course.importReverted' : 'training.course.update'
    await saveCourse(tx, before, edited, action, links)
  },
  remove: removeCourse,
})

const readRow = (entered: Entered): CourseInput => courseInput.parse(entered)

const toEntered = (course: Course): Entered =>
  Object.fromEntries(Object.keys(courseTable.columns).map((key) => [key, course[key as keyof Course]]))

async function removeCourse(tx: Context, id: string, reason: string): Promise<void> {
  const before = await heldCourse(tx, id)
  requireRight(tx, edit, { orgIds: [before.hostOrgId] })
  await refuseInUse(courseRef(id), () => deleteCourse(tx.db, id))
  await recordChanges(tx, [
    {
      action: 'training.course.importReverted',
      object: courseRef(id),
      before,
      after: null,
      reason,
      links: [{ from: courseRef(id), relation: 'partOf', to: libraryRef }],
    },
  ])
}
