import { postTable } from '#modules/governance/contract.ts'
import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { fillSheet, type SheetColumn, workbook } from '#platform/tabular/workbook.ts'
import { wordsOf } from '#platform/tabular/write/value-words.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  audienceWords,
  type NominationRow,
  type NominationState,
  type SeatKind,
  type UnitCoverageRow,
} from '../../contract/index.ts'
import { getUnitCoverage } from './unit-coverage.ts'
import { getEnrolment } from './view.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const stateWords: Readonly<Record<NominationState, string>> = {
  nominated: '待审核',
  selected: '入选',
  waitlisted: '候补',
  leftOut: '未入选',
  declined: '不符合条件',
  withdrawn: '已退出',
}
const seatWords: Readonly<Record<SeatKind, string>> = { hall: '现场', online: '线上分会场' }

const columns: SheetColumn<NominationRow>[] = [
  { title: '单位', width: 28, value: ({ unit }) => unit.name },
  { title: '单位类别', width: 14, value: (row) => audienceWords[row.audience].zh },
  { title: '姓名', width: 12, personal: true, value: ({ person }) => person.name },
  { title: '职务', width: 20, personal: true, value: ({ title }) => title },
  {
    title: '链上职责',
    width: 14,
    value: ({ dutyRole }) =>
      dutyRole === null ? null : (wordsOf(postTable.columns.role, dutyRole)?.zh ?? null),
  },
  {
    title: '状态',
    width: 14,
    value: ({ state, rank }) => `${stateWords[state]}${rank === null ? '' : ` 第 ${rank} 位`}`,
  },
  { title: '席位', width: 12, value: ({ seat }) => (seat === null ? null : seatWords[seat]) },
  { title: '审核情况', width: 48, value: ({ checks }) => checks.map(({ text }) => text.zh).join('') },
  { title: '选员理由', width: 48, value: ({ proposalReason }) => proposalReason?.zh ?? null },
  {
    title: '说明',
    width: 32,
    value: ({ reason, waiver }) => [reason, waiver].filter((one) => one !== null).join('；'),
  },
]

/** The nominations of a class within the reach of the right to export, as a workbook; that it left the house is noted. */
export async function exportNominations(ctx: Context, id: string): Promise<File> {
  requireRight(ctx, 'training.nomination.export')
  const { title, mayRun, nominations } = await getEnrolment(ctx, id)
  const rows = nominations.filter(
    ({ unit }) => mayRun || may(ctx, 'training.nomination.export', { orgIds: [unit.id] }),
  )
  return sent(ctx, {
    name: 'nominations',
    sheet: '报名名单',
    title: `${title}报名名单`,
    columns,
    rows,
    details: { classId: id },
  })
}

/** Coverage of units over a year as a workbook. */
export async function exportUnitCoverage(ctx: Context, year: number | undefined): Promise<File> {
  const coverage = await getUnitCoverage(ctx, year, 'training.nomination.export')
  const classes = [
    ...new Map(coverage.rows.flatMap((row) => row.classes.map((one) => [one.id, one] as const))).values(),
  ].sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  const of = (row: UnitCoverageRow, id: string) => row.classes.find((one) => one.id === id)
  const sheet: SheetColumn<UnitCoverageRow>[] = [
    { title: '单位', width: 28, value: ({ unit }) => unit.name },
    { title: '单位类别', width: 14, value: (row) => audienceWords[row.audience].zh },
    { title: '在编人数', width: 10, value: ({ people }) => people },
    ...coverage.quarters.map((quarter) => ({
      title: `${quarter}参训`,
      width: 12,
      value: (row: UnitCoverageRow) => row.quarters.find((one) => one.quarter === quarter)?.selected ?? 0,
    })),
    { title: '全年参训', width: 10, value: ({ selected }) => selected },
    { title: '未入选', width: 10, value: ({ leftOut }) => leftOut },
    ...classes.map((one) => ({
      title: `${one.startsOn} ${one.title}`,
      width: 20,
      value: (row: UnitCoverageRow) => of(row, one.id)?.selected ?? null,
    })),
  ]
  return sent(ctx, {
    name: 'unit-coverage',
    sheet: '参训覆盖',
    title: `${coverage.year} 年各单位参训覆盖`,
    columns: sheet,
    rows: coverage.rows,
    details: { year: coverage.year },
  })
}

async function sent<Row>(
  ctx: Context,
  file: {
    name: string
    sheet: string
    title: string
    columns: SheetColumn<Row>[]
    rows: readonly Row[]
    details: object
  },
): Promise<File> {
  const today = businessDay(ctx.clock)
  const title = `${file.title}（共 ${file.rows.length} 条　填报人：${ctx.actor.name}　数据截至：${today}）`
  const bytes = await workbook(
    [fillSheet({ name: file.sheet, title, columns: file.columns, rows: file.rows })],
    { by: ctx.actor.name, at: ctx.clock.now() },
  )
  await inTransaction(ctx, async (tx) =>
    recordOccurrences(tx, [
      {
        action: file.name === 'nominations' ? 'training.nomination.export' : 'training.unitCoverage.export',
        object: { kind: 'training.list', id: file.name },
        details: { ...file.details, rows: file.rows.length },
      },
    ]),
  )
  return new File([bytes], `${file.name}-${today}.xlsx`, { type: xlsx })
}
