import { setImmediate as nextTurn } from 'node:timers/promises'
import { handleJob, type JobHandler } from '#platform/jobs/jobs.ts'
import { findDuplicatesJob, searchDuplicatesJob } from './jobs-declared.ts'
import { findDuplicatesOf } from './service/duplicates/find.ts'
import { runDuplicateSearch } from './service/duplicates/search.ts'

/** Enterprises compared in one transaction: names that many firms share take a second, and others wait meanwhile. */
const comparedTogether = 10

/** The module's jobs. */
export const directoryJobs: JobHandler[] = [
  handleJob(findDuplicatesJob, async (ctx, { ids }) => {
    for (let start = 0; start < ids.length; start += comparedTogether) {
      const some = ids.slice(start, start + comparedTogether)
      await ctx.db.transaction().execute((db) => findDuplicatesOf({ ...ctx, db }, some))
      await nextTurn()
    }
  }),
  handleJob(searchDuplicatesJob, (ctx, { id }) => runDuplicateSearch(ctx, id)),
]
