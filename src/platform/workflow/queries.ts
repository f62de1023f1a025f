import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Context } from '../context.ts'
import { type Db, jsonb } from '../db/database.ts'
import type { PlatformWorkflowEvent, PlatformWorkflowInstance } from '../db/tables.generated.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Permission } from '../rights/permission.ts'
import { type Belonging, reachOf } from '../rights/reach.ts'
import type { EventInput, Instance, WorkflowEvent } from './instance.ts'

/** What the tables keep beside an instance so that queues and rights are answered by an index. */
export interface Derived {
  stage: string
  waitsFor: string[]
  waitingOrgIds: string[]
  waitingAccountIds: string[]
  reach: Belonging
  dueOn: string | null
  warnOn: string | null
  refreshOn: string | null
  calendarVersion: string
}

export type NewInstance = Omit<Instance, 'id' | 'begunAt' | 'changedAt'>
export type StoredEvent = Omit<WorkflowEvent, 'workdays'>

export function toInstance(row: Selectable<PlatformWorkflowInstance>): Instance {
  return {
    id: row.id,
    definition: row.definition,
    definitionVersion: row.definition_version,
    object: { kind: row.object_kind, id: row.object_id },
    title: row.title,
    href: row.href,
    belonging: row.belonging as Belonging,
    state: row.state,
    backState: row.back_state,
    level: row.level,
    supervision: row.supervision as Instance['supervision'],
    countersign: row.countersign as Instance['countersign'],
    parties: row.parties as Instance['parties'],
    delegations: row.delegations as Instance['delegations'],
    clock: row.clock as Instance['clock'],
    resumeOn: row.resume_on,
    doers: row.doers as Instance['doers'],
    lockVersion: row.lock_version,
    begunAt: row.begun_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }
}

const toEvent = (row: Selectable<PlatformWorkflowEvent>): StoredEvent => ({
  id: row.id,
  lockVersion: row.lock_version,
  isMark: row.is_mark,
  at: row.at.toISOString(),
  actorId: row.actor_id,
  actorName: row.actor_name,
  onBehalfOf: row.on_behalf_of,
  action: row.action,
  from: row.from_state,
  to: row.to_state,
  reason: row.reason,
  input: row.input as EventInput,
})

const textArray = (values: readonly (string | null)[] = []): RawBuilder<string[]> =>
  sql<string[]>`${values.filter((value) => value !== null)}::text[]`

const nullable = (value: unknown): RawBuilder<unknown> | null => (value === null ? null : jsonb(value))

const derivedColumns = (derived: Derived) => ({
  stage: derived.stage,
  waits_for: textArray(derived.waitsFor),
  waiting_org_ids: textArray(derived.waitingOrgIds),
  waiting_account_ids: textArray(derived.waitingAccountIds),
  org_ids: textArray(derived.reach.orgIds),
  chain_codes: textArray(derived.reach.chainCodes),
  region_codes: textArray(derived.reach.regionCodes),
  account_ids: textArray(derived.reach.accountIds),
  due_on: derived.dueOn,
  warn_on: derived.warnOn,
  refresh_on: derived.refreshOn,
  calendar_version: derived.calendarVersion,
})

const snapshotColumns = (instance: NewInstance) => ({
  definition_version: instance.definitionVersion,
  state: instance.state,
  back_state: instance.backState,
  level: instance.level,
  supervision: nullable(instance.supervision),
  countersign: nullable(instance.countersign),
  parties: jsonb(instance.parties),
  delegations: jsonb(instance.delegations),
  clock: nullable(instance.clock),
  resume_on: instance.resumeOn,
  doers: jsonb(instance.doers),
  lock_version: instance.lockVersion,
})

/** Rows of one insert: each brings some thirty values, and a statement takes 65535. */
const insertSize = 500

/** Inserts instances and gives them with their ids, in the order given. */
export async function insertInstances(
  db: Db,
  rows: { instance: NewInstance; derived: Derived }[],
  at: Date,
): Promise<Instance[]> {
  const ids = new Map<string, string>()
  for (let start = 0; start < rows.length; start += insertSize) {
    const inserted = await db
      .insertInto('platform.workflow_instance')
      .values(
        rows.slice(start, start + insertSize).map(({ instance, derived }) => ({
          definition: instance.definition,
          object_kind: instance.object.kind,
          object_id: instance.object.id,
          title: instance.title,
          href: instance.href,
          belonging: jsonb(instance.belonging),
          begun_at: at,
          changed_at: at,
          ...snapshotColumns(instance),
          ...derivedColumns(derived),
        })),
      )
      .returning(['id', 'object_kind', 'object_id'])
      .execute()
    for (const row of inserted) ids.set(`${row.object_kind} ${row.object_id}`, row.id)
  }
  const instant = at.toISOString()
  return rows.map(({ instance }) => ({
    ...instance,
    id: ids.get(`${instance.object.kind} ${instance.object.id}`) ?? '',
    begunAt: instant,
    changedAt: instant,
  }))
}

export async function updateInstance(db: Db, instance: Instance, derived: Derived, at: Date): Promise<void> {
  await db
    .updateTable('platform.workflow_instance')
    .set({ ...snapshotColumns(instance), ...derivedColumns(derived), changed_at: at })
    .where('id', '=', instance.id)
    .execute()
}

/** Brings derived columns up to date that a new day or a new calendar changed. */
export async function updateDerived(db: Db, id: string, derived: Derived): Promise<void> {
  await db
    .updateTable('platform.workflow_instance')
    .set(derivedColumns(derived))
    .where('id', '=', id)
    .execute()
}

/** The due days that were warned of and told to be missed. */
export async function marksOf(db: Db, id: string): Promise<{ warned: string | null; missed: string | null }> {
  const row = await db
    .selectFrom('platform.workflow_instance')
    .select(['warned_due_on', 'missed_due_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { warned: row.warned_due_on, missed: row.missed_due_on }
}

export async function setMark(
  db: Db,
  id: string,
  column: 'warned_due_on' | 'missed_due_on',
  dueOn: string | null,
): Promise<void> {
  await db
    .updateTable('platform.workflow_instance')
    .set({ [column]: dueOn })
    .where('id', '=', id)
    .execute()
}

export async function updateName(
  db: Db,
  object: ObjectRef,
  values: { title: string; href: string | null; belonging: Belonging; reach: Belonging },
): Promise<void> {
  await db
    .updateTable('platform.workflow_instance')
    .set({
      title: values.title,
      href: values.href,
      belonging: jsonb(values.belonging),
      org_ids: textArray(values.reach.orgIds),
      chain_codes: textArray(values.reach.chainCodes),
      region_codes: textArray(values.reach.regionCodes),
      account_ids: textArray(values.reach.accountIds),
    })
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .execute()
}

const ofObject = (db: Db, object: ObjectRef) =>
  db
    .selectFrom('platform.workflow_instance')
    .selectAll()
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)

export async function findInstance(db: Db, object: ObjectRef): Promise<Instance | null> {
  const row = await ofObject(db, object).executeTakeFirst()
  return row === undefined ? null : toInstance(row)
}

/** Instances of the definitions that are not done, of one chain or of all. */
export async function listRunning(
  db: Db,
  definitions: readonly string[],
  chainCode: string | null,
): Promise<Instance[]> {
  let query = db
    .selectFrom('platform.workflow_instance')
    .selectAll()
    .where('definition', 'in', definitions)
    .where('stage', '<>', 'done')
  if (chainCode !== null) query = query.where(sql<boolean>`${chainCode} = any(chain_codes)`)
  return (await query.orderBy('id').execute()).map(toInstance)
}

export async function lockInstance(db: Db, object: ObjectRef): Promise<Instance | null> {
  const row = await ofObject(db, object).forUpdate().executeTakeFirst()
  return row === undefined ? null : toInstance(row)
}

/** Locks an instance unless somebody acts on it at this moment. */
export async function lockFreeInstance(db: Db, id: string): Promise<Instance | null> {
  const row = await db
    .selectFrom('platform.workflow_instance')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row === undefined ? null : toInstance(row)
}

export async function deleteInstance(db: Db, object: ObjectRef): Promise<void> {
  await db
    .deleteFrom('platform.workflow_instance')
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .execute()
}

/** Adds events and gives their ids. */
export async function insertEvents(
  db: Db,
  events: (Omit<StoredEvent, 'id' | 'at'> & { instanceId: string })[],
  at: Date,
): Promise<number[]> {
  const ids: number[] = []
  for (let start = 0; start < events.length; start += insertSize) {
    const inserted = await db
      .insertInto('platform.workflow_event')
      .values(
        events.slice(start, start + insertSize).map((event) => ({
          instance_id: event.instanceId,
          lock_version: event.lockVersion,
          is_mark: event.isMark,
          at,
          actor_id: event.actorId,
          actor_name: event.actorName,
          on_behalf_of: event.onBehalfOf,
          action: event.action,
          from_state: event.from,
          to_state: event.to,
          reason: event.reason,
          input: jsonb(event.input),
        })),
      )
      .returning('id')
      .execute()
    ids.push(...inserted.map((row) => row.id))
  }
  return ids
}

export async function listEvents(db: Db, instanceId: string): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('platform.workflow_event')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .orderBy('id')
    .execute()
  return rows.map(toEvent)
}

export async function lastEvent(db: Db, instanceId: string): Promise<StoredEvent | null> {
  const row = await db
    .selectFrom('platform.workflow_event')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .where('is_mark', '=', false)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toEvent(row)
}

/** The rows of instances that a permission covers: `covers` (rights/reach.ts) over the array columns. */
export function inReach(ctx: Pick<Context, 'actor'>, permission: Permission): RawBuilder<SqlBool> {
  const reach = reachOf(ctx.actor.rights, permission)
  if (reach === null) return sql<SqlBool>`false`
  if (reach.everywhere) return sql<SqlBool>`true`
  const columns = {
    org_ids: reach.orgIds,
    chain_codes: reach.chainCodes,
    region_codes: reach.regionCodes,
    account_ids: reach.accountIds,
  }
  const parts = Object.entries(columns).flatMap(([column, values]) =>
    values.size === 0 ? [] : [sql<SqlBool>`${sql.ref(column)} && ${[...values]}::text[]`],
  )
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}
