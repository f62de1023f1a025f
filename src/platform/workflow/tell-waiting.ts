import { defineJob } from '../jobs/queue.ts'
import { workflowEffect } from './effect.ts'

/** Tells those an instance waits for that it is their turn, or that its clock runs out. */
export const tellWaitingJob = defineJob({ name: 'platform.workflow.tellWaiting', input: workflowEffect })
