import { gapLabels } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { SortOf } from '#platform/list/description.ts'
import { chosenBy, said } from '#platform/list/filter-words.ts'
import { listFile } from '#platform/list/list-file.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { pageOfRows, type RowOrder, rowsInOrder } from '#platform/list/page-of-rows.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { DualFileQuery, DualFilter } from '../../contract/dual.ts'
import { type DualRow, dualList } from '../../contract/dual-list.ts'
import { type DualChain, dualChain } from './dual-rows.ts'

const read = 'talent.dual.read'
const segments = ['upstream', 'midstream', 'downstream', 'supporting']
const verdicts = ['break', 'choke', 'block', 'weak', 'sound']

/** As the template has them, by segment; rows of their own last. */
const orderOf = (rows: readonly DualRow[]): RowOrder<DualRow, SortOf<typeof dualList>> => {
  const position = new Map(rows.map((row, at) => [row.id, at]))
  const place = ({ segment }: DualRow) => (segment === null ? segments.length : segments.indexOf(segment))
  return {
    sorts: {
      node: (row) => (row.nodeName === null ? null : nameOrder(row.nodeName)),
      segment: place,
      verdict: (row) => (row.verdict === null ? null : verdicts.indexOf(row.verdict)),
      demand: (row) => row.demand,
      supply: (row) => row.supply,
      heat: (row) => row.heat,
    },
    usual: (a, b) => place(a) - place(b) || position.get(a.id)! - position.get(b.id)!,
  }
}

const fitting = (
  rows: readonly DualRow[],
  { gap, segment }: Pick<DualFilter, 'gap' | 'segment'>,
): DualRow[] =>
  rows.filter(
    (row) =>
      (gap === 'any' || row.gap === 'both' || (gap === 'some' && row.gap !== 'none')) &&
      (segment === undefined || row.segment === segment),
  )

const gapWords = { both: ['只列双缺口环节'], some: ['只列有缺口环节'], any: [] }

/** The dual chain as a page of rows, with the sums of the whole chain. */
export async function listDual(
  ctx: Context,
  { chainCode, gap, segment, ...asked }: DualFilter,
): Promise<ListPage<DualRow> & Omit<DualChain, 'rows'>> {
  requireRight(ctx, read, { chainCodes: [chainCode] })
  const { rows, ...about } = await dualChain(ctx, chainCode)
  return { ...pageOfRows(fitting(rows, { gap, segment }), orderOf(rows), asked), ...about }
}

/** One node of it, for the node's own panel. */
export async function getNodeHeat(ctx: Context, chainCode: string, nodeCode: string): Promise<DualRow> {
  requireRight(ctx, read, { chainCodes: [chainCode] })
  const { rows } = await dualChain(ctx, chainCode)
  const row = rows.find((one) => one.nodeCode === nodeCode)
  if (row === undefined)
    throw new AppError('notFound', 'chains.node.unknown', `${chainCode} has no node ${nodeCode}`, {
      chainCode,
      nodeCode,
    })
  return row
}

/** The dual chain as a workbook. That it left the house is noted in the audit. */
export async function exportDual(
  ctx: Context,
  { chainCode, gap, segment, columns, sort }: DualFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.dual.export', { chainCodes: [chainCode] })
  const { rows, chainName, sums } = await dualChain(ctx, chainCode)
  const taken = rowsInOrder(fitting(rows, { gap, segment }), orderOf(rows), sort)
  return listFile(ctx, dualList, {
    name: `dual-${chainCode}`,
    action: 'talent.dual.export',
    rows: taken,
    total: taken.length,
    about: [
      chosenBy([
        ...said('产业链', [chainName]),
        ...said('位置', segment === undefined ? undefined : [gapLabels.segment[segment]]),
        ...gapWords[gap],
      ]),
      `全链需求 ${sums.demand} 人、折算供给 ${sums.supply} 人、热度 ${sums.heat} 人（热度＝需求−供给；技术需求一项计 1 人，表格中另填人数的按所填计；一人涉及 n 个环节的各计 1/n）`,
      `数据截至 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter: { chainCode, gap, segment }, sort },
  })
}
