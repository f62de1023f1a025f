import { handleJob, type JobHandler, type Schedule } from '../jobs/jobs.ts'
import { digestJob, mailJob, sweepJob, webhookJob } from './job-kinds.ts'
import { deliverMail } from './mail/deliver-mail.ts'
import { gatherDigests } from './mail/digest.ts'
import type { NotifyPorts } from './ports.ts'
import { sweepDeliveries } from './sweep.ts'
import { deliverEvent } from './webhook/deliver.ts'

/** The jobs behind notifications. */
export const notifyJobs = (ports: NotifyPorts): JobHandler[] => [
  handleJob(mailJob, (ctx, { deliveryId }) => deliverMail(ctx, ports, deliveryId)),
  handleJob(digestJob, (ctx) => gatherDigests(ctx, ports)),
  handleJob(webhookJob, (ctx, { deliveryId }) => deliverEvent(ctx, ports, deliveryId)),
  handleJob(sweepJob, (ctx) => sweepDeliveries(ctx, ports)),
]

export const notifySchedules: Schedule[] = [
  // Half past eight, when the working day begins.
  { name: digestJob.name, cron: '30 8 * * *' },
  { name: sweepJob.name, cron: '50 * * * *' },
]
