import { z } from 'zod'
import { decimal, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { code, outputStatus } from './terms.ts'

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const outputValue = z.object({
  month,
  /** Output value of the month. */
  amountYuan: decimal,
  /** January to this month of the same year, from the best figure of each month. */
  cumulativeYuan: decimal,
  /** Cumulative against the same months of last year, per cent; null when they are not all known. */
  cumulativeGrowthPercent: z.number().nullable(),
  status: outputStatus,
  source: z.string(),
  recordedAt: instant,
})
export type OutputValue = z.infer<typeof outputValue>

/** What is recorded for one month in one status. */
export const outputFigure = z.object({
  month,
  status: outputStatus,
  amountYuan: decimal,
  source: z.string(),
  recordedAt: instant,
  lockVersion: z.number().int(),
})
export type OutputFigure = z.infer<typeof outputFigure>

export const industry = z.object({
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  /** Zero or more chains. */
  chains: z.array(z.object({ code: z.string(), name: z.string() })),
  latest: outputValue.nullable(),
  /** Sum of the last full calendar year, null when months are missing. */
  lastYear: z.object({ year: z.number().int(), amountYuan: decimal }).nullable(),
})
export type Industry = z.infer<typeof industry>

const tags = ['output']

export const outputContract = {
  listIndustries: endpoint('chains.output.read', {
    method: 'GET',
    path: '/industries',
    tags,
    summary: 'Industries with their latest output value',
  })
    .input(z.object({ chainCode: code.optional() }))
    .output(z.array(industry)),
  listOutput: endpoint('chains.output.read', {
    method: 'GET',
    path: '/industries/{industryCode}/output',
    tags,
    summary: 'Monthly output value, the best figure of each month',
  })
    .input(z.object({ industryCode: code, from: month.optional(), to: month.optional() }))
    .output(z.object({ industry, values: z.array(outputValue) })),
  getFigure: endpoint('chains.output.read', {
    method: 'GET',
    path: '/industries/{industryCode}/output/{month}/{status}',
    tags,
    summary: 'The figure of one month and status, with the version that a correction names',
  })
    .input(z.object({ industryCode: code, month, status: outputStatus }))
    .output(z.object({ figure: outputFigure.nullable() })),
  recordOutput: endpoint('chains.output.record', {
    method: 'POST',
    path: '/industries/{industryCode}/output',
    tags,
    summary: 'Record a monthly figure; a figure of the same status is corrected, with a reason',
    successStatus: 201,
  })
    .input(
      z.object({
        industryCode: code,
        month,
        amountYuan: decimal,
        status: outputStatus,
        source: z.string().trim().min(2).max(200),
        reason: z.string().trim().min(2).max(500).nullable().default(null),
        /** Version of the figure the person saw; null where there was none. */
        lockVersion: lockVersion.nullable(),
      }),
    )
    .output(outputValue),
}
