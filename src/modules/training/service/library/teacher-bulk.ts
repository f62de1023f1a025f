import { bulkTarget } from '#platform/bulk/bulk-target.ts'
import { plainField } from '#platform/bulk/source.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { without } from '#platform/without.ts'
import { teacherBulkFields } from '../../contract/bulk.ts'
import { type TeacherConditions, teacherConditions } from '../../contract/teacher.ts'
import { listTeachers, type TeacherRecord, teachersById } from '../../queries/teacher.ts'
import { teacherRef } from '../../refs.ts'
import { heldTeacher } from './teacher-records.ts'
import { saveTeacher, visibleTeacher } from './teachers.ts'

const read = 'training.teacher.read'
/** Left out of an edit, they stay. */
const contacts = ['phone', 'email'] as const

/** Teachers edited together. */
export const teacherBulk = bulkTarget<TeacherRecord, keyof typeof teacherBulkFields.fields>({
  bulk: teacherBulkFields,
  fields: {
    retired: plainField(
      (row) => row.retired,
      async (tx, { id }, retired, { isUndo, links }) => {
        requireRight(tx, 'training.teacher.edit', {})
        const before = await heldTeacher(tx, id)
        const change = { ...without(before.record, contacts), retired: retired === true }
        const action = isUndo ? 'training.teacher.undo' : 'training.teacher.update'
        await saveTeacher(tx, before, { ...change, unavailable: before.unavailable }, action, links)
      },
    ),
  },
  dictionaries: {},
  filter: teacherConditions,
  async list(ctx, filter, most) {
    requireRight(ctx, read, {})
    return listTeachers(ctx.db, { ...(filter as TeacherConditions), page: 1, pageSize: most })
  },
  find: async (ctx, ids) => (may(ctx, read, {}) ? teachersById(ctx.db, ids) : []),
  async lock(tx, id) {
    await visibleTeacher(tx, id)
    return (await heldTeacher(tx, id)).record
  },
  ref: teacherRef,
  name: (row) => row.name,
  version: (row) => row.lockVersion,
})
