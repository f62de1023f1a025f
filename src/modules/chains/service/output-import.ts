import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { may } from '#platform/rights/rights.ts'
import type { Entered, Existing, ImportTarget } from '#platform/tabular/import/target.ts'
import { tidyDecimal } from '#platform/tabular/read/amount.ts'
import type { Finding } from '#platform/tabular/read/finding.ts'
import type { OutputStatus } from '../contract/index.ts'
import { outputTable } from '../contract/output-table.ts'
import * as queries from '../queries/output.ts'
import { industryRef, outputRef } from '../refs.ts'
import { ofIndustry } from './reach.ts'

const record = 'chains.output.record'

/** What a person enters for one figure. */
interface EnteredFigure {
  industryCode: string
  month: string
  status: OutputStatus
  amountYuan: string
  source: string
}

/** How monthly output values come in as a table: a row means the figure of its industry, month and status. */
export const outputImport: ImportTarget = {
  table: outputTable,
  permission: record,
  pages: { list: '/output', one: (id) => `/output?industry=${keyOf(id).industryCode}` },
  faultWords: {
    'chains.output.future': {
      zh: '月份尚未到来，不能登记产值',
      en: 'the month lies ahead: no output can be recorded yet',
    },
  },
  async dictionaries(ctx) {
    const industries = await queries.listIndustries(ctx.db)
    return {
      'chains.industry': industries
        .filter((industry) => may(ctx, record, ofIndustry(industry)))
        .map(({ code, name, aliases }) => ({ value: code, title: name, aliases })),
    }
  },
  async find(ctx, keys) {
    const wanted = keys.map((key) => key as unknown as EnteredFigure)
    const found = await entered(ctx, wanted.map(idOf))
    return wanted.map((key): Existing | null => {
      const figure = found.get(idOf(key))
      return figure === undefined ? null : { id: idOf(key), entered: figure }
    })
  },
  async check(ctx, rows) {
    const thisMonth = businessDay(ctx.clock).slice(0, 7)
    return rows.map((row): Finding[] =>
      figureOf(row.entered).month > thisMonth
        ? [{ column: 'month', code: 'chains.output.future', details: {} }]
        : [],
    )
  },
  idOf: (values) => idOf(figureOf(values)),
  write: (tx, rows, batch) =>
    write(
      tx,
      rows.map(({ existing, entered: values }) => ({ before: existing, after: figureOf(values) })),
      batch,
      null,
    ),
  lock: entered,
  async restore(tx, id, values, batch) {
    const before = (await entered(tx, [id])).get(id) ?? null
    await write(tx, [{ before, after: figureOf(values) }], batch, 'chains.output.importReverted')
  },
  async remove(tx, id, reason) {
    const before = (await entered(tx, [id])).get(id)
    if (before === undefined) throw new AppError('notFound', 'chains.output.unknown', `there is no ${id}`)
    const { industryCode, month, status } = keyOf(id)
    await queries.deleteFigure(tx.db, { industryCode, month, status })
    await recordChanges(tx, [
      {
        action: 'chains.output.importReverted',
        object: outputRef(industryCode, month),
        before,
        after: null,
        reason,
        links: [outputOf(industryCode, month)],
      },
    ])
  },
}

const idOf = ({ industryCode, month, status }: queries.FigureKey): string =>
  `${industryCode}/${month}/${status}`

function keyOf(id: string): queries.FigureKey {
  const [industryCode = '', month = '', status = ''] = id.split('/')
  return { industryCode, month, status: status as OutputStatus }
}

const figureOf = (values: Entered): EnteredFigure => values as unknown as EnteredFigure

/** Figures as they would be entered, by id; held against other writers in a transaction. */
async function entered(ctx: Context, ids: readonly string[]): Promise<Map<string, Entered>> {
  const figures = await queries.figuresByKey(ctx.db, ids.map(keyOf), ctx.pending !== null)
  return new Map(
    figures.map((figure): [string, Entered] => [
      idOf(figure),
      { ...figure, amountYuan: tidyDecimal(figure.amountYuan) },
    ]),
  )
}

/** @param action null for what recording or correcting by hand is called. */
async function write(
  tx: Context,
  changes: readonly { before: Entered | null; after: EnteredFigure }[],
  batch: ObjectRef,
  action: string | null,
): Promise<void> {
  const industries = new Map((await queries.listIndustries(tx.db)).map((one) => [one.code, one.id]))
  await queries.putFigures(
    tx.db,
    changes.map(({ after }) => ({ industryId: industries.get(after.industryCode)!, ...after })),
    tx.clock.now(),
  )
  await recordChanges(
    tx,
    changes.map(({ before, after }) => ({
      action: action ?? (before === null ? 'chains.output.record' : 'chains.output.correct'),
      object: outputRef(after.industryCode, after.month),
      before,
      after,
      // By hand a correction names its reason; here the batch is it.
      reason: before === null ? null : '按导入的文件更正',
      links: [
        outputOf(after.industryCode, after.month),
        { from: outputRef(after.industryCode, after.month), relation: 'importedIn', to: batch },
      ],
    })),
  )
}

const outputOf = (industryCode: string, month: string) => ({
  from: outputRef(industryCode, month),
  relation: 'outputOf',
  to: industryRef(industryCode),
})
