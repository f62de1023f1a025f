import { sql } from 'kysely'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import {
  type FigureFileQuery,
  type FigureFilter,
  type FigureListQuery,
  figureList,
} from '../contract/index.ts'
import { outputTable } from '../contract/output-table.ts'
import { listChains } from '../queries/chain.ts'
import * as queries from '../queries/figure-list.ts'
import { seenIndustries } from './output.ts'
import { seesChain } from './reach.ts'

const within = (ctx: Context, permission: Permission) => scopeFilter(ctx, permission, queries.figureScope)

/** Recorded output values within reach; in no other order wanted, the last month first. */
export const listFigures = (ctx: Context, asked: FigureListQuery) =>
  queries.listFigures(ctx.db, asked, within(ctx, 'chains.output.read'))

/** The figures that fit as a workbook, with the columns chosen or all. Noted in the audit. */
export async function exportFigures(
  ctx: Context,
  { columns, sort, ...filter }: FigureFileQuery,
): Promise<File> {
  const { items, total, totals } = await queries.listFigures(
    ctx.db,
    { ...filter, sort, page: 1, pageSize: mostRowsInFile },
    sql`${within(ctx, 'chains.output.read')} and ${within(ctx, 'chains.output.export')}`,
  )
  return listFile(ctx, figureList, {
    name: 'output',
    action: 'chains.output.export',
    rows: items,
    total,
    totals,
    about: [await filterWords(ctx, filter), `导出于 ${businessDay(ctx.clock)}`],
    columns,
    asked: { filter, sort },
  })
}

const seenChains = async (ctx: Context) =>
  (await listChains(ctx.db, businessDay(ctx.clock))).filter(({ code }) => seesChain(ctx, code))

/** What was asked for in words, as far as the caller sees it. */
async function filterWords(ctx: Context, filter: FigureFilter): Promise<string> {
  const { industry, chain, from, to, status, everyStatus, query } = filter
  const named = <T extends { code: string; name: string }>(all: T[], wanted: string[] | undefined) =>
    all.flatMap(({ code, name }) => (wanted?.includes(code) ? [name] : []))
  const industries = industry?.length ? named(await seenIndustries(ctx), industry) : []
  const chains = chain?.length ? named(await seenChains(ctx), chain) : []
  const statuses = outputTable.columns.status.choices.filter(({ value }) => status?.includes(value))
  const wanted = [
    ...said('产业', industries),
    ...said('产业链', chains),
    ...(from === undefined ? [] : [`${from} 起`]),
    ...(to === undefined ? [] : [`至 ${to}`]),
    ...said(
      '口径',
      statuses.map(({ title }) => title.zh),
    ),
    everyStatus === true ? '含同月各口径' : '同月取最可靠口径',
    ...containing(query, '来源'),
  ]
  return chosenBy(wanted)
}
