import { z } from 'zod'
import { day, download, endpoint } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { dualList, dualRow } from './dual-list.ts'

const chain = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const conditions = z.object({
  chainCode: chain,
  /** `some`: only nodes that lack on one side at least; `both`: only those that lack on both. */
  gap: z.enum(['both', 'some', 'any']).default('any'),
  segment: dualRow.shape.segment.unwrap().optional(),
})
export const dualFilter = conditions.extend(listQuery(dualList).shape)
export type DualFilter = z.infer<typeof dualFilter>
export const dualFileQuery = conditions.extend(listFileQuery(dualList).shape)
export type DualFileQuery = z.infer<typeof dualFileQuery>

/** Sums over the whole chain, whatever is chosen. */
export const dualSums = z.object({
  demand: z.number().int(),
  supply: z.number(),
  heat: z.number(),
  /** Nodes that lack on both sides, of industry alone, of talent alone. */
  both: z.number().int(),
  industry: z.number().int(),
  talent: z.number().int(),
})
export type DualSums = z.infer<typeof dualSums>

const tags = ['talent']

export const dualContract = {
  listDual: endpoint('talent.dual.read', {
    method: 'GET',
    path: '/talent/dual/{chainCode}',
    tags,
    summary: 'A chain by node: verdict and evidence beside demand, supply and heat of talent',
  })
    .input(dualFilter)
    .output(
      listPageOf(dualRow, dualList).extend({
        chainName: z.string(),
        templateVersion: z.string().nullable(),
        computedOn: day,
        sums: dualSums,
      }),
    ),
  exportDual: endpoint('talent.dual.export', {
    method: 'GET',
    path: '/talent/dual/{chainCode}/export',
    tags,
    summary: 'The same as a workbook',
  })
    .input(dualFileQuery)
    .output(download),
  getNodeHeat: endpoint('talent.dual.read', {
    method: 'GET',
    path: '/talent/dual/{chainCode}/nodes/{nodeCode}',
    tags,
    summary: 'Demand, supply and heat of one node',
  })
    .input(z.object({ chainCode: chain, nodeCode: chain }))
    .output(dualRow),
}
