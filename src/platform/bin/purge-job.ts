import { z } from 'zod'
import { handleJob, type JobHandler, type Schedule } from '../jobs/jobs.ts'
import { defineJob } from '../jobs/queue.ts'
import { purgeBin } from './bin.ts'
import type { BinKinds } from './bin-kind.ts'

const purgeJob = defineJob({ name: 'platform.bin.purge', input: z.object({}) })

export const purgeHandler = (kinds: BinKinds): JobHandler =>
  handleJob(purgeJob, async (ctx) => {
    const purged = await purgeBin(ctx, kinds)
    if (purged > 0) ctx.log.info({ purged }, 'recycle bin')
  })

/** Every night, when nobody works. */
export const purgeSchedule: Schedule = { name: purgeJob.name, cron: '40 3 * * *' }
