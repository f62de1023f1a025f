import { describeList, type ListColumn } from '#platform/list/description.ts'
import { gapLabels, ruleWords } from './gap-labels.ts'
import type { GapRow } from './gap-row.ts'

const yes = { zh: '是', en: 'yes' }
const no = { zh: '否', en: 'no' }

/** Chinese words are those of the exported file; the interface tells them in its own language. */
const inWords = (zh: string): { zh: string; en: string } => ({ zh, en: zh })

const column = (
  zh: string,
  en: string,
  kind: ListColumn<GapRow>['kind'],
  value: ListColumn<GapRow>['value'],
  more: Partial<ListColumn<GapRow>> = {},
): ListColumn<GapRow> => ({ title: { zh, en }, kind, value, usual: true, width: 10, ...more })

const seldom = { usual: false }

/** Nodes that are not sound, of all chains. */
export const gapList = describeList<GapRow>()({
  object: 'chains.gap',
  title: { zh: '产业链短板清单', en: 'Gaps' },
  sorts: [
    'chain',
    'node',
    'verdict',
    'action',
    'criticality',
    'soleOutput',
    'firms',
    'segment',
    'owner',
    'score',
    'priority',
    'confidence',
  ],
  columns: {
    chain: column('产业链', 'Chain', 'text', (row) => row.chainName, { width: 14 }),
    node: column('环节', 'Node', 'text', (row) => row.nodeName, { width: 22 }),
    nodeCode: column('环节代码', 'Node code', 'code', (row) => row.nodeCode, { ...seldom, width: 24 }),
    verdict: column('诊断', 'Verdict', 'text', (row) => inWords(gapLabels.verdict[row.verdict])),
    why: column('依据', 'Reason', 'text', (row) => ruleWords[row.ruleFired] ?? null, { width: 30 }),
    action: column('建议动作', 'Action', 'text', (row) =>
      row.action === null ? null : inWords(gapLabels.action[row.action]),
    ),
    criticality: column('重要程度', 'Criticality', 'decimal', (row) => row.criticality, { scale: 1 }),
    soleOutput: column('受制产值', 'Output that stops', 'decimal', (row) => row.soleOutput, {
      unit: '亿元',
      scale: 2,
      width: 18,
    }),
    firms: column('本地企业', 'Firms', 'integer', (row) => row.firms),
    aboveScaleFirms: column('规上企业', 'Above scale', 'integer', (row) => row.aboveScaleFirms, seldom),
    segment: column('位置', 'Segment', 'text', (row) => inWords(gapLabels.segment[row.segment])),
    tier: column('层级', 'Tier', 'text', (row) => inWords(gapLabels.tier[row.tier]), seldom),
    owner: column('维护单位', 'Keeper', 'text', (row) => row.ownerName, { width: 24 }),
    overridden: column('人工认定', 'Set by hand', 'text', (row) => (row.overridden ? yes : no), seldom),
    score: column('得分', 'Score', 'decimal', (row) => row.score, { ...seldom, scale: 1 }),
    priority: column('优先度', 'Priority', 'decimal', (row) => row.priority, { ...seldom, scale: 1 }),
    substitutable: column('有替代', 'Substitute', 'text', (row) => (row.substitutable ? yes : no), seldom),
    confidence: column('可信度', 'Confidence', 'decimal', (row) => row.confidence, { ...seldom, scale: 2 }),
    stale: column('数据陈旧', 'Out of date', 'text', (row) => (row.stale ? yes : no), seldom),
  },
})
