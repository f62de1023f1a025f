import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { may } from '#platform/rights/rights.ts'
import { fillSheet, type SheetColumn, workbook } from '#platform/tabular/workbook.ts'
import type { GapFilter, GapRow } from '../contract/index.ts'
import { gapLabels } from '../gap-labels.ts'
import { type AssessedChain, type AssessedNode, assessChains } from './assess-chains.ts'
import { ofChain, seesEvidence } from './reach.ts'

/** Gaps across chains, most pressing first. Without a verdict filter: everything that is not sound. */
export async function listGaps(ctx: Context, filter: GapFilter): Promise<GapRow[]> {
  const chains = await assessChains(ctx, filter.chain ?? null)
  return chains
    .flatMap((chain) => chain.nodes.map((node) => gapRow(ctx, chain, node)))
    .filter((row) => fits(row, filter))
    .sort(
      (a, b) =>
        b.priority - a.priority ||
        compareText(a.chainCode, b.chainCode) ||
        compareText(a.nodeCode, b.nodeCode),
    )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function gapRow(ctx: Context, { chain }: AssessedChain, node: AssessedNode): GapRow {
  return {
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

const columns: SheetColumn<GapRow>[] = [
  { title: '产业链', width: 14, value: (row) => row.chainName },
  { title: '环节', width: 22, value: (row) => row.nodeName },
  { title: '环节代码', width: 24, value: (row) => row.nodeCode },
  { title: '环节段', width: 10, value: (row) => gapLabels.segment[row.segment] },
  { title: '诊断', width: 10, value: (row) => gapLabels.verdict[row.verdict] },
  { title: '人工认定', width: 10, value: (row) => (row.overridden ? '是' : '否') },
  { title: '得分', width: 10, value: (row) => row.score },
  { title: '重要程度', width: 10, value: (row) => row.criticality },
  { title: '优先度', width: 10, value: (row) => row.priority },
  { title: '受制产值（亿元）', width: 20, value: (row) => row.soleOutput },
  { title: '有替代', width: 8, value: (row) => (row.substitutable ? '有' : '无') },
  {
    title: '建议动作',
    width: 12,
    value: (row) => (row.action === null ? null : gapLabels.action[row.action]),
  },
  { title: '本地企业', width: 10, value: (row) => row.firms },
  { title: '规上企业', width: 10, value: (row) => row.aboveScaleFirms },
  { title: '可信度', width: 10, value: (row) => row.confidence },
  { title: '数据陈旧', width: 10, value: (row) => (row.stale ? '是' : '否') },
  { title: '维护单位', width: 24, value: (row) => row.ownerName },
]

/** The list as an Excel workbook, with the day of the data in its title; chains one may read and take out. */
export async function exportGaps(ctx: Context, filter: GapFilter): Promise<File> {
  const today = businessDay(ctx.clock)
  const rows = await listGaps(ctx, filter)
  const sheet = fillSheet({
    name: '短板清单',
    title: `产业链短板清单（数据截至 ${today}）`,
    columns,
    rows: rows.filter((row) => may(ctx, 'chains.gap.export', ofChain(row.chainCode))),
  })
  const bytes = await workbook([sheet], { by: ctx.actor.name, at: ctx.clock.now() })
  return new File([bytes], `gaps-${today}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}
