import { chainEntries } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse } from '#platform/db/editing.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { type TeacherInput, teacherInput } from '../../contract/teacher.ts'
import { teacherTable } from '../../contract/teacher-table.ts'
import * as queries from '../../queries/teacher.ts'
import { teacherRef } from '../../refs.ts'
import { heldTeacher, maskedTeacher, teacherChanged } from './teacher-records.ts'
import { enterTeacher, saveTeacher } from './teachers.ts'

const edit = 'training.teacher.edit'

/** How outside experts come in as a table; people of the register are chosen by hand. */
export const teacherImport = rowByRow({
  table: teacherTable,
  permission: edit,
  pages: { list: '/training/teachers', one: (id) => `/training/teachers?id=${id}` },
  faultWords: {
    'training.teacher.twice': { zh: '师资库中已有这位教师', en: 'the library has this teacher already' },
    'chains.chain.unknown': { zh: '没有这条产业链', en: 'there is no such chain' },
  },
  object: teacherRef,
  dictionaries: async (ctx) => ({ 'chains.chain': await chainEntries(ctx) }),
  find: (ctx, rows) =>
    queries.outsideTeachers(
      ctx.db,
      rows.map(({ name, unit }) => ({ name: String(name), unit: String(unit) })),
    ),
  async current(ctx, ids) {
    return new Map((await queries.teachersById(ctx.db, ids)).map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, more) {
    requireRight(tx, edit, {})
    await enterTeacher(tx, { ...readRow(entered), id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    requireRight(tx, edit, {})
    const before = await heldTeacher(tx, id)
    const { phone: _phone, email: _email, personId: _person, ...row } = readRow(entered)
    const action = isRevert ? 'training.teacher.importReverted' : 'training.teacher.update'
    await saveTeacher(tx, before, { ...row, unavailable: before.unavailable }, action, more)
  },
  remove: removeTeacher,
})

const readRow = (entered: Entered): TeacherInput => teacherInput.parse({ ...entered, personId: null })

const toEntered = (record: queries.TeacherRecord): Entered =>
  Object.fromEntries(
    Object.keys(teacherTable.columns).map((key) => [key, record[key as keyof queries.TeacherRecord]]),
  )

async function removeTeacher(tx: Context, id: string, reason: string): Promise<void> {
  requireRight(tx, edit, {})
  const before = await heldTeacher(tx, id)
  await refuseInUse(teacherRef(id), () => queries.deleteTeacher(tx.db, id))
  const change = teacherChanged('training.teacher.importReverted', before, before)
  await recordChanges(tx, [{ ...change, before: maskedTeacher(before.record), after: null, reason }])
}
