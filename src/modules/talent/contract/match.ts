import { z } from 'zod'
import { download, endpoint, pageOf, pageQuery } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import {
  matchRun,
  matchRunDetail,
  matchRunList,
  runPair,
  runPairList,
  runStates,
  startRunAnswer,
  startRunInput,
} from './match-run.ts'
import { needCandidates, pairWhy, runCheck, unfilledNeed, unmatchedPerson } from './match-why.ts'

const tags = ['talent']
const byId = z.object({ id: z.uuid() })
const runConditions = z.object({
  state: z.enum(runStates).optional(),
  /** Done runs that this need was part of. */
  needId: z.uuid().optional(),
})
const pairConditions = byId.extend({ tier: z.coerce.number().int().min(1).max(9).optional() })
export const matchRunFilter = runConditions.extend(listQuery(matchRunList).shape)
export type MatchRunFilter = z.infer<typeof matchRunFilter>
export const runPairFilter = pairConditions.extend(listQuery(runPairList).shape)
export type RunPairFilter = z.infer<typeof runPairFilter>
export const runPairFileQuery = pairConditions.extend(listFileQuery(runPairList).shape)
export type RunPairFileQuery = z.infer<typeof runPairFileQuery>
export const leftQuery = byId.extend(pageQuery.shape)

export const matchContract = {
  listMatchRuns: endpoint(
    'talent.match.read',
    { method: 'GET', path: '/talent/match-runs', tags, summary: 'Match runs, the newest first' },
    { passive: true },
  )
    .input(matchRunFilter)
    .output(listPageOf(matchRun, matchRunList)),
  getMatchRun: endpoint(
    'talent.match.read',
    {
      method: 'GET',
      path: '/talent/match-runs/{id}',
      tags,
      summary: 'One run with settings, progress and summary',
    },
    { passive: true },
  )
    .input(byId)
    .output(matchRunDetail),
  startMatchRun: endpoint('talent.match.run', {
    method: 'POST',
    path: '/talent/match-runs',
    tags,
    summary: 'Freeze needs and people and start a run; pins that cannot be kept are answered instead',
    successStatus: 201,
  })
    .input(startRunInput)
    .output(startRunAnswer),
  cancelMatchRun: endpoint('talent.match.run', {
    method: 'POST',
    path: '/talent/match-runs/{id}/cancel',
    tags,
    summary: 'End a run that has no result yet',
  })
    .input(byId)
    .output(matchRunDetail),
  checkMatchRun: endpoint('talent.match.read', {
    method: 'POST',
    path: '/talent/match-runs/{id}/check',
    tags,
    summary: 'Check hash, result and certificate anew from what is frozen',
  })
    .input(byId)
    .output(runCheck),
  listRunPairs: endpoint('talent.match.read', {
    method: 'GET',
    path: '/talent/match-runs/{id}/pairs',
    tags,
    summary: 'Pairs of a result',
  })
    .input(runPairFilter)
    .output(listPageOf(runPair, runPairList)),
  exportRunPairs: endpoint('talent.match.export', {
    method: 'GET',
    path: '/talent/match-runs/{id}/pairs/export',
    tags,
    summary: 'The same pairs as a workbook',
  })
    .input(runPairFileQuery)
    .output(download),
  whyPair: endpoint('talent.match.read', {
    method: 'GET',
    path: '/talent/match-runs/{id}/pairs/{needId}/{profileId}/why',
    tags,
    summary: 'Parts of a pair’s score and who comes next on both sides',
  })
    .input(byId.extend({ needId: z.uuid(), profileId: z.uuid() }))
    .output(pairWhy),
  listUnfilledNeeds: endpoint('talent.match.read', {
    method: 'GET',
    path: '/talent/match-runs/{id}/unfilled',
    tags,
    summary: 'Needs with seats left, what binds and what would change it',
  })
    .input(leftQuery)
    .output(pageOf(unfilledNeed)),
  listUnmatchedPeople: endpoint('talent.match.read', {
    method: 'GET',
    path: '/talent/match-runs/{id}/unmatched',
    tags,
    summary: 'People without a pair, what binds and what would change it',
  })
    .input(leftQuery)
    .output(pageOf(unmatchedPerson)),
  shortlistPairs: endpoint('talent.match.run', {
    method: 'POST',
    path: '/talent/match-runs/{id}/shortlist',
    tags,
    summary: 'Suggest pairs of a result for a person to decide on',
  })
    .input(
      byId.extend({
        pairs: z
          .array(z.object({ needId: z.uuid(), profileId: z.uuid() }))
          .min(1)
          .max(200),
      }),
    )
    .output(z.object({ suggested: z.number().int(), already: z.number().int() })),
  listCandidates: endpoint('talent.match.read', {
    method: 'GET',
    path: '/talent/needs/{id}/candidates',
    tags,
    summary: 'Best candidates of one need with the parts of their score, and whom each rule keeps out',
  })
    .input(byId.extend({ most: z.coerce.number().int().min(1).max(100).default(20) }))
    .output(needCandidates),
}
