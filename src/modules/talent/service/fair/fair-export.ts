import { saidChains } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said, saidChoices, saidIf } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { FairEntryFileQuery, FairFileQuery, FairResultFileQuery } from '../../contract/fair.ts'
import { fairEntryList, fairList, fairResultList } from '../../contract/fair-shapes.ts'
import { fairTable } from '../../contract/fair-table.ts'
import { listFairs } from '../../queries/fair.ts'
import { listEntries } from '../../queries/fair-entry.ts'
import { listResults } from '../../queries/fair-result.ts'
import { seenFair, toEntry, toResult } from './fair-records.ts'
import { toFair } from './fairs.ts'

const right = 'talent.fair.export'
const all = { page: 1, pageSize: mostRowsInFile }

/** Fairs that fit a filter as a workbook. That the list left the house is noted in the audit. */
export async function exportFairs(ctx: Context, { columns, sort, ...filter }: FairFileQuery): Promise<File> {
  requireRight(ctx, right)
  const { items, total, totals } = await listFairs(ctx, { ...filter, sort, ...all }, right)
  return listFile(ctx, fairList, {
    name: 'fairs',
    action: 'talent.fair.export',
    rows: items.map((one) => toFair(ctx, one)),
    total,
    totals,
    about: [
      chosenBy([
        ...containing(filter.query, '名称、地点或主办单位'),
        ...saidChoices(fairTable.columns.kind, filter.kind),
        ...saidChoices(fairTable.columns.state, filter.state),
        ...(await saidChains(ctx, filter.chain)),
        ...said('不早于', filter.from === undefined ? undefined : [filter.from]),
        ...said('不晚于', filter.until === undefined ? undefined : [filter.until]),
        ...saidIf(filter.overdue, '举办日期已过、尚未登记是否举办'),
      ]),
      '成果为各需求最近一次填报之和；没有统计的留空',
      `导出于 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter, sort },
  })
}

/** Needs at a fair as a workbook. */
export async function exportFairEntries(
  ctx: Context,
  { columns, sort, ...filter }: FairEntryFileQuery,
): Promise<File> {
  requireRight(ctx, right)
  const { title } = await seenFair(ctx, filter.id)
  const { items, total, totals } = await listEntries(ctx, { ...filter, sort, ...all }, right)
  return listFile(ctx, fairEntryList, {
    name: 'fair-entries',
    action: 'talent.fairEntry.export',
    rows: items.map((one) => toEntry(ctx, one)),
    total,
    totals,
    about: about(ctx, title, filter.query),
    columns,
    asked: { filter, sort },
  })
}

/** Reports of a fair as a workbook. */
export async function exportFairResults(
  ctx: Context,
  { columns, sort, ...filter }: FairResultFileQuery,
): Promise<File> {
  requireRight(ctx, right)
  const { title, state } = await seenFair(ctx, filter.id)
  const { items, total } = await listResults(ctx, { ...filter, sort, ...all }, right)
  return listFile(ctx, fairResultList, {
    name: 'fair-results',
    action: 'talent.fairResult.export',
    rows: items.map((one) => toResult(ctx, one, state)),
    total,
    about: about(ctx, title, filter.query),
    columns,
    asked: { filter, sort },
  })
}

const about = (ctx: Context, fair: string, query: string | undefined): string[] => [
  fair,
  chosenBy(containing(query, '需求或企业')),
  `导出于 ${businessDay(ctx.clock)}`,
]
