import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import { enterpriseTable } from '../contract/enterprise-table.ts'
import { type EnterpriseFileQuery, enterpriseList } from '../contract.ts'
import * as queries from '../queries/enterprise.ts'
import { findRegionName } from '../queries/region.ts'
import { readable } from './enterprises.ts'

/**
 * The enterprises that fit a filter as a workbook, with the columns chosen or all of the description, so that it can be
 * imported again. That the list left the house is noted in the audit.
 */
export async function exportEnterprises(
  ctx: Context,
  { columns, sort, ...filter }: EnterpriseFileQuery,
): Promise<File> {
  const within: RawBuilder<SqlBool> = sql`${readable(ctx)} and ${scopeFilter(ctx, 'directory.enterprise.export', queries.enterpriseScope)}`
  const page = { ...filter, sort, page: 1, pageSize: mostRowsInFile }
  const { items, total, totals } = await queries.listEnterprises(ctx.db, page, within)
  return listFile(ctx, enterpriseList, {
    name: 'enterprises',
    action: 'directory.enterprise.export',
    rows: items,
    total,
    totals,
    about: [await filterWords(ctx, filter), `导出于 ${businessDay(ctx.clock)}`],
    columns,
    asked: { filter, sort },
  })
}

async function filterWords(
  ctx: Context,
  filter: Omit<EnterpriseFileQuery, 'columns' | 'sort'>,
): Promise<string> {
  const { columns } = enterpriseTable
  const kind = columns.kinds.choices.find(({ value }) => value === filter.kind)
  const wanted = [
    ...containing(filter.query, '名称或代码'),
    ...(filter.region === undefined
      ? []
      : said(columns.regionCode.title.zh, [(await findRegionName(ctx.db, filter.region)) ?? filter.region])),
    ...said(columns.kinds.title.zh, kind && [kind.title.zh]),
    ...(filter.aboveScale === undefined ? [] : [filter.aboveScale ? '规上企业' : '规下企业']),
  ]
  return chosenBy(wanted)
}
