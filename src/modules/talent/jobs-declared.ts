import { z } from 'zod'
import { defineJob } from '#platform/jobs/queue.ts'

/** Tells of consents that end soon, and erases people whose consent ended long ago. */
export const consentDayJob = defineJob({ name: 'talent.consent.day', input: z.object({}) })
/** Does the arithmetic of a match run and writes its result. */
export const matchRunJob = defineJob({
  name: 'talent.match.run',
  input: z.object({ runId: z.uuid() }),
  retries: 3,
  withinSeconds: 900,
})
