import { saidChains } from '#modules/chains/index.ts'
import { filledIn } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said, saidIf } from '#platform/list/filter-words.ts'
import { listFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { inTransaction } from '#platform/transaction.ts'
import { classWords } from '../../contract/class-words.ts'
import {
  type ClassFileQuery,
  type ClassFilter,
  type ClassListQuery,
  type ClassSummary,
  classList,
} from '../../contract/index.ts'
import * as queries from '../../queries/class.ts'
import { programmeTitles } from '../../queries/programme.ts'
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
      about: [...(await filledIn(tx)), await chosenClasses(tx, asked)],
      columns,
      asked,
    })
  })
}

async function chosenClasses(tx: Context, filter: ClassFilter): Promise<string> {
  const { programme, year } = filter
  const title =
    programme === undefined ? undefined : (await programmeTitles(tx.db, [programme])).get(programme)
  return chosenBy([
    ...containing(filter.query),
    ...(await saidChains(tx, filter.chain)),
    ...said(
      '状态',
      filter.state?.map((state) => classWords.state[state].zh),
    ),
    ...said(
      '类型',
      filter.kind?.map((kind) => classWords.kind[kind].zh),
    ),
    ...said('年度计划', programme === undefined ? undefined : [title ?? '未知']),
    ...said('年度', year === undefined ? undefined : [String(year)]),
    ...saidIf(filter.adHoc, classWords.adHoc.zh),
    ...saidIf(filter.mine, '与我有关'),
  ])
}
