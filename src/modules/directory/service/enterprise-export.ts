import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import { columnsOf, fillSheet, workbook } from '#platform/tabular/workbook.ts'
import { inTransaction } from '#platform/transaction.ts'
import { enterpriseTable } from '../contract/enterprise-table.ts'
import type { EnterpriseFilter } from '../contract.ts'
import * as queries from '../queries/enterprise.ts'
import { findRegionName } from '../queries/region.ts'
import { readable } from './enterprises.ts'

type Filter = Omit<EnterpriseFilter, 'page' | 'pageSize'>

/** A workbook of more rows does not fit the memory of a small server; the file says what it leaves out. */
const mostRows = 20_000

/**
 * The enterprises that fit a filter as a workbook with the columns of the description, so that it can be imported again.
 * That the list left the house is noted in the audit.
 */
export async function exportEnterprises(ctx: Context, filter: Filter): Promise<File> {
  const within: RawBuilder<SqlBool> = sql`${readable(ctx)} and ${scopeFilter(ctx, 'directory.enterprise.export', queries.enterpriseScope)}`
  const page = { ...filter, page: 1, pageSize: mostRows }
  const { items, total } = await queries.listEnterprises(ctx.db, page, within)
  const today = businessDay(ctx.clock)
  const sheet = fillSheet({
    name: enterpriseTable.title.zh,
    title: await titleOf(ctx, filter, total, today),
    columns: columnsOf(enterpriseTable),
    rows: items,
  })
  const bytes = await workbook([sheet], { by: ctx.actor.name, at: ctx.clock.now() })
  await inTransaction(ctx, async (tx) => {
    recordOccurrences(tx, [
      {
        action: 'directory.enterprise.export',
        object: { kind: 'directory.list', id: 'enterprises' },
        details: { filter, rows: items.length },
      },
    ])
  })
  return new File([bytes], `enterprises-${today}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}

/** What the list is: its filter in words, the day, and how many rows it has of how many. */
async function titleOf(ctx: Context, filter: Filter, total: number, today: string): Promise<string> {
  const { columns, title } = enterpriseTable
  const kind = columns.kinds.choices.find(({ value }) => value === filter.kind)
  const wanted = [
    ...(filter.query ? [`名称或代码含“${filter.query.trim()}”`] : []),
    ...(filter.region === undefined
      ? []
      : [
          `${columns.regionCode.title.zh}：${(await findRegionName(ctx.db, filter.region)) ?? filter.region}`,
        ]),
    ...(kind === undefined ? [] : [`${columns.kinds.title.zh}：${kind.title.zh}`]),
    ...(filter.aboveScale === undefined ? [] : [filter.aboveScale ? '规上企业' : '规下企业']),
  ]
  const parts = [
    `筛选：${wanted.length === 0 ? '无' : wanted.join('、')}`,
    `导出于 ${today}`,
    total > mostRows ? `共 ${total} 家，仅列前 ${mostRows} 家` : `共 ${total} 家`,
  ]
  return `${title.zh}（${parts.join('　')}）`
}
