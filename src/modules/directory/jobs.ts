import { handleJob, type JobHandler } from '#platform/jobs/jobs.ts'
import { findDuplicatesJob, searchDuplicatesJob } from './jobs-declared.ts'
import { findDuplicatesOf } from './service/duplicates/find.ts'
import { runDuplicateSearch } from './service/duplicates/search.ts'

/** The module's jobs. */
export const directoryJobs: JobHandler[] = [
  handleJob(findDuplicatesJob, async (ctx, { ids }) => {
    await ctx.db.transaction().execute((db) => findDuplicatesOf({ ...ctx, db }, ids))
  }),
  handleJob(searchDuplicatesJob, (ctx, { id }) => runDuplicateSearch(ctx, id)),
]
