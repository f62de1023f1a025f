import { z } from 'zod'
import { defineJob } from '../jobs/queue.ts'

const deliveryId = z.object({ deliveryId: z.uuid() })

/** Sends one e-mail. Its pauses are kept in the delivery; the queue retries only runs that broke. */
export const mailJob = defineJob({ name: 'platform.mail.send', input: deliveryId })

/** Gathers what waits for the digest. Runs by schedule. */
export const digestJob = defineJob({ name: 'platform.digest.gather', input: z.object({}) })

/** Takes up deliveries whose job was lost, and removes those that ended long ago. Runs by schedule. */
export const sweepJob = defineJob({ name: 'platform.delivery.sweep', input: z.object({}) })

/** Sends one event to one target. */
export const webhookJob = defineJob({ name: 'platform.webhook.send', input: deliveryId })
