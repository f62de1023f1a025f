import { z } from 'zod'
import { defineJob } from '#platform/jobs/queue.ts'

/** Tells of consents that end soon, and erases people whose consent ended long ago. */
export const consentDayJob = defineJob({ name: 'talent.consent.day', input: z.object({}) })
/** Does the arithmetic of a match run and writes its result; somebody looks at the page meanwhile. */
export const matchRunJob = defineJob({
  name: 'talent.match.run',
  input: z.object({ runId: z.uuid() }),
  retries: 3,
  withinSeconds: 900,
  watched: true,
})
/** Cuts texts of needs and people that were written since into words, so that a run need not. */
export const wordsJob = defineJob({ name: 'talent.words.cut', input: z.object({}) })
