import { loadActor } from '#modules/access/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { notify } from '#platform/notify/index.ts'
import { may } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import { findAction } from '#platform/workflow/actions.ts'
import type { WorkflowEffect } from '#platform/workflow/effect.ts'
import { belongingOf } from '#platform/workflow/parties.ts'
import { findInstance } from '#platform/workflow/read.ts'
import { problemWorkflow } from '../../problem-workflow.ts'
import { listFollowers } from '../../queries/problem-writes.ts'

/**
 * Lets those who follow a problem know of a step: to know, not to act, so that it can be muted or gathered in the daily
 * digest. Whoever made the step is not told, nor whoever may not see the problem any more.
 */
export async function tellFollowers(ctx: Context, effect: WorkflowEffect): Promise<void> {
  const { object, href, actorId, actorName, action, reason, to: state } = effect
  const instance = await findInstance(ctx, object)
  if (instance === null || href === null) return
  const today = businessDay(ctx.clock)
  const to: string[] = []
  for (const { id } of await listFollowers(ctx.db, object.id)) {
    if (id === actorId) continue
    const actor = await loadActor(ctx.db, id, today)
    if (actor !== null && may({ actor }, problemWorkflow.read, belongingOf(instance))) to.push(id)
  }
  if (to.length === 0) return
  const step = findAction(problemWorkflow, action)?.title.zh ?? '岗位更替'
  const stateTitle = problemWorkflow.states[state as keyof typeof problemWorkflow.states]?.title.zh ?? state
  await inTransaction(ctx, (tx) =>
    notify(tx, {
      to,
      topic: 'matters.problem.moved',
      title: `关注的问题 · ${stateTitle}：${effect.title}`,
      text: `${actorName} ${step}${reason === null ? '' : `：${reason}`}`,
      href,
      object,
      urgency: 'know',
      dedupeKey: `matters.problem.moved ${object.id}`,
    }),
  )
}
