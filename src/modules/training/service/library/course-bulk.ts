import { bulkTarget } from '#platform/bulk/bulk-target.ts'
import { plainField } from '#platform/bulk/source.ts'
import { may } from '#platform/rights/rights.ts'
import { courseBulkFields } from '../../contract/bulk.ts'
import { type Course, type CourseConditions, courseConditions, sharingLevel } from '../../contract/course.ts'
import { courseIdsInSight, coursesById } from '../../queries/course.ts'
import { courseRef } from '../../refs.ts'
import { heldCourse } from './course-records.ts'
import { coursesInSight } from './course-sight.ts'
import { listCourses, saveCourse, shareIn } from './courses.ts'

/** Courses edited together. */
export const courseBulk = bulkTarget<Course, keyof typeof courseBulkFields.fields>({
  bulk: courseBulkFields,
  fields: {
    sharing: plainField(
      (row) => row.sharing,
      async (tx, row, sharing, { isUndo, links }) => {
        const action = isUndo ? 'training.course.undo' : 'training.course.share'
        await shareIn(tx, row, sharingLevel.parse(sharing), action, links)
      },
    ),
    retired: plainField(
      (row) => row.retired,
      async (tx, row, retired, { isUndo, links }) => {
        const seesTeachers = may(tx, 'training.teacher.read', {})
        const edited = {
          ...row,
          retired: retired === true,
          teacherIds: seesTeachers ? row.teachers.map(({ id }) => id) : [],
          changeNote: null,
        }
        const action = isUndo ? 'training.course.undo' : 'training.course.update'
        await saveCourse(tx, row, edited, action, links)
      },
    ),
  },
  dictionaries: {},
  filter: courseConditions,
  list: (ctx, filter, most) => listCourses(ctx, { ...(filter as CourseConditions), page: 1, pageSize: most }),
  find: async (ctx, ids) =>
    coursesById(ctx.db, [...(await courseIdsInSight(ctx.db, ids, coursesInSight(ctx)))]),
  lock: heldCourse,
  ref: courseRef,
  name: (row) => row.title,
  version: (row) => row.lockVersion,
})
