import { z } from 'zod'
import { download, endpoint, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { gapList } from './gap-list.ts'
import { gapRow } from './gap-row.ts'
import { actionType, code, segment, tier, verdict } from './terms.ts'

export { gapList } from './gap-list.ts'
export type { GapRow } from './gap-row.ts'

export const gapFilter = z.object({
  chain: oneOrMany(code).optional(),
  verdict: oneOrMany(verdict).optional(),
  segment: oneOrMany(segment).optional(),
  action: oneOrMany(actionType).optional(),
  tier: oneOrMany(tier).optional(),
  stale: z.boolean().optional(),
  query: z.string().max(100).optional(),
})
export type GapFilter = z.infer<typeof gapFilter>

const gapListQuery = gapFilter.extend(listQuery(gapList).shape)
export type GapListQuery = z.infer<typeof gapListQuery>

const gapFileQuery = gapFilter.extend(listFileQuery(gapList).shape)
export type GapFileQuery = z.infer<typeof gapFileQuery>

const tags = ['diagnosis']

export const gapContract = {
  listGaps: endpoint('chains.chain.read', {
    method: 'GET',
    path: '/gaps',
    tags,
    summary: 'Gaps across chains, most pressing first (without a verdict filter: all but sound)',
  })
    .input(gapListQuery)
    .output(listPageOf(gapRow, gapList)),
  exportGaps: endpoint('chains.gap.export', {
    method: 'GET',
    path: '/gaps/export',
    tags,
    summary: 'The same list as an Excel file',
  })
    .input(gapFileQuery)
    .output(download),
}
