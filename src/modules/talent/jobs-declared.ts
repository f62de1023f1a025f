import { z } from 'zod'
import { defineJob } from '#platform/jobs/queue.ts'

/** Tells of consents that end soon, and erases people whose consent ended long ago. */
export const consentDayJob = defineJob({ name: 'talent.consent.day', input: z.object({}) })
