import { addDays } from '#core/scheduling/working-calendar.ts'
import { readClock } from '#core/scheduling/working-time.ts'
import { recordChanges } from '../audit/audit.ts'
import { calendarAround, type LoadedCalendar } from '../calendar/load-calendar.ts'
import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Belonging } from '../rights/reach.ts'
import { may } from '../rights/rights.ts'
import { type Link, linkAll, unlink } from '../thread/thread.ts'
import { findAction, isAnswer } from './actions.ts'
import type { WorkflowDefinition } from './definition.ts'
import { askForEffects } from './effect.ts'
import { actsFor, toError, whyNot, whyNotSo } from './guard.ts'
import type { EventInput, Instance, Parties, Snapshot, StepInput, WorkflowEvent } from './instance.ts'
import { firstSnapshot, nextSnapshot } from './machine.ts'
import { belongingOf, waitingFor, waitsFor } from './parties.ts'
import * as queries from './queries.ts'

/** How an instance begins. */
export interface Beginning {
  object: ObjectRef
  title: string
  href: string | null
  /** Besides its parties, which it belongs to as well. */
  belonging: Belonging
  parties: Parties
  /** Where it begins; the start state when left out (a load may begin later). */
  state?: string
  /** The day on which the clock of the first state ends, instead of its allowance. */
  dueOn?: string
  workdays?: number
}

/** One action on one object. */
export interface Step extends StepInput {
  object: ObjectRef
  action: string
  /** The instance's version that the actor saw. */
  lockVersion: number
}

/** What a module adds to the audit entry and the links of its step, so that one act leaves one entry. */
export interface StepRecord {
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  links?: Link[]
}

export interface Moved {
  from: string
  to: string
  instance: Instance
  event: WorkflowEvent
}

/** Name of the event by which an instance begins. */
export const beginning = 'begin'

/**
 * Begins an instance in the open transaction. Leaves its first event and the links to who handles it; the module that
 * made the object records the making itself.
 */
export async function begin(tx: Context, definition: WorkflowDefinition, one: Beginning): Promise<Instance> {
  const [instance] = await beginMany(tx, definition, [one])
  return instance!
}

/** The same for thousands at once, with a handful of statements. In the order given. */
export async function beginMany(
  tx: Context,
  definition: WorkflowDefinition,
  beginnings: readonly Beginning[],
): Promise<Instance[]> {
  if (beginnings.length === 0) return []
  const calendar = await calendarAround(tx)
  const at = tx.clock.now()
  const on = businessDay(tx.clock)
  const start = Object.keys(definition.states).find((name) => definition.states[name]?.stage === 'start')
  const rows = beginnings.map((one) => {
    const state = one.state ?? start ?? ''
    if (definition.states[state] === undefined) throw new Error(`${definition.code} has no state ${state}`)
    const input = inputOf(tx, { dueOn: one.dueOn, workdays: one.workdays, parties: one.parties })
    const step = { action: beginning, on, actorId: tx.actor.id, actorName: tx.actor.name, input }
    const snapshot = firstSnapshot(definition, state, one.parties, step)
    const instance: queries.NewInstance = {
      ...snapshot,
      definition: definition.code,
      definitionVersion: definition.version,
      object: one.object,
      title: one.title,
      href: one.href,
      belonging: one.belonging,
    }
    return { instance, derived: derive(definition, instance, calendar, on), input }
  })
  const instances = await queries.insertInstances(tx.db, rows, at)
  await queries.insertEvents(
    tx.db,
    instances.map((instance, index) => ({
      instanceId: instance.id,
      lockVersion: 1,
      isMark: false,
      actorId: tx.actor.id,
      actorName: tx.actor.name,
      onBehalfOf: null,
      action: beginning,
      from: null,
      to: instance.state,
      reason: null,
      input: rows[index]!.input,
    })),
    at,
  )
  await linkAll(tx, instances.flatMap(handledBy))
  for (const [index, instance] of instances.entries()) {
    const event = { action: beginning, from: null, to: instance.state, reason: null }
    await askForEffects(tx, definition.stepEffects ?? [], instance, rows[index]!.derived, event)
  }
  return instances
}

/**
 * Does one action in the open transaction: guards, moves, keeps the clock, leaves event, audit entry (`code.action` on
 * the object) and links, and asks for the effects. Besides the definition's actions there are `agree` and `refuse` (with
 * reason) while organisations countersign.
 *
 * @throws AppError `notFound` `platform.workflow.unknown` when there is none or the actor may not see it;
 *   `conflict` `platform.object.changed` when somebody acted meanwhile (details: who did what);
 *   `conflict` `platform.workflow.notNow`, `.countersigning`, `.topLevel` when it does not allow the action now;
 *   `forbidden` `platform.right.missing`, `platform.workflow.notParty`, `.samePerson`;
 *   `badInput` `platform.workflow.needMissing`, `.notAccepted`, `.untilPast`, `.duePast`.
 */
export async function act(
  tx: Context,
  definition: WorkflowDefinition,
  { object, action: name, lockVersion, ...told }: Step,
  record: StepRecord = {},
): Promise<Moved> {
  const before = await queries.lockInstance(tx.db, object)
  if (before === null || before.definition !== definition.code) throw unknownWorkflow(object)
  // Whoever may not see it learns neither its state nor that it exists.
  if (!may(tx, definition.read, belongingOf(before))) throw unknownWorkflow(object)
  if (before.lockVersion !== lockVersion) await refuseStale(tx, before, lockVersion)
  const today = businessDay(tx.clock)
  const refusal = whyNot(definition, before, name, tx.actor, today)
  if (refusal !== null) throw toError(refusal)
  const action = findAction(definition, name)!
  const unfit = whyNotSo(action, told, today)
  if (unfit !== null) throw toError(unfit)

  const input = inputOf(tx, told, isAnswer(definition, name))
  const step = { action: name, on: today, actorId: tx.actor.id, actorName: tx.actor.name, input }
  const after: Instance = {
    ...before,
    ...nextSnapshot(definition, before, step),
    definitionVersion: definition.version,
    changedAt: tx.clock.now().toISOString(),
  }
  const calendar = await calendarAround(tx)
  const derived = derive(definition, after, calendar, today)
  await queries.updateInstance(tx.db, after, derived, tx.clock.now())
  const event = {
    instanceId: after.id,
    lockVersion: after.lockVersion,
    isMark: false,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    onBehalfOf: actsFor(definition, before, action, tx.actor, today),
    action: name,
    from: before.state,
    to: after.state,
    reason: told.reason ?? null,
    input,
  }
  const [id = 0] = await queries.insertEvents(tx.db, [event], tx.clock.now())
  await recordStep(tx, definition, before, after, event, record)
  const effects = [...(action.effects ?? []), ...(definition.stepEffects ?? [])]
  await askForEffects(tx, effects, after, derived, event)
  const { instanceId: _instanceId, ...rest } = event
  return {
    from: before.state,
    to: after.state,
    instance: after,
    event: { ...rest, id, at: after.changedAt, workdays: null },
  }
}

/** Brings title, address and belonging up to date when the object's own change. No step: nothing moves. */
export async function rename(
  tx: Context,
  object: ObjectRef,
  values: { title: string; href: string | null; belonging: Belonging },
): Promise<void> {
  const instance = await queries.lockInstance(tx.db, object)
  if (instance === null) throw unknownWorkflow(object)
  const reach = belongingOf({ ...instance, belonging: values.belonging })
  await queries.updateName(tx.db, object, { ...values, reach })
}

/** Takes an instance away together with its object. Its story stays in the audit log. */
export function forget(tx: Context, object: ObjectRef): Promise<void> {
  return queries.deleteInstance(tx.db, object)
}

/** What an event keeps of what was told, and of who told it where the machine needs to know. */
function inputOf(
  tx: Pick<Context, 'actor'>,
  told: { [K in keyof StepInput]?: StepInput[K] | undefined },
  isAnswering = false,
): EventInput {
  const { orgId, personId } = tx.actor
  return {
    ...(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as StepInput),
    ...(isAnswering && orgId !== null ? { orgId } : {}),
    ...(personId === null ? {} : { personId }),
  }
}

async function refuseStale(tx: Context, current: Instance, lockVersion: number): Promise<never> {
  const last = await queries.lastEvent(tx.db, current.id)
  throw new AppError(
    'conflict',
    'platform.object.changed',
    `${last?.actorName ?? 'somebody'} did ${last?.action ?? 'something'} since this was opened`,
    {
      current: { state: current.state, lockVersion: current.lockVersion },
      lockVersion,
      by: last?.actorName ?? null,
      action: last?.action ?? null,
      at: last?.at ?? null,
    },
  )
}

const handledBy = (instance: Instance): Link[] =>
  [...new Set(Object.values(instance.parties).flatMap((party) => party.orgIds))].map((id) => ({
    from: instance.object,
    relation: 'handledBy',
    to: { kind: 'directory.organisation', id },
  }))

/** One audit entry and the links of a step. */
export async function recordStep(
  tx: Context,
  definition: WorkflowDefinition,
  before: Instance,
  after: Instance,
  event: { action: string; reason: string | null; onBehalfOf: string | null; input: EventInput },
  record: StepRecord,
): Promise<void> {
  const handlers = handledBy(after)
  if (JSON.stringify(handlers) !== JSON.stringify(handledBy(before))) {
    await unlink(tx, after.object, 'handledBy')
  }
  const { reason: _reason, personId: _personId, ...told } = event.input
  const actedOn: Link = {
    from: after.object,
    relation: 'actedOnBy',
    to: { kind: 'system.actor', id: tx.actor.id },
  }
  await recordChanges(tx, [
    {
      action: `${definition.code}.${event.action}`,
      object: after.object,
      before: { state: before.state, ...record.before },
      after: {
        state: after.state,
        ...record.after,
        ...told,
        ...(event.onBehalfOf === null ? {} : { onBehalfOf: event.onBehalfOf }),
      },
      reason: event.reason,
      links: [actedOn, ...handlers, ...(record.links ?? [])],
    },
  ])
}

/** What the tables keep of a snapshot beside itself. */
export function derive(
  definition: WorkflowDefinition,
  instance: queries.NewInstance,
  calendar: LoadedCalendar,
  today: string,
): queries.Derived {
  const waiting = waitingFor(definition, instance, today)
  const reading = instance.clock === null ? null : readClock(calendar, instance.clock, today)
  const runs = reading?.state === 'running'
  return {
    stage: definition.states[instance.state]?.stage ?? 'open',
    waitsFor: waitsFor(definition, instance),
    waitingOrgIds: waiting.orgIds,
    waitingAccountIds: waiting.accountIds,
    reach: belongingOf(instance),
    dueOn: runs ? reading.dueOn : null,
    warnOn: runs ? reading.warnOn : null,
    refreshOn: nextRefresh(instance, today),
    calendarVersion: calendar.version,
  }
}

/** The day after the next delegation ends. */
function nextRefresh(snapshot: Snapshot, today: string): string | null {
  const ends = snapshot.delegations.map(({ untilOn }) => addDays(untilOn, 1)).filter((day) => day > today)
  return ends.sort()[0] ?? null
}

export function unknownWorkflow(object: ObjectRef): AppError {
  return new AppError(
    'notFound',
    'platform.workflow.unknown',
    `no workflow runs for ${object.kind} ${object.id}`,
    { ...object },
  )
}
