import { organisationEntries, organisationRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import type { Link } from '#platform/thread/thread.ts'
import { figureTable } from '../../contract/figure-table.ts'
import * as queries from '../../queries/figure.ts'
import { figureRef } from '../../refs.ts'
import { quarterOf } from '../../rules/effect.ts'

const right = 'training.figure.import'

/** How figures of service, efficiency and atmosphere come in, as a table; those of too few answers are refused. */
export const figureImport = rowByRow({
  table: figureTable,
  permission: right,
  pages: { list: '/training/classes', one: () => '/training/classes' },
  faultWords: {
    'training.figure.noQuarter': { zh: '季度写作 2023Q1', en: 'a quarter is written 2023Q1' },
    'training.figure.future': { zh: '季度尚未结束', en: 'the quarter is not over' },
  },
  object: figureRef,
  dictionaries: async (ctx) => ({ 'directory.organisation': await organisationEntries(ctx) }),
  find: (ctx, rows) => queries.figuresOf(ctx.db, rows.map(readRow)),
  async current(ctx, ids) {
    return new Map(
      (await queries.figuresById(ctx.db, ids)).map(({ id, ...figure }): [string, Entered] => [
        id,
        { ...figure },
      ]),
    )
  },
  async create(tx, id, entered, more) {
    const figure = { ...readRow(entered), id }
    requireFigure(tx, figure)
    await queries.insertFigures(tx.db, [figure], false, tx.clock.now())
    await record(tx, 'training.figure.record', null, figure, more)
  },
  async change(tx, id, entered, more, isRevert) {
    const before = await heldFigure(tx, id)
    const figure = { ...readRow(entered), id }
    requireFigure(tx, figure)
    await queries.updateFigure(tx.db, figure, tx.clock.now())
    const action = isRevert ? 'training.figure.importReverted' : 'training.figure.correct'
    await record(tx, action, before, figure, more)
  },
  async remove(tx, id, reason) {
    requireRight(tx, right, {})
    const before = await heldFigure(tx, id)
    await queries.deleteFigure(tx.db, id)
    await recordChanges(tx, [
      {
        action: 'training.figure.importReverted',
        object: figureRef(id),
        before,
        after: null,
        reason,
        links: [ofUnit(before)],
      },
    ])
  },
})

const readRow = (entered: Entered): queries.FigureValues => ({
  orgId: String(entered.orgId),
  quarter: String(entered.quarter),
  question: String(entered.question),
  asked: String(entered.asked),
  mean: String(entered.mean),
  answers: Number(entered.answers),
  source: String(entered.source),
})

/** @throws AppError `badInput` `training.figure.noQuarter`; `conflict` `training.figure.future` of one that is not over. */
function requireFigure(tx: Context, { quarter }: queries.FigureValues): void {
  requireRight(tx, right, {})
  if (!/^(19|20|21)\d{2}Q[1-4]$/.test(quarter))
    throw new AppError('badInput', 'training.figure.noQuarter', 'no quarter', { field: 'quarter' })
  if (quarter >= quarterOf(businessDay(tx.clock)))
    throw new AppError('conflict', 'training.figure.future', 'the quarter is not over', { field: 'quarter' })
}

async function heldFigure(tx: Context, id: string): Promise<queries.StoredFigure> {
  const [figure] = await queries.figuresById(tx.db, [id])
  if (figure === undefined)
    throw new AppError('notFound', 'training.figure.unknown', `there is no figure ${id}`)
  return figure
}

const ofUnit = (figure: queries.StoredFigure): Link => ({
  from: figureRef(figure.id),
  relation: 'figureOf',
  to: organisationRef(figure.orgId),
})

const record = (
  tx: Context,
  action: string,
  before: queries.StoredFigure | null,
  after: queries.StoredFigure,
  more: Link[],
) =>
  recordChanges(tx, [
    {
      action,
      object: figureRef(after.id),
      before,
      after,
      // A correction by a file has the file as its reason.
      reason: before === null ? null : '按导入的文件更正',
      links: [ofUnit(after), ...more],
    },
  ])
