import { z } from 'zod'
import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink, withTold } from '#platform/audit/undoer.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { decimal } from '#platform/http/contract.ts'
import { guardBy, may, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Industry, OutputStatus, OutputValue } from '../contract/index.ts'
import { month } from '../contract/output.ts'
import { outputStatus } from '../contract/terms.ts'
import { monthlySeries, yearTotal } from '../output-series.ts'
import * as queries from '../queries/output.ts'
import { industryRef, outputRef } from '../refs.ts'
import { belongingOfOutput, ofIndustry } from './reach.ts'
import { unknownIndustry } from './unknown.ts'

/** Industries with their latest figure; those mapped to one chain, if a chain is given. */
export async function listIndustries(ctx: Context, chainCode: string | undefined): Promise<Industry[]> {
  const all = await seenIndustries(ctx)
  const wanted =
    chainCode === undefined
      ? all
      : all.filter((industry) => industry.chains.some((chain) => chain.code === chainCode))
  const figures = await queries.listBestFigures(
    ctx.db,
    wanted.map((industry) => industry.id),
  )
  return wanted.map((industry) =>
    describeIndustry(industry, monthlySeries(figures.filter((figure) => figure.industryId === industry.id))),
  )
}

/** The industries whose output the caller sees, in their order. */
export const seenIndustries = async (ctx: Context): Promise<queries.Industry[]> =>
  (await queries.listIndustries(ctx.db)).filter((industry) => seesOutput(ctx, industry))

const seesOutput = (ctx: Context, industry: queries.Industry): boolean =>
  may(ctx, 'chains.output.read', ofIndustry(industry))

function describeIndustry(industry: queries.Industry, series: OutputValue[]): Industry {
  const { code, name, aliases, chains } = industry
  const latest = series.at(-1) ?? null
  const year =
    latest === null
      ? null
      : latest.month.endsWith('-12')
        ? Number(latest.month.slice(0, 4))
        : Number(latest.month.slice(0, 4)) - 1
  const amountYuan = year === null ? null : yearTotal(series, year)
  return {
    code,
    name,
    aliases,
    chains,
    latest,
    lastYear: year === null || amountYuan === null ? null : { year, amountYuan },
  }
}

/** The best figure of each month with the running total of its year. */
export async function listOutput(
  ctx: Context,
  industryCode: string,
  window: { from?: string | undefined; to?: string | undefined },
): Promise<{ industry: Industry; values: OutputValue[] }> {
  const industry = await industryByCode(ctx, industryCode)
  const series = monthlySeries(await queries.listBestFigures(ctx.db, [industry.id]))
  const { from, to } = window
  return {
    industry: describeIndustry(industry, series),
    values: series.filter(
      (value) => (from === undefined || value.month >= from) && (to === undefined || value.month <= to),
    ),
  }
}

/**
 * Records the figure of a month. A figure of the same status is corrected, which needs a reason; one of another
 * status stands beside it, and the better status is the one shown.
 *
 * @param lockVersion of the figure the person saw, null where there was none.
 * @throws AppError `conflict` when somebody recorded or corrected it meanwhile.
 */
export async function recordOutput(
  ctx: Context,
  industryCode: string,
  figure: { month: string; amountYuan: string; status: OutputStatus; source: string; reason: string | null },
  lockVersion: number | null,
): Promise<OutputValue> {
  if (figure.month > businessDay(ctx.clock).slice(0, 7)) {
    throw new AppError('badInput', 'chains.output.future', `${figure.month} lies ahead`, { field: 'month' })
  }
  return inTransaction(ctx, async (tx) => {
    const industry = await industryByCode(tx, industryCode)
    requireRight(tx, 'chains.output.record', ofIndustry(industry))
    const before = await queries.findFigure(tx.db, industry.id, figure.month, figure.status, {
      lock: true,
    })
    requireVersion(before ?? { lockVersion: 0 }, lockVersion ?? 0)
    if (before !== null && !figure.reason) {
      throw new AppError(
        'badInput',
        'chains.output.reasonNeeded',
        'a figure of this month and status exists; a correction needs a reason',
        { field: 'reason', before },
      )
    }
    const after = await putFigure(tx, industry, figure)
    await recordChanges(tx, [
      {
        action: before === null ? 'chains.output.record' : 'chains.output.correct',
        object: outputRef(industryCode, figure.month),
        before,
        after,
        reason: figure.reason,
        links: [outputLink(industryCode, figure.month)],
      },
    ])
    const { values } = await listOutput(tx, industryCode, { from: figure.month, to: figure.month })
    return values[0]!
  })
}

async function putFigure(
  tx: Context,
  industry: queries.Industry,
  figure: { month: string; amountYuan: string; status: OutputStatus; source: string },
): Promise<queries.StoredFigure> {
  const { month, amountYuan, status, source } = figure
  await queries.putFigures(
    tx.db,
    [{ industryId: industry.id, month, amountYuan, status, source }],
    tx.clock.now(),
  )
  return (await queries.findFigure(tx.db, industry.id, month, status, { lock: false }))!
}

const outputLink = (industryCode: string, month: string): Link => ({
  from: outputRef(industryCode, month),
  relation: 'outputOf',
  to: industryRef(industryCode),
})

const told = z.object({ month, amountYuan: decimal, status: outputStatus, source: z.string() })

/** Takes back the correction of a figure. Its month holds one figure of each status: the entry says of which. */
export const outputUndoer: Undoer = {
  actions: ['chains.output.correct', 'chains.output.undo'],
  permission: 'chains.output.record',
  editable: guardBy('chains.output.record', belongingOfOutput),
  lock: async (tx, change) => {
    const left = told.parse(change.after)
    const industry = await industryOfFigure(tx, change.object.id)
    const figure = await queries.findFigure(tx.db, industry.id, left.month, left.status, { lock: true })
    if (figure === null) return null
    const same = Number(figure.amountYuan) === Number(left.amountYuan)
    return withTold(change, {
      ...told.parse(figure),
      ...(same ? { amountYuan: left.amountYuan } : {}),
    })
  },
  restore: async (tx, change) => {
    const figure = told.parse(change.before)
    const industry = await industryOfFigure(tx, change.object.id)
    const before = await queries.findFigure(tx.db, industry.id, figure.month, figure.status, { lock: true })
    const after = await putFigure(tx, industry, figure)
    await recordChanges(tx, [
      {
        action: 'chains.output.undo',
        object: change.object,
        before,
        after,
        links: [outputLink(industry.code, figure.month), undoLink(change)],
      },
    ])
  },
}

const industryOfFigure = (ctx: Context, id: string): Promise<queries.Industry> =>
  industryByCode(ctx, id.split('/')[0] ?? '')

/** The figure of one month and status; null while none is recorded. */
export async function getFigure(
  ctx: Context,
  industryCode: string,
  month: string,
  status: OutputStatus,
): Promise<queries.StoredFigure | null> {
  const industry = await industryByCode(ctx, industryCode)
  return queries.findFigure(ctx.db, industry.id, month, status, { lock: false })
}

async function industryByCode(ctx: Context, code: string): Promise<queries.Industry> {
  const industry = (await queries.listIndustries(ctx.db)).find((item) => item.code === code)
  if (industry === undefined || !seesOutput(ctx, industry)) throw unknownIndustry(code)
  return industry
}
