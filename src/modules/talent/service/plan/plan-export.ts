import { findRegionName } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, said } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type PlanFileQuery, planList } from '../../contract/plan.ts'
import { planTable } from '../../contract/plan-table.ts'
import { listPlanLines } from './plan.ts'

/** Lines of the plan that fit a filter as a workbook. That the list left the house is noted in the audit. */
export async function exportPlanLines(
  ctx: Context,
  { columns, sort, ...filter }: PlanFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.plan.export')
  const { items, total } = await listPlanLines(ctx, { ...filter, sort, page: 1, pageSize: mostRowsInFile })
  const category = planTable.columns.category.choices.find(({ value }) => value === filter.category)
  const region = filter.region === undefined ? null : await findRegionName(ctx.db, filter.region)
  return listFile(ctx, planList, {
    name: 'talent-plan',
    action: 'talent.plan.export',
    rows: items,
    total,
    about: [
      chosenBy([
        ...said('年度', filter.year === undefined ? undefined : [filter.year]),
        ...said('人才类别', category === undefined ? undefined : [category.title.zh]),
        ...said('地区', filter.region === undefined ? undefined : [region ?? filter.region]),
      ]),
      '完成率 = 本年完成 ÷ 年度目标；缺数的留空',
      `导出于 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter, sort },
  })
}
