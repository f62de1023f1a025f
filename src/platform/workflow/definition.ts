import type { Job } from '../jobs/queue.ts'
import type { Permission } from '../rights/permission.ts'
import type { Words } from '../words.ts'
import type { WorkflowEffect } from './effect.ts'

/**
 * Where in its life a state stands: `start` is where instances begin (exactly one state), `open` is being handled,
 * `side` is left by going back to the state before it or on (returned, suspended, escalated), `done` needs nobody.
 */
export type Stage = 'start' | 'open' | 'side' | 'done'

/** What the clock does while an instance is in a state. Entering the state brings it about. */
export type StateClock = 'runs' | 'pauses' | 'stops'

export interface StateDefinition<Party extends string = string> {
  title: Words
  stage: Stage
  /** Who is expected to act next; `level` is the party of the step of the ladder the instance has been escalated to. */
  waitsFor: readonly (Party | 'level')[]
  /** Working days that a clock started on entering this state has. Without it a running clock runs on. */
  allowance?: { workdays: number }
  clock: StateClock
}

/**
 * What an action is, which decides what the engine does beside moving the state:
 * `delegate` lets another act for a party until a day; `countersign` moves only when every organisation asked has
 * agreed; `recall` takes back what was to be countersigned; `suspend` goes on by itself on a day; `escalate` climbs the ladder; `supervise` sets or lifts a mark.
 */
export type ActionKind =
  | 'forward'
  | 'return'
  | 'transfer'
  | 'delegate'
  | 'countersign'
  | 'recall'
  | 'suspend'
  | 'resume'
  | 'escalate'
  | 'supervise'
  | 'reopen'
  | 'withdraw'

/**
 * One thing an action is told. `party:x` names who is party x from now on; `value:x` is a text of the definition's own.
 * `workdays` is an allowance chosen by the person (same day 0, general 7, complex 15), `limit` one of `dueOn` and
 * `workdays`, `rating` a whole number 1–5.
 */
export type Need<Party extends string = string> =
  | 'reason'
  | 'evidence'
  | 'untilOn'
  | 'dueOn'
  | 'workdays'
  | 'limit'
  | 'rating'
  | 'supervision'
  | `party:${Party}`
  | `value:${string}`

export interface ActionDefinition<State extends string = string, Party extends string = string> {
  title: Words
  kind: ActionKind
  from: readonly State[]
  /** `back` is the state before the side state. */
  to: State | 'same' | 'back'
  permission: Permission
  /** Restricts further: the actor must be of one of these parties; `levelOrAbove` is any step from the one reached up. */
  by?: readonly (Party | 'level' | 'levelOrAbove')[]
  /** Four eyes: the actor must be another person than the one who last did any of these actions. */
  unlike?: readonly string[]
  /** For `countersign`: the right by which the organisations asked agree or refuse. */
  answerPermission?: Permission
  /** What must be told. A kind adds its own: `suspend` reason and untilOn, `delegate` untilOn, `supervise` supervision. */
  needs: readonly Need<Party>[]
  /** What may be told besides; anything else is refused. */
  accepts?: readonly Need<Party>[]
  /** Of both, what the module tells by itself: people are not asked for it. */
  byModule?: readonly Need<Party>[]
  /** Overrides what entering the state does to the clock. */
  clock?: 'start' | 'pause' | 'resume' | 'stop' | 'restart' | 'keep'
  /** Jobs asked for in the same transaction. */
  effects?: readonly Job<WorkflowEffect>[]
  /** True where the action is told more than its needs, so that only the module's own endpoint can do it. */
  ownForm?: boolean
}

/** One step of the ladder by which an instance is escalated, and the party it then waits for. */
export interface Rung<Party extends string = string> {
  code: string
  title: Words
  party: Party
}

/** A process as data: what states there are, who may do what in each, what it needs, and what the clock does. */
export interface WorkflowDefinition<
  State extends string = string,
  Party extends string = string,
  Action extends string = string,
> {
  /** `module.noun` of the objects that run through it. Audit actions are `code.action`. */
  code: string
  version: number
  title: Words
  /** The right by which an instance is seen at all. */
  read: Permission
  parties: Readonly<Record<Party, Words>>
  states: Readonly<Record<State, StateDefinition<Party>>>
  actions: Readonly<Record<Action, ActionDefinition<State, Party>>>
  /** From the lowest step to the highest. */
  ladder?: readonly Rung<Party>[]
  /** Titles of `value:x`. */
  values?: Readonly<Record<string, Words>>
  /** Jobs asked for after every step, the beginning included. */
  stepEffects?: readonly Job<WorkflowEffect>[]
  /** Jobs asked for when the clock nears its end, and when it has passed it. */
  clockEffects?: { dueSoon?: readonly Job<WorkflowEffect>[]; overdue?: readonly Job<WorkflowEffect>[] }
}

/**
 * Declares a workflow. The types refuse states and parties that the definition does not have; `checkDefinition` proves
 * what types cannot.
 */
export const defineWorkflow = <
  const State extends string,
  const Party extends string,
  const Action extends string,
>(
  definition: WorkflowDefinition<State, Party, Action>,
): WorkflowDefinition<State, Party, Action> => definition
