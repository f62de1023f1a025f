import { z } from 'zod'
import { gapLabels, type Verdict } from '#modules/chains/contract/index.ts'
import { describeList, type ListColumn } from '#platform/list/description.ts'

export const dualGaps = ['both', 'industry', 'talent', 'none'] as const

/** One node of a chain with both sides: what industry lacks there and what people. */
export const dualRow = z.object({
  /** Chain and node: `pv.float-glass`; `pv.` for needs and people of whom only the chain is known. */
  id: z.string(),
  /** `outside`: needs on nodes that the published template does not have. */
  kind: z.enum(['node', 'chainOnly', 'outside']),
  chainCode: z.string(),
  nodeCode: z.string().nullable(),
  nodeName: z.string().nullable(),
  segment: z.enum(['upstream', 'midstream', 'downstream', 'supporting']).nullable(),
  verdict: z.enum(['break', 'choke', 'block', 'weak', 'sound']).nullable(),
  overridden: z.boolean(),
  firms: z.number().int().nullable(),
  /** Rows of evidence in force and blocks among them; null for whoever may not see them. */
  evidence: z.number().int().nullable(),
  blocks: z.number().int().nullable(),
  /** Open problems of the node that the reader may see. */
  problems: z.number().int(),
  /** Open needs, and their seats that nobody has taken. */
  needs: z.number().int(),
  demand: z.number().int(),
  /** People who can be matched today and have the node among theirs. */
  people: z.number().int(),
  /** The same by shares: a person at n places counts 1/n at each. */
  supply: z.number(),
  /** Demand − supply, in hundredths. */
  heat: z.number(),
  gap: z.enum(dualGaps),
})
export type DualRow = z.infer<typeof dualRow>

export const dualKindWords = {
  chainOnly: { zh: '只知产业链', en: 'Only the chain known' },
  outside: { zh: '现行图谱之外的环节', en: 'Nodes outside the published map' },
} as const

export const dualGapWords = {
  both: { zh: '产业、人才双缺口', en: 'Both gaps' },
  industry: { zh: '产业短板', en: 'Industry gap' },
  talent: { zh: '人才缺口', en: 'Talent gap' },
  none: { zh: '无缺口', en: 'No gap' },
} as const

const column = (
  zh: string,
  en: string,
  kind: ListColumn<DualRow>['kind'],
  value: ListColumn<DualRow>['value'],
  more: Partial<ListColumn<DualRow>> = {},
): ListColumn<DualRow> => ({ title: { zh, en }, kind, value, usual: true, width: 10, ...more })

const inWords = (zh: string) => ({ zh, en: zh })

/** Both chains side by side: industry on the left, talent on the right. */
export const dualList = describeList<DualRow>()({
  object: 'talent.dual',
  title: { zh: '双链对照表', en: 'Dual chain' },
  sorts: ['node', 'segment', 'verdict', 'demand', 'supply', 'heat'],
  columns: {
    segment: column('位置', 'Segment', 'text', (row) =>
      row.segment === null ? null : inWords(gapLabels.segment[row.segment]),
    ),
    node: column(
      '环节',
      'Node',
      'text',
      (row) => (row.kind === 'node' ? row.nodeName : dualKindWords[row.kind]),
      { width: 22 },
    ),
    verdict: column('产业诊断', 'Verdict', 'text', (row) =>
      row.verdict === null ? null : inWords(gapLabels.verdict[row.verdict as Verdict]),
    ),
    firms: column('本地企业', 'Firms', 'integer', (row) => row.firms, { unit: '家', usual: false }),
    evidence: column('证据', 'Evidence', 'integer', (row) => row.evidence, { unit: '项' }),
    blocks: column('其中堵点', 'Blocks', 'integer', (row) => row.blocks, { unit: '项', usual: false }),
    problems: column('未办结问题', 'Open problems', 'integer', (row) => row.problems, { unit: '项' }),
    gap: column('缺口', 'Gaps', 'text', (row) => dualGapWords[row.gap], { width: 18 }),
    needs: column('在招需求', 'Open needs', 'integer', (row) => row.needs, { unit: '项', usual: false }),
    demand: column('人才需求', 'Demand', 'integer', (row) => row.demand, { unit: '人' }),
    people: column('相关人才', 'People', 'integer', (row) => row.people, { unit: '人', usual: false }),
    supply: column('折算供给', 'Supply by shares', 'decimal', (row) => row.supply, { unit: '人', scale: 2 }),
    heat: column('热度', 'Heat', 'decimal', (row) => row.heat, { unit: '人', scale: 2 }),
  },
})
