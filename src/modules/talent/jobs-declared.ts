import { z } from 'zod'
import { defineJob } from '#platform/jobs/queue.ts'

/** Does the arithmetic of a match run and writes its result. */
export const matchRunJob = defineJob({
  name: 'talent.match.run',
  input: z.object({ runId: z.uuid() }),
  retries: 3,
  withinSeconds: 900,
})
