import type { Actor } from '../context.ts'
import { AppError, type ErrorKind } from '../errors.ts'
import { may } from '../rights/rights.ts'
import { answersTo, findAction, isAnswer, needsOf } from './actions.ts'
import type { ActionDefinition, ActionKind, Need, WorkflowDefinition } from './definition.ts'
import type { Instance, StepInput } from './instance.ts'
import { nextLevel } from './machine.ts'
import { belongingOf, membership, unanswered } from './parties.ts'

/** Why an action is refused: the error the caller gets, and what the button says. */
export interface Refusal {
  kind: ErrorKind
  reason: string
  details: Record<string, unknown>
}

/** What stays open while organisations countersign. */
const meanwhile: readonly ActionKind[] = ['supervise', 'withdraw', 'recall']

const refuse = (kind: ErrorKind, reason: string, details: Record<string, unknown> = {}): Refusal => ({
  kind,
  reason: `platform.workflow.${reason}`,
  details,
})

/**
 * Why the actor may not do this now, null when the actor may. What must be told with it is checked by `whyNotSo`.
 *
 * The program itself and whoever works on the machine (rights `all`) are of every party and no person, so that `by` and
 * `unlike` do not bind them; states, needs and countersignatures do.
 */
export function whyNot(
  definition: WorkflowDefinition,
  instance: Instance,
  name: string,
  actor: Actor,
  today: string,
): Refusal | null {
  const action = findAction(definition, name)
  const answers = isAnswer(definition, name)
  if (action === null) return refuse('conflict', 'notNow', { action: name, state: instance.state })
  if (!may({ actor }, action.permission, belongingOf(instance))) {
    return { kind: 'forbidden', reason: 'platform.right.missing', details: { permission: action.permission } }
  }
  if (!answers && !action.from.includes(instance.state))
    return refuse('conflict', 'notNow', { action: name, state: instance.state })
  const { countersign } = instance
  if (answers && countersign === null)
    return refuse('conflict', 'notNow', { action: name, state: instance.state })
  if (!answers && countersign !== null && !meanwhile.includes(action.kind)) {
    return refuse('conflict', 'countersigning', { orgIds: unanswered(instance) })
  }
  if (action.kind === 'recall' && countersign === null)
    return refuse('conflict', 'notNow', { action: name, state: instance.state })
  if (action.kind === 'escalate' && nextLevel(definition, instance) === null) {
    return refuse('conflict', 'topLevel', { level: instance.level })
  }
  if (answers)
    return unanswered(instance).includes(actor.orgId ?? '') ? null : refuse('forbidden', 'notParty')
  return whyNotOne(definition, instance, action, actor, today)
}

function whyNotOne(
  definition: WorkflowDefinition,
  instance: Instance,
  action: ActionDefinition,
  actor: Actor,
  today: string,
): Refusal | null {
  if (actor.rights === 'all') return null
  const isOfParty = action.by?.some((party) => membership(definition, instance, party, actor, today) !== null)
  if (isOfParty === false) return refuse('forbidden', 'notParty', { parties: action.by })
  const person = actor.personId ?? actor.id
  const same = action.unlike?.find((name) => instance.doers[name] === person)
  return same === undefined ? null : refuse('forbidden', 'samePerson', { action: same })
}

/** For whom the actor does this by delegation, null when for themselves. */
export function actsFor(
  definition: WorkflowDefinition,
  instance: Instance,
  action: ActionDefinition,
  actor: Actor,
  today: string,
): string | null {
  const parties = action.by ?? definition.states[instance.state]?.waitsFor ?? []
  const memberships = parties.map((party) => membership(definition, instance, party, actor, today))
  const found = memberships.filter((item) => item !== null)
  return found.some((item) => item.onBehalfOf === null) ? null : (found[0]?.onBehalfOf ?? null)
}

/** Why what was told with an action does not do, null when it does. */
export function whyNotSo(action: ActionDefinition, input: StepInput, today: string): Refusal | null {
  const needs = needsOf(action)
  const { told, empty } = toldIn(input)
  const missing = needs.filter((need) => !answersTo(need).some((answer) => told.has(answer)))
  if (missing.length > 0)
    return refuse('badInput', 'needMissing', { needs: missing, field: answersTo(missing[0]!)[0] })
  const taken = new Set([...needs, ...(action.accepts ?? [])].flatMap(answersTo))
  const surplus = [...told, ...empty].filter((need) => !taken.has(need))
  if (surplus.length > 0) return refuse('badInput', 'notAccepted', { needs: surplus, field: surplus[0] })
  if (input.untilOn !== undefined && input.untilOn <= today) {
    return refuse('badInput', 'untilPast', { field: 'untilOn', today })
  }
  if (input.dueOn !== undefined && input.dueOn < today) {
    return refuse('badInput', 'duePast', { field: 'dueOn', today })
  }
  return null
}

/** What was told, by the names of needs. A party without anybody answers no need, though it may clear the party. */
function toldIn(input: StepInput): { told: Set<Need>; empty: Need[] } {
  const { parties = {}, values = {}, ...rest } = input
  const named = Object.entries(parties).map(([name, { orgIds, accountIds }]) => ({
    need: `party:${name}` as const,
    isEmpty: orgIds.length + accountIds.length === 0,
  }))
  const told = new Set<Need>([
    ...(Object.keys(rest) as (keyof typeof rest)[]).filter((name) => rest[name] !== undefined),
    ...named.filter((party) => !party.isEmpty).map((party) => party.need),
    ...Object.keys(values).map((name): Need => `value:${name}`),
  ])
  return { told, empty: named.filter((party) => party.isEmpty).map((party) => party.need) }
}

export function toError(refusal: Refusal): AppError {
  return new AppError(refusal.kind, refusal.reason, refusal.reason, refusal.details)
}
