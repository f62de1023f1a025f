import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type IdeaFileQuery, type IdeaListQuery, type IdeaSummary, ideaList } from '../../contract/index.ts'
import * as queries from '../../queries/idea.ts'
import { toIdeaRow } from './show-idea.ts'

/** Ideas in sight; in no other order wanted, the latest first. */
export async function listIdeas(ctx: Context, filter: IdeaListQuery): Promise<ListPage<IdeaSummary>> {
  return mapPage(await queries.listIdeas(ctx, filter), toIdeaRow)
}

/** The ideas that fit, in Excel. That a list left the house is noted in the audit. */
export function exportIdeas(ctx: Context, { columns, ...asked }: IdeaFileQuery): Promise<File> {
  return inTransaction(ctx, async (tx) => {
    const { items, total } = await queries.listAllIdeas(tx, asked)
    return listFile(tx, ideaList, {
      name: 'ideas',
      action: 'training.idea.export',
      rows: items.map(toIdeaRow),
      total,
      about: [`填报人：${tx.actor.name}`, `数据截至：${businessDay(tx.clock)}`],
      columns,
      asked,
    })
  })
}
