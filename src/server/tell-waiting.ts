import { accountsOfOrganisations, accountsWith, loadActor } from '#modules/access/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { notify } from '#platform/notify/index.ts'
import { inTransaction } from '#platform/transaction.ts'
import { findAction } from '#platform/workflow/actions.ts'
import type { ActionKind, WorkflowDefinition } from '#platform/workflow/definition.ts'
import type { WorkflowEffect } from '#platform/workflow/effect.ts'
import type { Instance } from '#platform/workflow/instance.ts'
import { offersAStep } from '#platform/workflow/may-act.ts'
import { belongingOf } from '#platform/workflow/parties.ts'
import { actionsFor, findInstance } from '#platform/workflow/read.ts'
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
  const able = await ofWhomMayAct(ctx, definition, instance, named)
  // Where nobody it waits for could act, those are told who may do what comes next.
  const waited = able.length > 0 ? able : await ableToGoOn(ctx, definition, instance, today)
  const to = waited.filter((id) => id !== effect.actorId)
  if (to.length === 0) return
  const { object, href, dueOn, reason, action, actorName } = effect
  const asked = instance.countersign === null ? undefined : '会签'
  const state = clockWords[action] ?? asked ?? definition.states[instance.state]?.title.zh ?? instance.state
  const step = findAction(definition, action)?.title.zh
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
      // Many facts of one document make one notice.
      dedupeKey: `${definition.code} ${href.split('?')[0]}`,
    }),
  )
}

/** Those of the accounts that may bring the matter on: nobody is called to act who would find every button closed. */
async function ofWhomMayAct(
  ctx: Context,
  definition: WorkflowDefinition,
  instance: Instance,
  accountIds: readonly string[],
): Promise<string[]> {
  const today = businessDay(ctx.clock)
  const able: string[] = []
  for (const id of accountIds) {
    const actor = await loadActor(ctx.db, id, today)
    if (actor === null) continue
    if (offersAStep(actionsFor({ actor, clock: ctx.clock }, definition, instance))) able.push(id)
  }
  return able
}

/** Kinds of actions by which a matter goes on: an escalated one is settled or goes further up, a suspended one resumed. */
const leadsOn: readonly ActionKind[] = ['forward', 'resume', 'escalate', 'return', 'countersign']

/** Accounts that may do one of the steps that lead on from the present state. */
async function ableToGoOn(
  ctx: Context,
  definition: WorkflowDefinition,
  instance: Instance,
  today: string,
): Promise<string[]> {
  if (definition.states[instance.state]?.stage === 'done') return []
  const permissions = Object.values(definition.actions)
    .filter((action) => leadsOn.includes(action.kind) && action.from.includes(instance.state))
    .map((action) => action.permission)
  const able = new Set<string>()
  for (const permission of new Set(permissions))
    for (const { id } of await accountsWith(ctx.db, permission, belongingOf(instance), today)) able.add(id)
  return [...able]
}
