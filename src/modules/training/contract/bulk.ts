import { describeBulk } from '#platform/bulk/description.ts'
import { choice } from '#platform/tabular/description/column.ts'
import { courseShown } from './course-table.ts'
import { needList } from './need-list.ts'
import { teacherShown } from './teacher-table.ts'

/** What can be set for many open needs at once. */
export const needBulkFields = describeBulk({
  object: needList.object,
  fields: {
    weight: {
      right: 'training.need.edit',
      column: choice({
        title: needList.columns.weight.title,
        note: {
          zh: '1 为了解即可，5 为不掌握就无法开展工作。已关闭的需求不会修改。',
          en: '1 would be good to know; 5, the work cannot be done without. Closed needs are left.',
        },
        required: true,
        choices: [
          { value: '1', title: { zh: '1 级', en: '1' } },
          { value: '2', title: { zh: '2 级', en: '2' } },
          { value: '3', title: { zh: '3 级', en: '3' } },
          { value: '4', title: { zh: '4 级', en: '4' } },
          { value: '5', title: { zh: '5 级', en: '5' } },
        ],
      }),
    },
  },
})

/** What can be set for many courses at once: nothing of their content, which has versions. */
export const courseBulkFields = describeBulk({
  object: courseShown.object,
  fields: {
    sharing: { right: 'training.course.share', column: courseShown.columns.sharing },
    retired: { right: 'training.course.edit', column: courseShown.columns.retired },
  },
})

/** What can be set for many teachers at once. */
export const teacherBulkFields = describeBulk({
  object: teacherShown.object,
  fields: { retired: { right: 'training.teacher.edit', column: teacherShown.columns.retired } },
})
