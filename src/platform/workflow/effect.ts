import { z } from 'zod'
import type { Context } from '../context.ts'
import { objectRef } from '../http/contract.ts'
import type { Job } from '../jobs/queue.ts'
import type { Instance } from './instance.ts'
import type { Derived, StoredEvent } from './queries.ts'

/** What a job is told that a workflow asked for. */
export const workflowEffect = z.object({
  instanceId: z.uuid(),
  definition: z.string(),
  object: objectRef,
  title: z.string(),
  href: z.string().nullable(),
  /** The action, or `dueSoon` and `overdue` for marks of the clock. */
  action: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  at: z.iso.datetime(),
  dueOn: z.iso.date().nullable(),
  /** Whom the instance waits for now: recipients of a notice. */
  waitingOrgIds: z.array(z.string()),
  waitingAccountIds: z.array(z.string()),
  reason: z.string().nullable(),
})
export type WorkflowEffect = z.infer<typeof workflowEffect>

/** Asks for the jobs of a step or of a mark of the clock, in the open transaction. */
export async function askForEffects(
  tx: Context,
  jobs: readonly Job<WorkflowEffect>[],
  instance: Instance,
  derived: Derived,
  event: Pick<StoredEvent, 'action' | 'from' | 'to' | 'reason'>,
): Promise<void> {
  for (const job of jobs) {
    await tx.jobs.enqueue(tx, job, {
      instanceId: instance.id,
      definition: instance.definition,
      object: instance.object,
      title: instance.title,
      href: instance.href,
      action: event.action,
      from: event.from,
      to: event.to,
      actorId: tx.actor.id,
      actorName: tx.actor.name,
      at: tx.clock.now().toISOString(),
      dueOn: derived.dueOn,
      waitingOrgIds: derived.waitingOrgIds,
      waitingAccountIds: derived.waitingAccountIds,
      reason: event.reason,
    })
  }
}
