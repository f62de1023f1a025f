import { z } from 'zod'
import { defineJob } from '#platform/jobs/queue.ts'

/** Looks for duplicates of enterprises that were entered or changed. */
export const findDuplicatesJob = defineJob({
  name: 'directory.duplicate.find',
  input: z.object({ ids: z.array(z.uuid()).max(500) }),
})
