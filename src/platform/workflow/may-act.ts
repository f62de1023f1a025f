import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import type { ActionDefinition, ActionKind, WorkflowDefinition } from './definition.ts'
import { inReach } from './queries.ts'
import type { ActionOffer } from './read.ts'

type Who = Pick<Context, 'actor' | 'clock'>

/** What looks after a matter without bringing it on; nobody is waited for to do it. */
const asides: readonly ActionKind[] = ['supervise', 'delegate', 'recall']

/** Whether one of these offers lets its reader bring the matter on. */
export const offersAStep = (offers: readonly ActionOffer[]): boolean =>
  offers.some(({ allowed, kind }) => allowed && !asides.includes(kind))

/**
 * The instances of a definition that the caller may bring on now: `whyNot` (guard.ts) over rows of
 * `platform.workflow_instance`, so that a list and its count say what the buttons say. A test compares the two.
 */
export function mayAct(ctx: Who, definition: WorkflowDefinition): RawBuilder<SqlBool> {
  const actions = Object.values(definition.actions).filter(({ kind }) => !asides.includes(kind))
  const answering = actions.find(({ kind }) => kind === 'countersign')?.answerPermission
  const steps = actions.map((action) => isOpen(ctx, definition, action))
  const answers =
    answering === undefined
      ? sql<SqlBool>`false`
      : sql<SqlBool>`(${ctx.actor.orgId}::text = any(waiting_org_ids) and ${inReach(ctx, answering)})`
  return sql<SqlBool>`coalesce(case when countersign is null then ${or(steps)} else ${answers} end, false)`
}

function isOpen(ctx: Who, definition: WorkflowDefinition, action: ActionDefinition): RawBuilder<SqlBool> {
  const parts = [sql<SqlBool>`state = any(${[...action.from]}::text[])`, inReach(ctx, action.permission)]
  if (action.kind === 'escalate') {
    parts.push(sql<SqlBool>`level is distinct from ${definition.ladder?.at(-1)?.code ?? null}`)
  }
  // As in the guard: the program itself is of every party and no person.
  if (ctx.actor.rights !== 'all') {
    if (action.by !== undefined) parts.push(or(action.by.map((name) => isOf(ctx, definition, name))))
    const person = ctx.actor.personId ?? ctx.actor.id
    for (const other of action.unlike ?? [])
      parts.push(sql<SqlBool>`doers ->> ${other} is distinct from ${person}`)
  }
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`
}

function isOf(ctx: Who, definition: WorkflowDefinition, name: string): RawBuilder<SqlBool> {
  if (name !== 'level' && name !== 'levelOrAbove') return isOfParty(ctx, name)
  const ladder = definition.ladder ?? []
  return or(
    ladder.flatMap((rung, index) =>
      ladder
        .slice(index, name === 'level' ? index + 1 : undefined)
        .map(({ party }) => sql<SqlBool>`(level = ${rung.code} and ${isOfParty(ctx, party)})`),
    ),
  )
}

/** By name or organisation, or by a delegation in force. */
function isOfParty(ctx: Who, party: string): RawBuilder<SqlBool> {
  const { id, orgId } = ctx.actor
  const names = (value: RawBuilder<unknown>) => sql<SqlBool>`coalesce(
    ${value} -> 'accountIds' @> to_jsonb(${id}::text) or ${value} -> 'orgIds' @> to_jsonb(${orgId}::text), false)`
  return sql<SqlBool>`(${names(sql`(parties -> ${party}::text)`)} or exists (
    select from jsonb_array_elements(delegations) lent where lent ->> 'party' = ${party}
      and lent ->> 'untilOn' >= ${businessDay(ctx.clock)} and ${names(sql`lent`)}))`
}

const or = (parts: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join([sql`false`, ...parts], sql` or `)})`
