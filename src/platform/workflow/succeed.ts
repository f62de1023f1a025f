import { calendarAround } from '../calendar/load-calendar.ts'
import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { WorkflowDefinition } from './definition.ts'
import { askForEffects } from './effect.ts'
import { derive, recordStep } from './engine.ts'
import type { Instance, Parties, Party } from './instance.ts'
import { nextSnapshot, succession } from './machine.ts'
import { waitingFor } from './parties.ts'
import * as queries from './queries.ts'

/**
 * Puts others in the place of parties of a running instance because posts changed hands, in the open transaction. The
 * story keeps the event with the new parties, the audit entry both. Those it now waits for are told as of any step.
 *
 * @param resolve the parties as they should be; those that the definition does not know are left out.
 * @returns whether anything changed. What is done keeps those who did it.
 */
export async function succeedParties(
  tx: Context,
  definition: WorkflowDefinition,
  object: ObjectRef,
  resolve: (instance: Instance) => Parties,
  reason: string,
): Promise<boolean> {
  const before = await queries.lockInstance(tx.db, object)
  if (before === null || definition.states[before.state]?.stage === 'done') return false
  const changed = Object.entries(resolve(before)).filter(
    ([name, party]) => name in definition.parties && !isSame(before.parties[name], party),
  )
  if (changed.length === 0) return false
  const parties = Object.fromEntries(changed)
  const today = businessDay(tx.clock)
  const { id: actorId, name: actorName } = tx.actor
  const step = { action: succession, on: today, actorId, actorName, input: { reason, parties } }
  const after: Instance = {
    ...before,
    ...nextSnapshot(definition, before, step),
    changedAt: tx.clock.now().toISOString(),
  }
  const derived = derive(definition, after, await calendarAround(tx), today)
  await queries.updateInstance(tx.db, after, derived, tx.clock.now())
  const event = {
    instanceId: after.id,
    lockVersion: after.lockVersion,
    isMark: false,
    actorId,
    actorName,
    onBehalfOf: null,
    action: succession,
    from: before.state,
    to: after.state,
    reason,
    input: step.input,
  }
  await queries.insertEvents(tx.db, [event], tx.clock.now())
  const former = Object.fromEntries(changed.map(([name]) => [name, before.parties[name] ?? null]))
  await recordStep(tx, definition, before, after, event, { before: { parties: former } })
  const isOthersTurn = !isSame(waitingFor(definition, before, today), waitingFor(definition, after, today))
  if (isOthersTurn) await askForEffects(tx, definition.stepEffects ?? [], after, derived, event)
  return true
}

const isSame = (one: Party | undefined, other: Party): boolean =>
  one !== undefined && isSameSet(one.orgIds, other.orgIds) && isSameSet(one.accountIds, other.accountIds)

const isSameSet = (some: string[], others: string[]): boolean =>
  some.length === others.length && some.every((id) => others.includes(id))
