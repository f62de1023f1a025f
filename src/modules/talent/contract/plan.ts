import { z } from 'zod'
import { day, download, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { describeList, listOfTable } from '#platform/list/description.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { completionOf } from './plan-progress.ts'
import { planCategories, planTable } from './plan-table.ts'

/** A line of the plan: one category in one county, or the city, in one year. */
export const planLine = rowSchema(planTable).extend({
  id: z.uuid(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type PlanLine = z.infer<typeof planLine>

/**
 * Whom the product itself brought on board in the time of a figure, as far as the caller reads engagements; null for whoever
 * reads none. It is what stands behind the figure reported and not the figure: many come otherwise.
 */
export const planBehind = z
  .object({ people: z.number().int(), engagements: z.number().int(), from: day, until: day })
  .nullable()
export type PlanBehind = z.infer<typeof planBehind>

/** With whether whoever asks may report on it. */
export const planLineDetail = planLine.extend({ mayReport: z.boolean(), behind: planBehind })
export type PlanLineDetail = z.infer<typeof planLineDetail>

export const planLineInput = inputSchema(planTable)
export type PlanLineInput = z.infer<typeof planLineInput>

const ofTable = listOfTable<PlanLine>()(planTable, { sorts: ['year', 'category', 'regionCode'] })
const { note, targetSource, actualSource, asOfOn, actual, ...first } = ofTable.columns

/** The columns of the table, with the completion that follows from them. */
export const planList = describeList<PlanLine>()({
  object: ofTable.object,
  title: ofTable.title,
  columns: {
    ...first,
    actual,
    completion: {
      title: { zh: '完成率', en: 'Completion' },
      kind: 'decimal',
      scale: 1,
      unit: '%',
      usual: true,
      width: 10,
      value: completionOf,
    },
    asOfOn,
    targetSource,
    actualSource,
    note,
  },
  sorts: ['year', 'category', 'regionCode', 'target', 'actual'],
  totals: [],
})

const conditions = z.object({
  year: z
    .string()
    .regex(/^20\d{2}$/)
    .optional(),
  category: z.enum(planCategories).optional(),
  region: z.string().max(12).optional(),
})
export const planFilter = conditions.extend(listQuery(planList).shape)
export type PlanFilter = z.infer<typeof planFilter>
export const planFileQuery = conditions.extend(listFileQuery(planList).shape)
export type PlanFileQuery = z.infer<typeof planFileQuery>

const figure = z.number().int().nullable()

/** How a category stands in a year: the city's own figure, and the counties' together beside it. */
export const planProgress = z.object({
  category: z.enum(planCategories),
  target: figure,
  actual: figure,
  /** Percent with one digit behind the point; null where one of the two is missing. */
  completion: z.string().nullable(),
  asOfOn: z.string().nullable(),
  behind: planBehind,
  /** Reached in all years up to this one; null where no year was reported. */
  cumulative: figure,
  cumulativeTarget: figure,
  /** Years between the first of the plan and this one for which the city reported nothing. */
  missingYears: z.array(z.string()),
  counties: z.object({
    lines: z.number().int(),
    reported: z.number().int(),
    target: figure,
    actual: figure,
  }),
  /** The counties together less the city's figure; null where one of the two is missing. */
  targetDifference: figure,
  actualDifference: figure,
})
export type PlanProgress = z.infer<typeof planProgress>

const tags = ['talent']
const byId = z.object({ id: z.uuid() })

export const planContract = {
  listPlanLines: endpoint('talent.plan.read', {
    method: 'GET',
    path: '/talent/plan/lines',
    tags,
    summary: 'Targets of the talent plan and what was reached, by year, category and county',
  })
    .input(planFilter)
    .output(listPageOf(planLine, planList)),
  getPlanProgress: endpoint('talent.plan.read', {
    method: 'GET',
    path: '/talent/plan/progress',
    tags,
    summary: 'How each category stands in a year, with the counties together beside the city',
  })
    .input(z.object({ year: z.string().regex(/^20\d{2}$/) }))
    .output(z.object({ years: z.array(z.string()), categories: z.array(planProgress) })),
  exportPlanLines: endpoint('talent.plan.export', {
    method: 'GET',
    path: '/talent/plan/lines/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(planFileQuery)
    .output(download),
  getPlanLine: endpoint('talent.plan.read', {
    method: 'GET',
    path: '/talent/plan/lines/{id}',
    tags,
    summary: 'One line of the plan',
  })
    .input(byId)
    .output(planLineDetail),
  addPlanLine: endpoint('talent.plan.edit', {
    method: 'POST',
    path: '/talent/plan/lines',
    tags,
    summary: 'Set a target for a category in a county, or the city, in a year',
    successStatus: 201,
  })
    .input(planLineInput)
    .output(planLineDetail),
  updatePlanLine: endpoint('talent.plan.edit', {
    method: 'PUT',
    path: '/talent/plan/lines/{id}',
    tags,
    summary: 'Change a line of the plan',
  })
    .input(planLineInput.extend({ id: z.uuid(), lockVersion }))
    .output(planLineDetail),
  reportPlanActual: endpoint('talent.plan.report', {
    method: 'PUT',
    path: '/talent/plan/lines/{id}/actual',
    tags,
    summary: 'Report what a county reached, from the beginning of the year to a day',
  })
    .input(
      byId.extend({
        actual: planTable.columns.actual.schema,
        asOfOn: planTable.columns.asOfOn.schema,
        actualSource: planTable.columns.actualSource.schema,
        lockVersion,
      }),
    )
    .output(planLineDetail),
}
