import { saidChains } from '#modules/chains/index.ts'
import { filledIn } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said, saidIf } from '#platform/list/filter-words.ts'
import { listFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  type Need,
  type NeedFileQuery,
  type NeedFilter,
  type NeedListQuery,
  needLevelWords,
  needList,
} from '../../contract/index.ts'
import * as queries from '../../queries/need.ts'
import { topicNames } from '../../queries/topic.ts'
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
      about: [...(await filledIn(tx)), await chosenNeeds(tx, asked)],
      columns,
      asked,
    })
  })
}

async function chosenNeeds(tx: Context, filter: NeedFilter): Promise<string> {
  const { topic } = filter
  const name = topic === undefined ? undefined : (await topicNames(tx.db, [topic])).get(topic)
  return chosenBy([
    ...containing(filter.query),
    ...said(
      '层级',
      filter.level?.map((level) => needLevelWords[level].zh),
    ),
    ...(await saidChains(tx, filter.chain)),
    ...said('主题', topic === undefined ? undefined : [name ?? topic]),
    ...saidIf(filter.open === false, '含已关闭'),
  ])
}
