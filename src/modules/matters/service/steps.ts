import type { Context } from '#platform/context.ts'
import type { WorkflowDefinition } from '#platform/workflow/definition.ts'
import type { Instance, WorkflowEvent } from '#platform/workflow/instance.ts'
import type { Step } from '../contract/index.ts'
import { organisationNamesById } from '../queries/lookup.ts'

/** The story of an object without what only the engine needs of it. */
export function toSteps(events: readonly WorkflowEvent[]): Step[] {
  return events.map(({ at, action, from, to, actorName, onBehalfOf, reason, workdays, isMark }) => ({
    at,
    action,
    from,
    to,
    actorName: onBehalfOf === null ? actorName : `${actorName}（代${onBehalfOf}）`,
    reason,
    workdays,
    isMark,
  }))
}

/** Whom an instance waits for: the organisations that are of the parties expected, or the party's word where none is. */
export async function waitsForWords(
  ctx: Context,
  definition: WorkflowDefinition,
  instance: Instance,
): Promise<string[]> {
  const parties = (definition.states[instance.state]?.waitsFor ?? []).flatMap((party) => {
    if (party !== 'level') return [party]
    const rung = definition.ladder?.find((step) => step.code === instance.level)
    return rung === undefined ? [] : [rung.party]
  })
  const ids = parties.flatMap((party) => instance.parties[party]?.orgIds ?? [])
  const names = await organisationNamesById(ctx.db, ids)
  const words = parties.flatMap((party) => {
    const orgIds = instance.parties[party]?.orgIds ?? []
    const word = definition.parties[party]?.zh ?? party
    return orgIds.length === 0 ? [word] : orgIds.map((id) => `${word}（${names.get(id) ?? id}）`)
  })
  return [...new Set(words)]
}
