import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { SortOf } from '#platform/list/description.ts'
import { chosenBy, containing, said } from '#platform/list/filter-words.ts'
import { listFile } from '#platform/list/list-file.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { compareText, pageOfRows, type RowOrder, rowsInOrder } from '#platform/list/page-of-rows.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import { may } from '#platform/rights/rights.ts'
import { gapLabels } from '../contract/gap-labels.ts'
import {
  actionTypes,
  type GapFileQuery,
  type GapFilter,
  type GapListQuery,
  type GapRow,
  gapList,
  segments,
  verdicts,
} from '../contract/index.ts'
import { type AssessedChain, type AssessedNode, assessChains } from './assess-chains.ts'
import { ofChain, seesEvidence } from './reach.ts'

/** Gaps across chains; in no other order wanted, most pressing first. Without a verdict filter: all that is not sound. */
export async function listGaps(ctx: Context, asked: GapListQuery): Promise<ListPage<GapRow>> {
  return pageOfRows(await gapsThatFit(ctx, asked), gapOrder, asked)
}

/** Verdicts are computed for each request, so the rows are ordered and cut here and not by the database. */
async function gapsThatFit(ctx: Context, filter: GapFilter): Promise<GapRow[]> {
  const chains = await assessChains(ctx, filter.chain ?? null)
  return chains
    .flatMap((chain) => chain.nodes.map((node) => gapRow(ctx, chain, node)))
    .filter((row) => fits(row, filter))
}

const gapOrder: RowOrder<GapRow, SortOf<typeof gapList>> = {
  sorts: {
    chain: (row) => nameOrder(row.chainName),
    node: (row) => nameOrder(row.nodeName),
    verdict: (row) => verdicts.indexOf(row.verdict),
    action: (row) => (row.action === null ? null : actionTypes.indexOf(row.action)),
    criticality: (row) => row.criticality,
    soleOutput: (row) => row.soleOutput,
    firms: (row) => row.firms,
    segment: (row) => segments.indexOf(row.segment),
    owner: (row) => (row.ownerName === null ? null : nameOrder(row.ownerName)),
    score: (row) => row.score,
    priority: (row) => row.priority,
    confidence: (row) => row.confidence,
  },
  usual: (a, b) => b.priority - a.priority || compareText(a.id, b.id),
}

function gapRow(ctx: Context, { chain }: AssessedChain, node: AssessedNode): GapRow {
  return {
    id: `${chain.code}.${node.code}`,
    chainCode: chain.code,
    chainName: chain.name,
    nodeCode: node.code,
    nodeName: node.name,
    segment: node.segment,
    tier: node.tier,
    verdict: node.verdict,
    overridden: node.override !== null,
    score: node.diagnosis.score,
    criticality: node.criticality.score,
    priority: node.priority,
    soleOutput: seesEvidence(ctx, chain.code, node) ? node.criticality.soleOutput : null,
    substitutable: node.criticality.substitutable,
    action: node.diagnosis.action,
    ruleFired: node.diagnosis.ruleFired,
    firms: node.firms,
    aboveScaleFirms: node.aboveScaleFirms,
    confidence: node.diagnosis.confidence,
    stale: node.stale,
    ownerName: node.ownerName,
  }
}

function fits(row: GapRow, filter: GapFilter): boolean {
  const within = <T>(value: T, wanted: readonly T[] | undefined): boolean =>
    wanted === undefined || wanted.length === 0 || wanted.includes(value)
  const verdictFits =
    filter.verdict === undefined || filter.verdict.length === 0
      ? row.verdict !== 'sound'
      : filter.verdict.includes(row.verdict)
  const words = filter.query?.trim()
  return (
    verdictFits &&
    within(row.segment, filter.segment) &&
    within(row.tier, filter.tier) &&
    (filter.action === undefined ||
      filter.action.length === 0 ||
      (row.action !== null && filter.action.includes(row.action))) &&
    (filter.stale === undefined || row.stale === filter.stale) &&
    (!words ||
      row.nodeName.includes(words) ||
      row.nodeCode.includes(words) ||
      (row.ownerName ?? '').includes(words))
  )
}

/** The gaps that fit as a workbook, with the columns chosen or all; chains one may read and take out. Noted in the audit. */
export async function exportGaps(ctx: Context, { columns, sort, ...filter }: GapFileQuery): Promise<File> {
  const taken = (await gapsThatFit(ctx, filter)).filter((row) =>
    may(ctx, 'chains.gap.export', ofChain(row.chainCode)),
  )
  const rows = rowsInOrder(taken, gapOrder, sort)
  return listFile(ctx, gapList, {
    name: 'gaps',
    action: 'chains.gap.export',
    rows,
    total: rows.length,
    about: [filterWords(filter, rows), `数据截至 ${businessDay(ctx.clock)}`],
    columns,
    asked: { filter, sort },
  })
}

function filterWords(filter: GapFilter, rows: readonly GapRow[]): string {
  const { chain, verdict, segment, tier, action, stale, query } = filter
  const named = <T extends string>(
    title: string,
    wanted: readonly T[] | undefined,
    words: Record<T, string>,
  ) =>
    said(
      title,
      wanted?.map((one) => words[one]),
    )
  const chains = new Set(rows.map((row) => row.chainName))
  const wanted = [
    ...said('产业链', chain?.length ? [...chains] : []),
    ...named('诊断', verdict, gapLabels.verdict),
    ...named('位置', segment, gapLabels.segment),
    ...named('层级', tier, gapLabels.tier),
    ...named('建议', action, gapLabels.action),
    ...(stale === undefined ? [] : [stale ? '数据陈旧' : '数据未陈旧']),
    ...containing(query, '环节'),
  ]
  return chosenBy(wanted.length === 0 ? ['不含健全环节'] : wanted)
}
