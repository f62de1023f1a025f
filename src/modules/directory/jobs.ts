import { handleJob, type JobHandler } from '#platform/jobs/jobs.ts'
import { findDuplicatesJob } from './jobs-declared.ts'
import { findDuplicatesOf } from './service/duplicates/find.ts'

/** The module's jobs. */
export const directoryJobs: JobHandler[] = [
  handleJob(findDuplicatesJob, async (ctx, { ids }) => {
    await ctx.db.transaction().execute((db) => findDuplicatesOf({ ...ctx, db }, ids))
  }),
]
