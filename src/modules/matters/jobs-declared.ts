import { z } from 'zod'
import { defineJob } from '#platform/jobs/queue.ts'
import { workflowEffect } from '#platform/workflow/effect.ts'

/** Makes the block that a problem keeps on its node agree with the problem, after the workflow moved it. */
export const workflowChangedJob = defineJob({ name: 'matters.block.follow', input: workflowEffect })

/** The same after the problem itself was entered or changed. */
export const keepBlockJob = defineJob({
  name: 'matters.block.keep',
  input: z.object({ problemId: z.uuid() }),
})

/** Tells the enterprise what was written down in its name. */
export const wordRecordedJob = defineJob({ name: 'matters.word.tell', input: workflowEffect })

/** Lets open matters of a chain, or of all, wait for whoever stands on the ladder now: posts and accounts change hands. */
export const ladderJob = defineJob({
  name: 'matters.ladder.follow',
  input: z.object({ chainCode: z.string().nullish() }),
})

/** Lets later modules know of a step of a task, for what it came from there. */
export const taskMovedJob = defineJob({ name: 'matters.task.moved', input: workflowEffect })

/** Lets those who follow a problem know of a step. */
export const followersJob = defineJob({ name: 'matters.follower.tell', input: workflowEffect })
