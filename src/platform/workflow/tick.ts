import { sql } from 'kysely'
import { z } from 'zod'
import { recordOccurrences } from '../audit/audit.ts'
import { calendarAround, type LoadedCalendar } from '../calendar/load-calendar.ts'
import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import { defineJob } from '../jobs/queue.ts'
import { inTransaction } from '../transaction.ts'
import { resumptions } from './check-definition.ts'
import type { WorkflowDefinition } from './definition.ts'
import { askForEffects } from './effect.ts'
import { act, derive } from './engine.ts'
import type { Instance } from './instance.ts'
import * as queries from './queries.ts'

/** Runs every hour: what the passing of days does to instances. */
export const workflowTick = defineJob({ name: 'platform.workflow.tick', input: z.object({}) })

/** What a tick did. */
export interface TickResult {
  resumed: number
  warned: number
  missed: number
  /** Instances whose derived columns a new day or a new calendar changed. */
  refreshed: number
}

/**
 * Lets suspended instances go on whose day has come, marks those nearly due and those past due (each due day once, with
 * the effects the definition names), ends delegations in the queues, and reckons due days anew when the calendar was
 * edited. Each instance in a transaction of its own; one that somebody acts on at this moment waits for the next tick.
 */
export async function tick(ctx: Context, definitions: readonly WorkflowDefinition[]): Promise<TickResult> {
  const today = businessDay(ctx.clock)
  const calendar = await calendarAround(ctx)
  const result: TickResult = { resumed: 0, warned: 0, missed: 0, refreshed: 0 }
  for (const { id } of await ripe(ctx, calendar.version, today)) {
    await inTransaction(ctx, async (tx) => {
      const instance = await queries.lockFreeInstance(tx.db, id)
      const definition = definitions.find((one) => one.code === instance?.definition)
      if (instance === null || definition === undefined) return
      const does = await mature(tx, definition, instance, calendar, today)
      result[does] += 1
    })
  }
  return result
}

/** Instances that something is to be done about. */
function ripe(ctx: Context, calendarVersion: string, today: string): Promise<{ id: string }[]> {
  return ctx.db
    .selectFrom('platform.workflow_instance')
    .select('id')
    .where((where) =>
      where.or([
        where('resume_on', '<=', today),
        where('refresh_on', '<=', today),
        sql<boolean>`(due_on is not null and calendar_version is distinct from ${calendarVersion}::uuid)`,
        sql<boolean>`(due_on < ${today}::date and missed_due_on is distinct from due_on)`,
        sql<boolean>`(due_on >= ${today}::date and warn_on <= ${today}::date and warned_due_on is distinct from due_on)`,
      ]),
    )
    .orderBy('id')
    .execute()
}

async function mature(
  tx: Context,
  definition: WorkflowDefinition,
  instance: Instance,
  calendar: LoadedCalendar,
  today: string,
): Promise<keyof TickResult> {
  const [resumption] = resumptions(definition, instance.state)
  if (instance.resumeOn !== null && instance.resumeOn <= today && resumption !== undefined) {
    const { object, lockVersion } = instance
    await act(tx, definition, { object, action: resumption, lockVersion })
    return 'resumed'
  }
  const derived = derive(definition, instance, calendar, today)
  await queries.updateDerived(tx.db, instance.id, derived)
  if (derived.dueOn === null) return 'refreshed'
  const marks = await queries.marksOf(tx.db, instance.id)
  if (derived.dueOn < today) {
    if (marks.missed === derived.dueOn) return 'refreshed'
    await mark(tx, definition, instance, derived, 'overdue')
    return 'missed'
  }
  if ((derived.warnOn ?? derived.dueOn) > today || marks.warned === derived.dueOn) return 'refreshed'
  await mark(tx, definition, instance, derived, 'dueSoon')
  return 'warned'
}

/** Leaves a mark of the clock: an event that moves nothing, and the effects that the definition names. */
async function mark(
  tx: Context,
  definition: WorkflowDefinition,
  instance: Instance,
  derived: queries.Derived,
  action: 'dueSoon' | 'overdue',
): Promise<void> {
  const event = { action, from: instance.state, to: instance.state, reason: null }
  await queries.insertEvents(
    tx.db,
    [
      {
        ...event,
        instanceId: instance.id,
        lockVersion: instance.lockVersion,
        isMark: true,
        actorId: tx.actor.id,
        actorName: tx.actor.name,
        onBehalfOf: null,
        input: {},
      },
    ],
    tx.clock.now(),
  )
  await queries.setMark(
    tx.db,
    instance.id,
    action === 'overdue' ? 'missed_due_on' : 'warned_due_on',
    derived.dueOn,
  )
  recordOccurrences(tx, [
    { action: `${definition.code}.${action}`, object: instance.object, details: { dueOn: derived.dueOn } },
  ])
  await askForEffects(tx, definition.clockEffects?.[action] ?? [], instance, derived, event)
}
