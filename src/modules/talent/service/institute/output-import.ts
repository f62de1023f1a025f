import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import { type InstituteOutputInput, instituteOutputInput } from '../../contract/institute-output.ts'
import { outputTable } from '../../contract/institute-table.ts'
import * as queries from '../../queries/institute-output.ts'
import { instituteOutputRef } from '../../refs.ts'
import { majorEntries } from '../major/majors.ts'
import { instituteEntries } from './institutes.ts'
import { deleteOutput, enterOutput, heldOutput, saveOutput } from './outputs.ts'

const edit = 'talent.institute.edit'

/** How yearly figures come in as a table, each the one of its institute, major and year. */
export const instituteOutputImport = rowByRow({
  table: outputTable,
  permission: edit,
  pages: { list: '/talent/institutes/outputs', one: (id) => `/talent/institutes/outputs?id=${id}` },
  faultWords: {
    'talent.instituteOutput.taken': {
      zh: '该院校该专业该年份已有一行',
      en: 'there is a row of this institute, major and year',
    },
    'talent.instituteOutput.moreEmployed': {
      zh: '留本市就业人数多于毕业生',
      en: 'more are employed here than graduated',
    },
    'talent.instituteOutput.yearAhead': { zh: '毕业年份太靠后', en: 'the year lies too far ahead' },
    'talent.institute.unknown': { zh: '院校库中没有这所院校', en: 'there is no such institute' },
    'talent.major.unknown': { zh: '专业不在目录中', en: 'the major is not in the catalogue' },
  },
  object: instituteOutputRef,
  dictionaries: async (ctx) => ({
    'talent.institute': await instituteEntries(ctx),
    'talent.major': await majorEntries(ctx),
  }),
  find: (ctx, rows) =>
    queries.outputsOf(
      ctx.db,
      rows.map(({ instituteId, majorCode, year }) => ({
        instituteId: String(instituteId),
        majorCode: String(majorCode),
        year: String(year),
      })),
    ),
  async current(ctx, ids) {
    const outputs = await queries.outputsById(ctx.db, ids)
    return new Map(outputs.map((one) => [one.id, { ...inputOf(one) }]))
  },
  async create(tx, id, entered, more) {
    await enterOutput(tx, { ...instituteOutputInput.parse(entered), id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    requireRight(tx, edit)
    const action = isRevert ? 'talent.instituteOutput.importReverted' : 'talent.instituteOutput.update'
    await saveOutput(tx, await heldOutput(tx, id), instituteOutputInput.parse(entered), action, more)
  },
  async remove(tx, id, reason) {
    requireRight(tx, edit)
    await deleteOutput(tx, await heldOutput(tx, id), 'talent.instituteOutput.importReverted', reason)
  },
})

/** What people enter of a figure. */
const inputOf = (output: InstituteOutputInput): InstituteOutputInput => instituteOutputInput.parse(output)
