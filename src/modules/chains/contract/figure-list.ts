import { z } from 'zod'
import { decimal, download, endpoint, instant, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { describeList, listOfTable } from '#platform/list/description.ts'
import { month } from './output.ts'
import { outputTable } from './output-table.ts'
import { code, outputStatus } from './terms.ts'

/** One recorded figure among those of all industries. */
export const figureRow = z.object({
  /** Industry, month and status: `pv-industry/2026-03/final`. */
  id: z.string(),
  industryCode: z.string(),
  industryName: z.string(),
  chains: z.array(z.object({ code: z.string(), name: z.string() })),
  month,
  amountYuan: decimal,
  /** The best figure of the same month of last year. */
  lastYearYuan: decimal.nullable(),
  /** 100 × (this − last year) ÷ last year, with one decimal. */
  growthPercent: decimal.nullable(),
  /** January to this month, from the best figure of each month that is there. */
  cumulativeYuan: decimal,
  status: outputStatus,
  source: z.string(),
  recordedAt: instant,
})
export type FigureRow = z.infer<typeof figureRow>

const { columns } = listOfTable<FigureRow>()(outputTable, { sorts: [] })

/**
 * The recorded output values of all industries. The columns that are imported bear the same titles here, so that a file
 * of the list can be corrected and brought again. An amount is added up where nothing is counted twice.
 */
export const figureList = describeList<FigureRow>()({
  object: outputTable.object,
  title: { zh: '产值数据', en: 'Output figures' },
  sorts: [
    'industryCode',
    'month',
    'amountYuan',
    'lastYearYuan',
    'growthPercent',
    'cumulativeYuan',
    'status',
    'recordedAt',
  ],
  totals: ['amountYuan', 'lastYearYuan'],
  columns: {
    industryCode: columns.industryCode,
    month: columns.month,
    amountYuan: columns.amountYuan,
    lastYearYuan: {
      title: { zh: '上年同月', en: 'Same month of last year' },
      kind: 'decimal',
      unit: '元',
      scale: 2,
      usual: true,
      width: 20,
      value: (row) => row.lastYearYuan,
    },
    growthPercent: {
      title: { zh: '当月同比', en: 'Growth of the month' },
      kind: 'decimal',
      unit: '%',
      scale: 1,
      usual: true,
      width: 12,
      value: (row) => row.growthPercent,
    },
    cumulativeYuan: {
      title: { zh: '年内累计', en: 'Since January' },
      kind: 'decimal',
      unit: '元',
      scale: 2,
      usual: true,
      width: 20,
      value: (row) => row.cumulativeYuan,
    },
    status: columns.status,
    source: columns.source,
    chains: {
      title: { zh: '所属产业链', en: 'Chains' },
      kind: 'text',
      usual: false,
      width: 24,
      value: (row) => row.chains.map(({ name }) => name).join('、') || null,
    },
    recordedAt: {
      title: { zh: '登记时间', en: 'Recorded' },
      kind: 'instant',
      usual: false,
      width: 18,
      value: (row) => row.recordedAt,
    },
  },
})

export const figureFilter = z.object({
  industry: oneOrMany(code).optional(),
  chain: oneOrMany(code).optional(),
  /** First and last month, both included. */
  from: month.optional(),
  to: month.optional(),
  status: oneOrMany(outputStatus).optional(),
  /** Every figure recorded; without it the best of each month. */
  everyStatus: z.boolean().optional(),
  /** Words in the source. */
  query: z.string().max(100).optional(),
})
export type FigureFilter = z.infer<typeof figureFilter>

const figureListQuery = figureFilter.extend(listQuery(figureList).shape)
export type FigureListQuery = z.infer<typeof figureListQuery>

const figureFileQuery = figureFilter.extend(listFileQuery(figureList).shape)
export type FigureFileQuery = z.infer<typeof figureFileQuery>

const tags = ['output']

export const figureListContract = {
  listFigures: endpoint('chains.output.read', {
    method: 'GET',
    path: '/output/figures',
    tags,
    summary:
      'Recorded output values of all industries, the best of each month; sums only where nothing is counted twice: within one industry, one figure a month',
  })
    .input(figureListQuery)
    .output(listPageOf(figureRow, figureList)),
  exportFigures: endpoint('chains.output.export', {
    method: 'GET',
    path: '/output/figures/export',
    tags,
    summary: 'The same list as an Excel file, which can be imported again',
  })
    .input(figureFileQuery)
    .output(download),
}
