import { regionEntries } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import { planLineInput } from '../../contract/plan.ts'
import { planTable } from '../../contract/plan-table.ts'
import * as queries from '../../queries/plan.ts'
import { planLineRef } from '../../refs.ts'
import { enteredOf, enterPlanLine, heldPlanLine, planLineChanged, savePlanLine } from './plan.ts'

const edit = 'talent.plan.edit'

/** How lines of the plan come in as a table. */
export const planImport = rowByRow({
  table: planTable,
  permission: edit,
  pages: { list: '/talent/plan', one: (id) => `/talent/plan?id=${id}` },
  faultWords: {
    'talent.plan.taken': {
      zh: '该年度、类别、地区已有一行',
      en: 'there is a line of this year, category and region',
    },
    'talent.plan.targetSource': { zh: '目标与目标来源须同时填写', en: 'a target and its source go together' },
    'talent.plan.actualDay': {
      zh: '完成数与截止日期须同时填写',
      en: 'what was reached and its day go together',
    },
    'talent.plan.actualSource': {
      zh: '完成数与来源须同时填写',
      en: 'what was reached and its source go together',
    },
    'talent.plan.dayOutside': {
      zh: '截止日期早于该年度或晚于今天',
      en: 'the day lies before the year or has not come',
    },
  },
  object: planLineRef,
  dictionaries: async (ctx) => ({ 'directory.region': await regionEntries(ctx) }),
  find: (ctx, rows) =>
    queries.planLinesOf(
      ctx.db,
      rows.map((row) => ({
        year: String(row.year),
        category: planTable.columns.category.schema.parse(row.category),
        regionCode: String(row.regionCode),
      })),
    ),
  async current(ctx, ids) {
    return new Map((await queries.planLinesById(ctx.db, ids)).map((one) => [one.id, { ...enteredOf(one) }]))
  },
  async create(tx, id, entered, more) {
    await enterPlanLine(tx, { ...planLineInput.parse(entered), id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    requireRight(tx, edit)
    const action = isRevert ? 'talent.plan.importReverted' : 'talent.plan.update'
    await savePlanLine(tx, await heldPlanLine(tx, id), planLineInput.parse(entered), action, more)
  },
  async remove(tx, id, reason) {
    requireRight(tx, edit)
    const before = await heldPlanLine(tx, id)
    await queries.deletePlanLine(tx.db, id)
    const change = planLineChanged('talent.plan.importReverted', before, before)
    await recordChanges(tx, [{ ...change, after: null, reason }])
  },
})
