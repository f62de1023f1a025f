import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  type ClassFileQuery,
  type ClassListQuery,
  type ClassSummary,
  classList,
} from '../../contract/index.ts'
import * as queries from '../../queries/class.ts'
import { toClassSummary } from './show-class.ts'

/** Classes within reach; in no other order wanted, the latest first. */
export async function listClasses(ctx: Context, filter: ClassListQuery): Promise<ListPage<ClassSummary>> {
  return mapPage(await queries.listClasses(ctx, filter), toClassSummary)
}

/** The classes that fit, in Excel. That a list left the house is noted in the audit. */
export function exportClasses(ctx: Context, { columns, ...asked }: ClassFileQuery): Promise<File> {
  return inTransaction(ctx, async (tx) => {
    const { items, total } = await queries.listAllClasses(tx, asked)
    return listFile(tx, classList, {
      name: 'classes',
      action: 'training.class.export',
      rows: items.map(toClassSummary),
      total,
      about: [`填报人：${tx.actor.name}`, `数据截至：${businessDay(tx.clock)}`],
      columns,
      asked,
    })
  })
}
