import { z } from 'zod'

const whole = z.int()
const seconds = z.number().min(0)

/** `summary.json` of `match`. */
export const matchSummary = z.object({
  status: z
    .enum(['optimal', 'stable'])
    .describe('optimal: proved by the prices, gap 0. stable: nobody would leave for another, checked'),
  method: z.enum(['optimal', 'stable']),
  objective: z.enum(['tiers', 'score']).nullable().describe('null for the method stable'),
  proposer: z.enum(['person', 'need']).nullable().describe('null for the method optimal'),
  needs: whole.describe('rows of needs.csv'),
  people: whole.describe('rows of people.csv'),
  edges: whole.describe('rows of edges.csv'),
  filled: whole.describe('seats that are filled'),
  filledByTier: z
    .record(z.string().regex(/^\d+$/), whole)
    .describe('seats filled by tier; every tier that has a need'),
  totalScore: whole,
  primal: whole.nullable().describe('worth of the matching; null for the method stable'),
  dual: whole.nullable().describe('no matching with these fills of tiers is worth more'),
  gap: whole.nullable().describe('dual − primal'),
  blockingPairs: whole.describe('pairs that would both rather have each other'),
  seconds: z.object({ read: seconds, build: seconds, solve: seconds, verify: seconds, write: seconds }),
  peakMemoryBytes: whole,
})
export type MatchSummary = z.infer<typeof matchSummary>

/** JSON Schema of `summary.json`. */
export const matchSummarySchema = () => ({
  title: 'summary.json of shuanglian match',
  ...z.toJSONSchema(matchSummary, { target: 'draft-2020-12' }),
})
