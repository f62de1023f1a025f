import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listOfTable } from '#platform/list/description.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { listActivities, type PlacedActivity } from './activity-queries.ts'
import { activityTable } from './contract.ts'
import { inCardOrder } from './export-rows.ts'

const activities = listOfTable<PlacedActivity & { chainName: string | null }>()(activityTable, {
  sorts: [],
})

/**
 * Every activity within the actor's reach as a workbook, in the order of the cards, the latest of a role first. With it the
 * same table can be brought again. Noted in the audit.
 */
export async function exportActivities(ctx: Context): Promise<File> {
  const rows = await inCardOrder(ctx, 'governance.activity.export', await listActivities(ctx.db))
  return listFile(ctx, activities, {
    name: 'chain-chief-activities',
    action: 'governance.activity.export',
    rows: rows.slice(0, mostRowsInFile),
    total: rows.length,
    about: [`导出于 ${businessDay(ctx.clock)}`],
    columns: undefined,
    asked: {},
  })
}
