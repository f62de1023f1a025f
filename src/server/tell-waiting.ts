import { accountsOfOrganisations, accountsWith } from '#modules/access/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { notify } from '#platform/notify/index.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { WorkflowDefinition } from '#platform/workflow/definition.ts'
import type { WorkflowEffect } from '#platform/workflow/effect.ts'
import type { Instance } from '#platform/workflow/instance.ts'
import { belongingOf } from '#platform/workflow/parties.ts'
import { findInstance } from '#platform/workflow/read.ts'
import { workflowDefinitions } from './workflows.ts'

/** Topic of a notice, by what happened: a mark of the clock, or a step that makes it somebody's turn. */
const topicOf = (action: string): string =>
  action === 'dueSoon' ? 'dueSoon' : action === 'overdue' ? 'overdue' : 'assigned'

const clockWords: Readonly<Record<string, string>> = { dueSoon: '临近期限', overdue: '已超期' }

/**
 * Puts a notice into the inbox of everybody an instance waits for: accounts named, and those who act for a named
 * organisation and may see it. Whoever made the step is not told of it. A step that was overtaken by another tells
 * nobody: the later one does. A notice that still lies unread is replaced.
 */
export async function tellWaiting(ctx: Context, effect: WorkflowEffect): Promise<void> {
  const definition = workflowDefinitions.find(({ code }) => code === effect.definition)
  const instance = await findInstance(ctx, effect.object)
  if (definition === undefined || instance === null || instance.state !== effect.to || effect.href === null)
    return
  const today = businessDay(ctx.clock)
  const members = await accountsOfOrganisations(ctx.db, effect.waitingOrgIds, definition.read, today)
  const named = [...new Set([...effect.waitingAccountIds, ...members])]
  // A state that waits for nobody in particular is told to those who may do what comes next.
  const waited = named.length > 0 ? named : await ableToGoOn(ctx, definition, instance, today)
  const to = waited.filter((id) => id !== effect.actorId)
  if (to.length === 0) return
  const { object, href, dueOn, reason, action, actorName } = effect
  const state = clockWords[action] ?? definition.states[instance.state]?.title.zh ?? instance.state
  const step = definition.actions[action]?.title.zh
  await inTransaction(ctx, (tx) =>
    notify(tx, {
      to,
      topic: `${definition.code}.${topicOf(action)}`,
      title: `${definition.title.zh} · ${state}：${instance.title}`,
      text: [
        step === undefined ? null : `${actorName} ${step}${reason === null ? '' : `：${reason}`}`,
        dueOn === null ? null : `时限 ${dueOn}`,
      ]
        .filter((line) => line !== null)
        .join('\n'),
      href,
      object,
      urgency: 'act',
      dedupeKey: `${object.kind} ${object.id}`,
    }),
  )
}

/** Accounts that may do one of the steps that lead on from the present state. */
async function ableToGoOn(
  ctx: Context,
  definition: WorkflowDefinition,
  instance: Instance,
  today: string,
): Promise<string[]> {
  if (definition.states[instance.state]?.stage === 'done') return []
  const permissions = Object.values(definition.actions)
    .filter((action) => action.kind === 'forward' && action.from.includes(instance.state))
    .map((action) => action.permission)
  const able = new Set<string>()
  for (const permission of new Set(permissions))
    for (const { id } of await accountsWith(ctx.db, permission, belongingOf(instance), today)) able.add(id)
  return [...able]
}
