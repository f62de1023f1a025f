import type { WorkClock } from '#core/scheduling/working-time.ts'
import { findAction, isAnswer, watchedActions } from './actions.ts'
import type { ActionDefinition, StateDefinition, WorkflowDefinition } from './definition.ts'
import type { Delegation, EventInput, Parties, Party, Snapshot } from './instance.ts'
import { countersigners } from './parties.ts'

/**
 * Name of the event by which others become a party because posts changed hands. It belongs to the engine: no action of a
 * definition, and it moves nothing else.
 */
export const succession = 'succeed'

/** One step as the machine takes it, and as an event keeps it. */
export interface MachineStep {
  action: string
  /** Business day on which it is done. */
  on: string
  actorId: string
  actorName: string
  input: EventInput
}

/** Where an instance begins. */
export function firstSnapshot(
  definition: WorkflowDefinition,
  state: string,
  parties: Parties,
  step: MachineStep,
): Snapshot {
  const allowance = allowanceOf(definition.states[state], step.input)
  const starts = definition.states[state]?.clock === 'runs' && allowance !== null
  return {
    state,
    backState: null,
    level: null,
    supervision: null,
    countersign: null,
    parties,
    delegations: [],
    clock: starts ? startClock(allowance, step.on) : null,
    resumeOn: null,
    doers: doersAfter(definition, {}, step),
    lockVersion: 1,
  }
}

/**
 * Takes one step. Pure, so that the events of an instance replay to where it stands; the guard has been asked before.
 */
export function nextSnapshot(definition: WorkflowDefinition, before: Snapshot, step: MachineStep): Snapshot {
  if (step.action === succession) return succeed(before, step.input.parties ?? {})
  const action = findAction(definition, step.action)
  if (action === null) throw new Error(`${definition.code} has no action ${step.action}`)
  const after: Snapshot = {
    ...before,
    doers: doersAfter(definition, before.doers, step),
    lockVersion: before.lockVersion + 1,
  }
  if (isAnswer(definition, step.action)) return answer(definition, after, step)
  switch (action.kind) {
    case 'countersign':
      return ask(after, step)
    case 'delegate':
      return move(definition, delegate(after, step), action, { ...step, input: withoutParties(step.input) })
    case 'escalate':
      return move(definition, { ...after, level: nextLevel(definition, before) }, action, step)
    case 'recall':
      return move(definition, { ...after, countersign: null }, action, step)
    case 'supervise':
      return move(definition, supervise(after, step), action, step)
    case 'suspend':
      return { ...move(definition, after, action, step), resumeOn: step.input.untilOn ?? null }
    default:
      return move(definition, after, action, step)
  }
}

/** What somebody lent who is no longer named falls back to those who follow. */
function succeed(before: Snapshot, parties: Parties): Snapshot {
  const isLeft = ({ party, byId }: Delegation): boolean => {
    const now = parties[party]
    return now !== undefined && isNamed(before.parties[party], byId) && !isNamed(now, byId)
  }
  return {
    ...before,
    parties: { ...before.parties, ...parties },
    delegations: before.delegations.filter((delegation) => !isLeft(delegation)),
    lockVersion: before.lockVersion + 1,
  }
}

const isNamed = (party: Party | undefined, accountId: string): boolean =>
  party?.accountIds.includes(accountId) ?? false

/** Replays the steps of an instance, the beginning first: what comes out is where it stands. */
export function replay(
  definition: WorkflowDefinition,
  beginsIn: string,
  steps: readonly MachineStep[],
): Snapshot {
  const [first, ...rest] = steps
  if (first === undefined) throw new Error('nothing to replay')
  return rest.reduce<Snapshot>(
    (snapshot, step) => nextSnapshot(definition, snapshot, step),
    firstSnapshot(definition, beginsIn, first.input.parties ?? {}, first),
  )
}

/** The state an action leads to from where the instance stands. */
export function targetOf(action: ActionDefinition, snapshot: Snapshot): string {
  if (action.to === 'same') return snapshot.state
  if (action.to !== 'back') return action.to
  if (snapshot.backState === null) throw new Error(`nothing to go back to from ${snapshot.state}`)
  return snapshot.backState
}

/** The step of the ladder above the one reached, null at the top. */
export function nextLevel(definition: WorkflowDefinition, snapshot: Snapshot): string | null {
  const ladder = definition.ladder ?? []
  return ladder[ladder.findIndex((rung) => rung.code === snapshot.level) + 1]?.code ?? null
}

function move(
  definition: WorkflowDefinition,
  before: Snapshot,
  action: ActionDefinition,
  step: MachineStep,
): Snapshot {
  const to = targetOf(action, before)
  const parties = { ...before.parties, ...step.input.parties }
  const clock = clockAfter(before, definition.states[to], action, to, step)
  if (to === before.state) return { ...before, parties, clock }
  return {
    ...before,
    state: to,
    backState: backAfter(definition, before, to),
    countersign: null,
    resumeOn: null,
    parties,
    clock,
  }
}

/** Side states remember where they were entered from, one over another keeps the first. */
function backAfter(definition: WorkflowDefinition, before: Snapshot, to: string): string | null {
  if (definition.states[to]?.stage !== 'side') return null
  return definition.states[before.state]?.stage === 'side' ? before.backState : before.state
}

function ask(after: Snapshot, step: MachineStep): Snapshot {
  const { parties, ...input } = step.input
  const { [countersigners]: asked, ...others } = parties ?? {}
  return {
    ...after,
    countersign: {
      action: step.action,
      orgIds: asked?.orgIds ?? [],
      agreedOrgIds: [],
      input: { ...input, parties: others },
    },
  }
}

/** One refusal ends a countersignature, the last agreement lets the action through. */
function answer(definition: WorkflowDefinition, after: Snapshot, step: MachineStep): Snapshot {
  const asked = after.countersign
  if (asked === null) throw new Error('nobody was asked to countersign')
  if (step.action === 'refuse') return { ...after, countersign: null }
  const agreedOrgIds = [...asked.agreedOrgIds, ...(step.input.orgId === undefined ? [] : [step.input.orgId])]
  if (agreedOrgIds.length < asked.orgIds.length) {
    return { ...after, countersign: { ...asked, agreedOrgIds } }
  }
  const action = findAction(definition, asked.action)
  if (action === null) throw new Error(`${definition.code} has no action ${asked.action}`)
  return { ...move(definition, after, action, { ...step, input: asked.input }), countersign: null }
}

function delegate(after: Snapshot, step: MachineStep): Snapshot {
  const untilOn = step.input.untilOn ?? step.on
  const lent = Object.entries(step.input.parties ?? {}).map(([party, to]) => ({
    party,
    ...to,
    untilOn,
    byId: step.actorId,
    byName: step.actorName,
  }))
  // A person lends a party to one at a time; what has run out is not kept.
  const kept = after.delegations.filter(
    (old) =>
      old.untilOn >= step.on &&
      !lent.some((delegation) => delegation.party === old.party && delegation.byId === old.byId),
  )
  return { ...after, delegations: [...kept, ...lent] }
}

function supervise(after: Snapshot, step: MachineStep): Snapshot {
  const kind = step.input.supervision ?? 'none'
  return {
    ...after,
    supervision: kind === 'none' ? null : { kind, byId: step.actorId, byName: step.actorName, on: step.on },
  }
}

const withoutParties = ({ parties: _parties, ...input }: EventInput): EventInput => input

function doersAfter(
  definition: WorkflowDefinition,
  doers: Record<string, string>,
  step: MachineStep,
): Record<string, string> {
  if (!watchedActions(definition).has(step.action)) return doers
  return { ...doers, [step.action]: step.input.personId ?? step.actorId }
}

const startClock = (allowance: WorkClock['allowance'], on: string): WorkClock => ({
  startedOn: on,
  allowance,
  pauses: [],
  stoppedOn: null,
})

/** A day or a number of days that the person names goes before what the state allows. */
function allowanceOf(state: StateDefinition | undefined, input: EventInput): WorkClock['allowance'] | null {
  if (input.dueOn !== undefined) return { dueOn: input.dueOn }
  if (input.workdays !== undefined) return { workdays: input.workdays }
  return state?.allowance ?? null
}

function clockAfter(
  before: Snapshot,
  state: StateDefinition | undefined,
  action: ActionDefinition,
  to: string,
  step: MachineStep,
): WorkClock | null {
  const isTold = step.input.dueOn !== undefined || step.input.workdays !== undefined
  const allowance = allowanceOf(state, step.input)
  switch (action.clock ?? clockOnEntering(before, state, action, to, isTold || allowance !== null)) {
    case 'start':
    case 'restart':
      return allowance === null ? before.clock : startClock(allowance, step.on)
    case 'pause':
      return pause(before.clock, step.on)
    case 'stop':
      return stop(before.clock, step.on)
    case 'resume':
      return isTold && allowance !== null ? startClock(allowance, step.on) : resume(before.clock, step.on)
    case 'keep':
      return isTold && allowance !== null ? startClock(allowance, step.on) : before.clock
  }
}

/** What the state entered does to the clock where the action says nothing of its own. */
function clockOnEntering(
  before: Snapshot,
  state: StateDefinition | undefined,
  action: ActionDefinition,
  to: string,
  hasAllowance: boolean,
): NonNullable<ActionDefinition['clock']> {
  if (to === before.state || state === undefined) return 'keep'
  if (state.clock === 'pauses') return 'pause'
  if (state.clock === 'stops') return 'stop'
  if (action.to === 'back' || !hasAllowance) return 'resume'
  return 'restart'
}

function pause(clock: WorkClock | null, on: string): WorkClock | null {
  if (clock === null || clock.stoppedOn !== null || isPaused(clock)) return clock
  return { ...clock, pauses: [...clock.pauses, { from: on, until: null }] }
}

const isPaused = (clock: WorkClock): boolean => clock.pauses.some((stretch) => stretch.until === null)

/** Ends the open pause. A stopped clock that goes on stood still since it was stopped. */
function resume(clock: WorkClock | null, on: string): WorkClock | null {
  if (clock === null) return null
  const pauses = clock.pauses.map((stretch) => ({ ...stretch, until: stretch.until ?? on }))
  if (clock.stoppedOn === null) return { ...clock, pauses }
  return { ...clock, pauses: [...pauses, { from: clock.stoppedOn, until: on }], stoppedOn: null }
}

function stop(clock: WorkClock | null, on: string): WorkClock | null {
  if (clock === null || clock.stoppedOn !== null) return clock
  return { ...clock, pauses: resume(clock, on)?.pauses ?? [], stoppedOn: on }
}
