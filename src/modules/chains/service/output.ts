import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Industry, OutputStatus, OutputValue } from '../contract/index.ts'
import { monthlySeries, yearTotal } from '../output-series.ts'
import * as queries from '../queries/output.ts'
import { industryRef, outputRef } from '../refs.ts'
import { ofIndustry } from './reach.ts'
import { unknownIndustry } from './unknown.ts'

/** Industries with their latest figure; those mapped to one chain, if a chain is given. */
export async function listIndustries(ctx: Context, chainCode: string | undefined): Promise<Industry[]> {
  const all = (await queries.listIndustries(ctx.db)).filter((industry) => seesOutput(ctx, industry))
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
    await queries.putFigures(tx.db, [{ industryId: industry.id, ...figure }], tx.clock.now())
    await recordChanges(tx, [
      {
        action: before === null ? 'chains.output.record' : 'chains.output.correct',
        object: outputRef(industryCode, figure.month),
        before,
        after: figure,
        reason: figure.reason,
        links: [
          {
            from: outputRef(industryCode, figure.month),
            relation: 'outputOf',
            to: industryRef(industryCode),
          },
        ],
      },
    ])
    const { values } = await listOutput(tx, industryCode, { from: figure.month, to: figure.month })
    return values[0]!
  })
}

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
