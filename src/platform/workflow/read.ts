import { workdaysBetween } from '#core/scheduling/working-calendar.ts'
import { calendarAround } from '../calendar/load-calendar.ts'
import { businessDay, businessDayOf } from '../clock.ts'
import type { Context } from '../context.ts'
import type { ObjectRef } from '../http/contract.ts'
import { requireVisible } from '../rights/rights.ts'
import type { Words } from '../words.ts'
import { findAction, needsOf } from './actions.ts'
import type { ActionKind, Need, WorkflowDefinition } from './definition.ts'
import { unknownWorkflow } from './engine.ts'
import { whyNot } from './guard.ts'
import type { Instance, WorkflowEvent } from './instance.ts'
import { belongingOf } from './parties.ts'
import * as queries from './queries.ts'

/** Whether an action is open to the actor, what it must and may be told, and if it is not open, the reason that says why. */
export interface ActionOffer {
  action: string
  title: Words
  kind: ActionKind
  needs: Need[]
  accepts: Need[]
  /** True where only the module's own form can do it. */
  ownForm: boolean
  allowed: boolean
  why: string | null
}

/** Every action that starts from the instance's state (answers to a countersignature too), with whether the actor may do it. */
export function actionsFor(
  ctx: Pick<Context, 'actor' | 'clock'>,
  definition: WorkflowDefinition,
  instance: Instance,
): ActionOffer[] {
  const today = businessDay(ctx.clock)
  const own = Object.keys(definition.actions).filter((name) =>
    definition.actions[name]?.from.includes(instance.state),
  )
  return [...(instance.countersign === null ? [] : ['agree', 'refuse']), ...own].flatMap((name) => {
    const action = findAction(definition, name)
    if (action === null) return []
    const isAsked = (need: Need) => !action.byModule?.includes(need)
    const refusal = whyNot(definition, instance, name, ctx.actor, today)
    return [
      {
        action: name,
        title: action.title,
        kind: action.kind,
        needs: needsOf(action).filter(isAsked),
        accepts: (action.accepts ?? []).filter(isAsked),
        ownForm: action.ownForm ?? false,
        allowed: refusal === null,
        why: refusal?.reason ?? null,
      },
    ]
  })
}

/** The instance of an object, null when there is none. Rights are the caller's to check. */
export function findInstance(ctx: Pick<Context, 'db'>, object: ObjectRef): Promise<Instance | null> {
  return queries.findInstance(ctx.db, object)
}

/** What was last done to an object, marks of the clock aside; null where no workflow runs. Rights are the caller's to check. */
export async function lastEventOf(ctx: Pick<Context, 'db'>, object: ObjectRef): Promise<Act | null> {
  const instance = await queries.findInstance(ctx.db, object)
  return instance === null ? null : queries.lastEvent(ctx.db, instance.id)
}

/** Who did what and when. */
type Act = Pick<queries.StoredEvent, 'actorName' | 'action' | 'at'>

/** Instances of the definitions that are not done, of one chain or of all. Rights are the caller's to check. */
export function listRunning(
  ctx: Pick<Context, 'db'>,
  definitions: readonly WorkflowDefinition[],
  chainCode: string | null,
): Promise<Instance[]> {
  return queries.listRunning(
    ctx.db,
    definitions.map(({ code }) => code),
    chainCode,
  )
}

/** @throws AppError `notFound` `platform.workflow.unknown` when there is none or the actor may not see it. */
export async function getInstance(
  ctx: Context,
  definition: WorkflowDefinition,
  object: ObjectRef,
): Promise<Instance> {
  const found = await queries.findInstance(ctx.db, object)
  return requireVisible(ctx, definition.read, found, belongingOf, () => unknownWorkflow(object))
}

/** The instance's story, oldest first, with the working days that passed before each step. */
export async function listEvents(
  ctx: Pick<Context, 'db' | 'clock'>,
  instance: Instance,
): Promise<WorkflowEvent[]> {
  const calendar = await calendarAround(ctx)
  const events = await queries.listEvents(ctx.db, instance.id)
  const dayOf = (event: queries.StoredEvent) => businessDayOf(new Date(event.at))
  return events.map((event, index) => {
    const last = events[index - 1]
    return {
      ...event,
      workdays: last === undefined ? null : workdaysBetween(calendar, dayOf(last), dayOf(event)),
    }
  })
}
