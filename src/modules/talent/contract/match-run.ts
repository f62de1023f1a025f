import { z } from 'zod'
import { ruleCodes } from '#core/matching/candidates/rules.ts'
import { defaultWeights, scoreParts } from '#core/matching/candidates/settings.ts'
import { instant } from '#platform/http/contract.ts'
import { describeList } from '#platform/list/description.ts'

/** How a run matches; see `core/matching`. */
export const matchMethods = ['optimal', 'stable', 'nearStable', 'spread'] as const
export type MatchMethod = (typeof matchMethods)[number]
export const runStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type RunState = (typeof runStates)[number]
export const runStages = ['waiting', 'reading', 'candidates', 'matching', 'writing'] as const

/**
 * How long a page waits until it asks again how far a run is, by how long it has been waiting: a city takes some seconds, and
 * whoever looks should not wait for the next look on top.
 */
export const pollingMs = (waitedMs: number): number =>
  waitedMs < 4000 ? 100 : waitedMs < 15_000 ? 700 : 1500

const pair = z.object({ needId: z.uuid(), profileId: z.uuid() })
export type RunPairIds = z.infer<typeof pair>

/** Least and greatest number of pairs of each group; null sets no bound. */
const quota = z.object({
  least: z.number().int().min(0).max(10_000).nullable().default(null),
  most: z.number().int().min(0).max(10_000).nullable().default(null),
})
const noQuota = { least: null, most: null }

const weight = z.number().min(0).max(1000)
const weights = z
  .object(
    Object.fromEntries(scoreParts.map((part) => [part, weight])) as Record<
      (typeof scoreParts)[number],
      typeof weight
    >,
  )
  .refine((given) => Object.values(given).some((value) => value > 0), 'at least one weight above 0')

/** What is asked of a run. */
export const matchSettings = z.object({
  objective: z.enum(['tiers', 'score']).default('tiers'),
  /** Whose wishes come first in a stable match. */
  proposer: z.enum(['person', 'need']).default('person'),
  weights: weights.default(defaultWeights),
  /** Candidates kept for each need and each person at first. */
  most: z.number().int().min(1).max(200).default(20),
  /** Empty lists for all. */
  scope: z
    .object({
      chainCodes: z.array(z.string().max(60)).max(50).default([]),
      regionCodes: z
        .array(z.string().regex(/^\d{6}$/))
        .max(100)
        .default([]),
      needIds: z.array(z.uuid()).max(2000).default([]),
    })
    .default({ chainCodes: [], regionCodes: [], needIds: [] }),
  quotas: z
    .object({
      enterprise: quota.default(noQuota),
      county: quota.default(noQuota),
      school: quota.default(noQuota),
    })
    .default({ enterprise: noQuota, county: noQuota, school: noQuota }),
  /** Greatest number of blocking pairs of a nearly stable match. */
  mostBlocking: z.number().int().min(0).max(100_000).default(0),
  /** Pairs that must be, and that must not be. */
  pins: z
    .object({ forced: z.array(pair).max(2000).default([]), ruledOut: z.array(pair).max(5000).default([]) })
    .default({ forced: [], ruledOut: [] }),
})
export type MatchSettings = z.infer<typeof matchSettings>

export const startRunInput = matchSettings.extend({
  title: z.string().trim().min(2).max(100),
  method: z.enum(matchMethods).default('optimal'),
  /** Run whose pairs are kept as far as equal results allow. */
  previousId: z.uuid().nullable().default(null),
})
export type StartRunInput = z.infer<typeof startRunInput>

/** A pinned pair, or several, that no match can keep, and why. */
export const pinConflict = z.object({
  rule: z.enum([
    'needCapacity',
    'personCapacity',
    'pinnedAndRuledOut',
    'needNotInRun',
    'personNotInRun',
    'notEligible',
    'quota',
  ]),
  need: z.string().nullable(),
  person: z.string().nullable(),
  capacity: z.number().int().nullable(),
  pinned: z.number().int(),
  /** Rules the pair fails. */
  fails: z.array(z.enum(ruleCodes)),
})
export type PinConflictView = z.infer<typeof pinConflict>

export const startRunAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('started'), id: z.uuid() }),
  z.object({ status: z.literal('infeasible'), conflicts: z.array(pinConflict) }),
])

const spreadOf = z.object({ gini: z.number(), covered: z.number().int(), coverable: z.number().int() })

export const quotaKinds = ['enterprise', 'county', 'school'] as const

/** Whose quota it is. A school is stored as the places of its people in the run: its name goes with the last of them. */
const quotaGroup = {
  kind: z.enum(quotaKinds).nullable().default(null),
  name: z.string().nullable(),
  members: z.array(z.number().int()).default([]),
}

/** What a result reaches and proves. */
export const runSummary = z.object({
  needs: z.number().int(),
  people: z.number().int(),
  seats: z.number().int(),
  filled: z.number().int(),
  byTier: z.array(z.object({ tier: z.number().int(), seats: z.number().int(), filled: z.number().int() })),
  totalScore: z.number().int(),
  pinned: z.number().int(),
  eligiblePairs: z.number().int(),
  listedPairs: z.number().int(),
  rounds: z.number().int(),
  /**
   * What is certain among all eligible pairs. proven: nothing is better. withinQuotas: nothing within the rules asked for is
   * better. stable: no pair would rather have each other. amongListed: nothing within the rules is better among the listed
   * pairs. limit: the time or the rounds ended. The last two say by how much anything could be better at most: by seats
   * (`greaterFill`), and where none more can be filled by score (`bound`, null where it is not known).
   */
  certificate: z.object({
    status: z.enum(['proven', 'withinQuotas', 'stable', 'amongListed', 'limit', 'none']),
    bound: z.number().nullable(),
    greaterFill: z.number().int(),
  }),
  /** The best over all eligible pairs without stability or quotas, for comparison. */
  best: z.object({ filled: z.number().int(), totalScore: z.number().int() }).nullable(),
  /** Among all eligible pairs. */
  blockingPairs: z.number().int(),
  kept: z.object({ kept: z.number().int(), of: z.number().int() }).nullable(),
  spread: z.object({ enterprise: spreadOf, county: spreadOf, school: spreadOf }),
  /** Quotas that hold something back, what is worth most first: what one place more would bring, or one less asked for. */
  quotaPrices: z.array(
    z.object({
      ...quotaGroup,
      kind: z.enum(quotaKinds),
      side: z.enum(['need', 'person']),
      bound: z.enum(['most', 'least']),
      quota: z.number().int(),
      /** Reckoned by really giving the place; otherwise it brings this at most. */
      isExact: z.boolean(),
      /** Seats of each tier, then score; below 0 where an earlier tier gains. */
      tiers: z.array(z.object({ tier: z.number().int(), seats: z.number() })),
      score: z.number(),
    }),
  ),
  /** Rules that cannot be kept together, where there is no result. */
  collision: z.array(z.object({ ...quotaGroup, rule: z.string(), quota: z.number().nullable() })),
  resultHash: z.string(),
})
export type RunSummary = z.infer<typeof runSummary>

export const runProgress = z.object({
  stage: z.enum(runStages),
  share: z.number().min(0).max(1),
  rounds: z.number().int(),
  attempts: z.number().int(),
})
export type RunProgress = z.infer<typeof runProgress>

export const matchRun = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  method: z.enum(matchMethods),
  state: z.enum(runStates),
  progress: runProgress,
  summary: runSummary.nullable(),
  failure: z.string().nullable(),
  chainNames: z.array(z.string()),
  createdByName: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  lockVersion: z.number().int(),
})
export type MatchRun = z.infer<typeof matchRun>

export const matchRunDetail = matchRun.extend({
  settings: matchSettings,
  previous: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  inputHash: z.string().nullable(),
})
export type MatchRunDetail = z.infer<typeof matchRunDetail>

export const runStateWords = {
  queued: { zh: '排队中', en: 'Queued' },
  running: { zh: '计算中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '未能完成', en: 'Failed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const
export const methodWords = {
  optimal: { zh: '整体最优', en: 'Best overall' },
  stable: { zh: '双方稳定', en: 'Stable' },
  nearStable: { zh: '近似稳定', en: 'Nearly stable' },
  spread: { zh: '均衡配额', en: 'Within quotas' },
} as const

export const matchRunList = describeList<MatchRun>()({
  object: 'talent.matchRun',
  title: { zh: '匹配方案', en: 'Match runs' },
  columns: {
    number: {
      title: { zh: '编号', en: 'No.' },
      kind: 'integer',
      value: (row) => row.number,
      usual: true,
      width: 8,
    },
    title: {
      title: { zh: '名称', en: 'Title' },
      kind: 'text',
      value: (row) => row.title,
      usual: true,
      width: 28,
    },
    method: {
      title: { zh: '方法', en: 'Method' },
      kind: 'text',
      value: (row) => methodWords[row.method],
      usual: true,
    },
    chains: {
      title: { zh: '产业链', en: 'Chains' },
      kind: 'text',
      value: (row) => row.chainNames.join('、') || null,
      usual: true,
      width: 24,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      value: (row) => runStateWords[row.state],
      usual: true,
    },
    filled: {
      title: { zh: '已匹配／名额', en: 'Filled of seats' },
      kind: 'text',
      value: (row) => (row.summary === null ? null : `${row.summary.filled}/${row.summary.seats}`),
      usual: true,
    },
    createdByName: {
      title: { zh: '发起人', en: 'Started by' },
      kind: 'text',
      value: (row) => row.createdByName,
      usual: true,
    },
    createdAt: {
      title: { zh: '发起时间', en: 'Started' },
      kind: 'instant',
      value: (row) => row.createdAt,
      usual: true,
    },
  },
  sorts: ['number', 'title', 'createdAt'],
})

/** A pair of a result as it is listed. */
export const runPair = z.object({
  id: z.string(),
  needId: z.uuid(),
  needTitle: z.string(),
  enterpriseName: z.string(),
  chainName: z.string(),
  tier: z.number().int(),
  profileId: z.uuid(),
  /** Masked unless the reader may know; null once erased. */
  personName: z.string().nullable(),
  personNumber: z.number().int(),
  score: z.number().int(),
  isPinned: z.boolean(),
})
export type RunPair = z.infer<typeof runPair>

export const runPairList = describeList<RunPair>()({
  object: 'talent.runPair',
  title: { zh: '匹配结果', en: 'Pairs' },
  columns: {
    needTitle: {
      title: { zh: '需求', en: 'Need' },
      kind: 'text',
      value: (row) => row.needTitle,
      usual: true,
      width: 24,
    },
    enterpriseName: {
      title: { zh: '企业', en: 'Enterprise' },
      kind: 'text',
      value: (row) => row.enterpriseName,
      usual: true,
      width: 28,
    },
    chainName: {
      title: { zh: '产业链', en: 'Chain' },
      kind: 'text',
      value: (row) => row.chainName,
      usual: false,
    },
    tier: {
      title: { zh: '优先级', en: 'Tier' },
      kind: 'integer',
      value: (row) => row.tier,
      usual: true,
      width: 8,
    },
    person: {
      title: { zh: '人才', en: 'Person' },
      kind: 'text',
      value: (row) =>
        row.personName === null ? `#${row.personNumber}` : `${row.personName} #${row.personNumber}`,
      usual: true,
      personal: true,
    },
    score: {
      title: { zh: '匹配度', en: 'Score' },
      kind: 'decimal',
      scale: 1,
      value: (row) => row.score / 10_000,
      usual: true,
      width: 10,
    },
    isPinned: {
      title: { zh: '指定', en: 'Pinned' },
      kind: 'text',
      value: (row) => (row.isPinned ? { zh: '指定', en: 'Pinned' } : null),
      usual: true,
      width: 8,
    },
  },
  sorts: ['score', 'tier', 'needTitle', 'enterpriseName'],
})
