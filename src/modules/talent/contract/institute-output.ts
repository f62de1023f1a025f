import { z } from 'zod'
import { download, endpoint, instant, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { outputTable } from './institute-table.ts'
import { provinceChoices } from './provinces.ts'
import { removal, removed } from './removal.ts'

/** Graduates of a major in a year, with where they come from. */
export const instituteOutput = rowSchema(outputTable).extend({
  id: z.uuid(),
  province: z.string(),
  city: z.string(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type InstituteOutput = z.infer<typeof instituteOutput>

export const instituteOutputInput = inputSchema(outputTable)
export type InstituteOutputInput = z.infer<typeof instituteOutputInput>

export const outputList = listOfTable<InstituteOutput>()(outputTable, {
  sorts: ['instituteId', 'majorCode', 'year', 'graduates', 'employedLocal'],
  totals: ['graduates', 'employedLocal'],
})

const year = z.string().regex(/^20\d{2}$/)
const conditions = z.object({
  institute: z.uuid().optional(),
  /** Of this major or one within it. */
  major: z.string().max(12).optional(),
  year: year.optional(),
  province: oneOrMany(z.enum(provinceChoices.map(({ value }) => value))).optional(),
})
export const outputFilter = conditions.extend(listQuery(outputList).shape)
export type OutputFilter = z.infer<typeof outputFilter>
export const outputFileQuery = conditions.extend(listFileQuery(outputList).shape)
export type OutputFileQuery = z.infer<typeof outputFileQuery>

const tags = ['talent']
const byId = z.object({ id: z.uuid() })
const read = 'talent.institute.read'
const edit = 'talent.institute.edit'

export const instituteOutputContract = {
  listInstituteOutputs: endpoint(read, {
    method: 'GET',
    path: '/talent/institute-outputs',
    tags,
    summary: 'Graduates of institutes by major and year, with their sums',
  })
    .input(outputFilter)
    .output(listPageOf(instituteOutput, outputList).extend({ years: z.array(z.string()) })),
  exportInstituteOutputs: endpoint('talent.institute.export', {
    method: 'GET',
    path: '/talent/institute-outputs/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(outputFileQuery)
    .output(download),
  getInstituteOutput: endpoint(read, {
    method: 'GET',
    path: '/talent/institute-outputs/{id}',
    tags,
    summary: 'Graduates of one major in one year',
  })
    .input(byId)
    .output(instituteOutput),
  addInstituteOutput: endpoint(edit, {
    method: 'POST',
    path: '/talent/institute-outputs',
    tags,
    summary: 'Enter the graduates of a major in a year',
    successStatus: 201,
  })
    .input(instituteOutputInput)
    .output(instituteOutput),
  updateInstituteOutput: endpoint(edit, {
    method: 'PUT',
    path: '/talent/institute-outputs/{id}',
    tags,
    summary: 'Correct the graduates of a major in a year',
  })
    .input(instituteOutputInput.extend({ id: z.uuid(), lockVersion }))
    .output(instituteOutput),
  removeInstituteOutput: endpoint(edit, {
    method: 'POST',
    path: '/talent/institute-outputs/{id}/remove',
    tags,
    summary: 'Take back a figure that was entered by mistake, with a reason; what it was stays in the audit',
  })
    .input(removal)
    .output(removed),
}
