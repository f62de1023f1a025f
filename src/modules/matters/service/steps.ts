import type { Context } from '#platform/context.ts'
import type { WorkflowDefinition } from '#platform/workflow/definition.ts'
import type { Instance, WorkflowEvent } from '#platform/workflow/instance.ts'
import { countersigners, unanswered, waitsFor } from '#platform/workflow/parties.ts'
import type { Step } from '../contract/index.ts'
import { organisationNamesById } from '../queries/lookup.ts'

/** The story of an object without what only the engine needs of it. */
export function toSteps(events: readonly WorkflowEvent[]): Step[] {
  return events.map(({ at, action, from, to, actorName, onBehalfOf, reason, input, workdays, isMark }) => ({
    at,
    action,
    from,
    to,
    actorName: onBehalfOf === null ? actorName : `${actorName}（代${onBehalfOf}）`,
    reason: [reason, input.values?.standIn].filter(Boolean).join('；') || null,
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
  const parties = waitsFor(definition, instance)
  const orgsOf = (party: string) =>
    party === countersigners ? unanswered(instance) : (instance.parties[party]?.orgIds ?? [])
  const names = await organisationNamesById(ctx.db, parties.flatMap(orgsOf))
  const words = parties.flatMap((party) => {
    const orgIds = orgsOf(party)
    const word = party === countersigners ? '会签单位' : (definition.parties[party]?.zh ?? party)
    return orgIds.length === 0 ? [word] : orgIds.map((id) => `${word}（${names.get(id) ?? id}）`)
  })
  return [...new Set(words)]
}
