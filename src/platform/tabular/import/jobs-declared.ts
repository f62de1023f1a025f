import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'

const batch = z.object({ id: z.uuid() })

/** Reads a batch's file and checks its rows. */
export const readImportJob = defineJob({ name: 'platform.import.read', input: batch, retries: 2 })
/** Takes the good rows of a batch. */
export const applyImportJob = defineJob({ name: 'platform.import.apply', input: batch, retries: 2 })
/** Takes back what a batch brought. */
export const revertImportJob = defineJob({ name: 'platform.import.revert', input: batch, retries: 2 })
/** Goes on with batches whose worker died. */
export const resumeImportsJob = defineJob({ name: 'platform.import.resumeAbandoned', input: z.object({}) })
