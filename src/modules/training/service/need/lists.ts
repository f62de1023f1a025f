import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type Need, type NeedFileQuery, type NeedListQuery, needList } from '../../contract/index.ts'
import * as queries from '../../queries/need.ts'
import { toNeedRow } from './show-need.ts'

/** Needs within reach; in no other order wanted, the weightiest first. */
export async function listNeeds(ctx: Context, filter: NeedListQuery): Promise<ListPage<Need>> {
  return mapPage(await queries.listNeeds(ctx, filter), toNeedRow)
}

/** The needs that fit, in Excel. That a list left the house is noted in the audit. */
export function exportNeeds(ctx: Context, { columns, ...asked }: NeedFileQuery): Promise<File> {
  return inTransaction(ctx, async (tx) => {
    const { items, total } = await queries.listAllNeeds(tx, asked)
    return listFile(tx, needList, {
      name: 'needs',
      action: 'training.need.export',
      rows: items.map(toNeedRow),
      total,
      about: [`填报人：${tx.actor.name}`, `数据截至：${businessDay(tx.clock)}`],
      columns,
      asked,
    })
  })
}
