import { handleJob, type JobHandler, type Schedule } from '#platform/jobs/jobs.ts'
import {
  followersJob,
  keepBlockJob,
  ladderJob,
  wordRecordedJob,
  workflowChangedJob,
} from './jobs-declared.ts'
import type { MattersPorts } from './ports.ts'
import { followLadder } from './service/follow-ladder.ts'
import { keepBlockOf } from './service/keep-block.ts'
import { tellEnterprise } from './service/telling/tell-enterprise.ts'
import { tellFollowers } from './service/telling/tell-followers.ts'

/** The module's jobs. */
export const mattersJobs = (ports: Pick<MattersPorts, 'chainParties'>): JobHandler[] => [
  handleJob(workflowChangedJob, (ctx, effect) => keepBlockOf(ctx, effect.object.id)),
  handleJob(keepBlockJob, (ctx, input) => keepBlockOf(ctx, input.problemId)),
  handleJob(followersJob, tellFollowers),
  handleJob(wordRecordedJob, tellEnterprise),
  handleJob(ladderJob, (ctx, { chainCode }) => followLadder(ctx, ports, chainCode ?? null)),
]

/** Every night, for terms that begin or end that day and accounts that were opened or shut. */
export const ladderSchedule: Schedule = { name: ladderJob.name, cron: '10 0 * * *' }
