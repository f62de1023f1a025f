import { z } from 'zod'
import { defineJob } from '#platform/jobs/queue.ts'

/** Looks for duplicates of enterprises that were entered or changed. */
export const findDuplicatesJob = defineJob({
  name: 'directory.duplicate.find',
  input: z.object({ ids: z.array(z.uuid()).max(500) }),
})

/** Looks for duplicates in the whole register. */
export const searchDuplicatesJob = defineJob({
  name: 'directory.duplicate.search',
  input: z.object({ id: z.uuid() }),
  // For one whose process died; a search that fails has failed.
  retries: 1,
  withinSeconds: 4 * 3600,
})
