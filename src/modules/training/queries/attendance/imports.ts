import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { instanceScope } from '#platform/workflow/instance-scope.ts'
import { type AttendanceMark, attendanceMark, type ClassState } from '../../contract/index.ts'

/** A session of a class that the actor runs, as a table may name it. */
export interface NamedSession {
  id: string
  classTitle: string
  title: string
  on: string
  startsAt: string
}

/** The arranged sessions of classes in these states that the actor runs. */
export async function sessionsToMark(ctx: Context, states: readonly ClassState[]): Promise<NamedSession[]> {
  const rows = await ctx.db
    .selectFrom('training.session as s')
    .innerJoin('training.class as k', 'k.id', 's.class_id')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'training.class').on(sql<boolean>`i.object_id = k.id::text`),
    )
    .select(['s.id', 'k.title as class_title', 's.title'])
    .select([sql<string>`s.held_on::text`.as('on'), sql<string>`s.starts_at`.as('starts_at')])
    .where('s.held_on', 'is not', null)
    .where('i.state', 'in', [...states])
    .where(instanceScope(ctx, 'training.class.run'))
    .orderBy('s.held_on')
    .orderBy('s.starts_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    classTitle: row.class_title,
    title: row.title,
    on: row.on,
    startsAt: row.starts_at,
  }))
}

/** A mark with the person it is of. */
export interface MarkOfPerson {
  id: string
  sessionId: string
  nominationId: string
  personId: string
  mark: AttendanceMark
  lockVersion: number
}

const marks = (db: Db) =>
  db
    .selectFrom('training.attendance as a')
    .innerJoin('training.nomination as n', 'n.id', 'a.nomination_id')
    .select(['a.id', 'a.session_id', 'a.nomination_id', 'n.person_id', 'a.mark', 'a.lock_version'])

const toMark = (
  row: Awaited<ReturnType<ReturnType<typeof marks>['executeTakeFirstOrThrow']>>,
): MarkOfPerson => ({
  id: row.id,
  sessionId: row.session_id,
  nominationId: row.nomination_id,
  personId: row.person_id,
  mark: attendanceMark.parse(row.mark),
  lockVersion: row.lock_version,
})

/** The marks at these sessions. */
export async function marksAt(db: Db, sessionIds: readonly string[]): Promise<MarkOfPerson[]> {
  const rows = await marks(db)
    .where(sql<boolean>`a.session_id = any(${[...sessionIds]}::uuid[])`)
    .execute()
  return rows.map(toMark)
}

/** Marks by id, held against other writers until the transaction ends. */
export async function marksById(db: Db, ids: readonly string[]): Promise<MarkOfPerson[]> {
  const rows = await marks(db)
    .where(sql<boolean>`a.id = any(${[...ids]}::uuid[])`)
    .orderBy('a.id')
    .forUpdate('a')
    .execute()
  return rows.map(toMark)
}

/** The trainee of a session's class that a person is. */
export async function traineeAt(db: Db, sessionId: string, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('training.session as s')
    .innerJoin('training.nomination as n', 'n.class_id', 's.class_id')
    .select('n.id')
    .where('s.id', '=', sessionId)
    .where('n.person_id', '=', personId)
    .where('n.state', '=', 'selected')
    .executeTakeFirst()
  return row?.id ?? null
}

/** An entry in force that no class gave, as a table brings it. */
export interface EnteredHours {
  id: string
  personId: string
  kind: string
  source: string
  hours: string
  earnedOn: string
  evidence: string | null
}

const entered = (db: Db) =>
  db
    .selectFrom('training.hours_entry')
    .select(['id', 'person_id', 'kind', 'source', 'hours', 'earned_on', 'evidence'])
    .where('class_id', 'is', null)
    .where('revoked_at', 'is', null)

const toEntered = (
  row: Awaited<ReturnType<ReturnType<typeof entered>['executeTakeFirstOrThrow']>>,
): EnteredHours => ({
  id: row.id,
  personId: row.person_id,
  kind: row.kind,
  source: row.source,
  hours: String(Number(row.hours)),
  earnedOn: row.earned_on,
  evidence: row.evidence,
})

/** Those of some people. */
export async function enteredHoursOf(db: Db, personIds: readonly string[]): Promise<EnteredHours[]> {
  const rows = await entered(db)
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .execute()
  return rows.map(toEntered)
}

/** Some by id, held against other writers until the transaction ends. */
export async function enteredHoursById(db: Db, ids: readonly string[]): Promise<EnteredHours[]> {
  const rows = await entered(db)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toEntered)
}

/** Ranks of some people. */
export async function profilesOf(
  db: Db,
  personIds: readonly string[],
): Promise<{ personId: string; band: string; promotedOn: string | null }[]> {
  const rows = await db
    .selectFrom('training.trainee_profile')
    .select(['person_id', 'band', 'promoted_on'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('person_id')
    .forUpdate()
    .execute()
  return rows.map((row) => ({ personId: row.person_id, band: row.band, promotedOn: row.promoted_on }))
}
