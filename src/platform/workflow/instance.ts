import type { WorkClock } from '#core/scheduling/working-time.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Belonging } from '../rights/reach.ts'
import type { Party, StepInput } from './step-input.ts'

export type { Party, StepInput } from './step-input.ts'

export type Parties = Record<string, Party>

/** Somebody who acts for a party until a day, that day included. */
export interface Delegation extends Party {
  party: string
  untilOn: string
  /** Who let them. */
  byId: string
  byName: string
}

export type Supervision = { kind: 'normal' | 'key'; byId: string; byName: string; on: string }

/** An action that waits until every organisation asked has agreed. */
export interface Countersign {
  action: string
  orgIds: string[]
  agreedOrgIds: string[]
  /** What the action was told, for the moment when it goes through. */
  input: StepInput
}

/** Where an instance stands: what the events replay to. */
export interface Snapshot {
  state: string
  backState: string | null
  /** Code of the ladder's step, null when never escalated. */
  level: string | null
  supervision: Supervision | null
  countersign: Countersign | null
  parties: Parties
  delegations: Delegation[]
  clock: WorkClock | null
  /** Day on which it goes on by itself, null unless suspended. */
  resumeOn: string | null
  /** Who last did the actions that another person must follow: action → person. */
  doers: Record<string, string>
  lockVersion: number
}

/** An instance as the engine gives it. */
export interface Instance extends Snapshot {
  id: string
  definition: string
  definitionVersion: number
  object: ObjectRef
  title: string
  href: string | null
  /** What it belongs to by itself; its parties come on top (`belongingOf`). */
  belonging: Belonging
  begunAt: string
  changedAt: string
}

/** What an event keeps of its step, enough to replay it. */
export interface EventInput extends StepInput {
  /** The organisation that agreed or refused. */
  orgId?: string
  /** The person behind the account, where four eyes need to know. */
  personId?: string
}

/** One step of the story. */
export interface WorkflowEvent {
  id: number
  lockVersion: number
  /** True for marks of the clock, which move nothing. */
  isMark: boolean
  at: string
  actorId: string
  actorName: string
  /** Name of the one the actor acted for by delegation. */
  onBehalfOf: string | null
  action: string
  from: string | null
  to: string
  reason: string | null
  input: EventInput
  /** Working days since the event before, null for the first. */
  workdays: number | null
}
