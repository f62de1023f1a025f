import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/database.ts'
import {
  type AttendanceMark,
  type AttendanceWay,
  attendanceMark,
  attendanceWay,
  type LeaveState,
  leaveState,
} from '../../contract/index.ts'

/** A mark as it is kept. */
export interface StoredMark {
  id: string
  sessionId: string
  nominationId: string
  mark: AttendanceMark
  way: AttendanceWay
  markedByName: string
  markedAt: Date
  lockVersion: number
}

/** All marks of a class, of those who left it as well. */
export async function marksOf(db: Db, classId: string): Promise<StoredMark[]> {
  const rows = await db
    .selectFrom('training.attendance as a')
    .innerJoin('training.session as s', 's.id', 'a.session_id')
    .selectAll('a')
    .where('s.class_id', '=', classId)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sessionId: row.session_id,
    nominationId: row.nomination_id,
    mark: attendanceMark.parse(row.mark),
    way: attendanceWay.parse(row.way),
    markedByName: row.marked_by_name,
    markedAt: row.marked_at,
    lockVersion: row.lock_version,
  }))
}

/** Somebody who is or was a trainee of a class. */
export interface Attendee {
  nominationId: string
  personId: string
  name: string
  unit: { id: string; name: string }
  withdrawn: boolean
  lockVersion: number
}

/** The trainees of a class, and who left it after having been marked, unit by unit. */
export async function attendeesOf(db: Db, classId: string): Promise<Attendee[]> {
  const rows = await db
    .selectFrom('training.nomination as n')
    .innerJoin('directory.person as p', 'p.id', 'n.person_id')
    .innerJoin('directory.organisation as o', 'o.id', 'n.unit_org_id')
    .select(['n.id', 'n.person_id', 'p.name', 'n.unit_org_id', 'o.name as unit_name', 'n.state'])
    .select('n.lock_version')
    .where('n.class_id', '=', classId)
    .where(
      sql<boolean>`(n.state = 'selected' or n.state = 'withdrawn'
        and exists (select from training.attendance a where a.nomination_id = n.id))`,
    )
    .orderBy('o.position')
    .orderBy('o.id')
    .orderBy('p.name_order')
    .orderBy('n.id')
    .execute()
  return rows.map((row) => ({
    nominationId: row.id,
    personId: row.person_id,
    name: row.name,
    unit: { id: row.unit_org_id, name: row.unit_name },
    withdrawn: row.state === 'withdrawn',
    lockVersion: row.lock_version,
  }))
}

/** Holds a class against being closed or begun until the transaction ends; marks beside each other do not wait. */
export async function holdClass(db: Db, classId: string): Promise<void> {
  await db.selectFrom('training.class').select('id').where('id', '=', classId).forShare().execute()
}

/** A session with its class and, where the person is a trainee of it, the nomination. */
export async function sessionFor(
  db: Db,
  sessionId: string,
  personId: string | null,
): Promise<{ classId: string; classTitle: string; nominationId: string | null } | null> {
  const row = await db
    .selectFrom('training.session as s')
    .innerJoin('training.class as k', 'k.id', 's.class_id')
    .leftJoin('training.nomination as n', (join) =>
      join
        .onRef('n.class_id', '=', 's.class_id')
        .on('n.person_id', '=', personId)
        .on('n.state', '=', 'selected'),
    )
    .select(['s.class_id', 'k.title', 'n.id as nomination_id'])
    .where('s.id', '=', sessionId)
    .executeTakeFirst()
  if (row === undefined) return null
  return { classId: row.class_id, classTitle: row.title, nominationId: row.nomination_id }
}

/** A nomination as running a class needs it. */
export interface StoredNomination {
  id: string
  classId: string
  personId: string
  state: string
  lockVersion: number
}

export async function findNomination(db: Db, id: string): Promise<StoredNomination | null> {
  const row = await db
    .selectFrom('training.nomination')
    .select(['id', 'class_id', 'person_id', 'state', 'lock_version'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    classId: row.class_id,
    personId: row.person_id,
    state: row.state,
    lockVersion: row.lock_version,
  }
}

/** The same, held against other writers until the transaction ends. */
export async function lockNomination(db: Db, id: string): Promise<StoredNomination | null> {
  await db.selectFrom('training.nomination').select('id').where('id', '=', id).forUpdate().execute()
  return findNomination(db, id)
}

/** Classes in which a person is or was a trainee, the latest first, with where they stand. */
export async function classesOfTrainee(
  db: Db,
  personId: string,
): Promise<{ classId: string; nominationId: string; state: string; withdrawn: boolean }[]> {
  const rows = await db
    .selectFrom('training.nomination as n')
    .innerJoin('training.class as k', 'k.id', 'n.class_id')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'training.class').on(sql<boolean>`i.object_id = k.id::text`),
    )
    .select(['n.id', 'n.class_id', 'n.state', 'i.state as class_state'])
    .where('n.person_id', '=', personId)
    .where('i.state', 'not in', ['rejected', 'cancelled', 'enrolling', 'approved'])
    .where(
      sql<boolean>`(n.state = 'selected' or n.state = 'withdrawn'
        and exists (select from training.attendance a where a.nomination_id = n.id))`,
    )
    .orderBy('k.starts_on', 'desc')
    .orderBy('k.id')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    classId: row.class_id,
    nominationId: row.id,
    state: row.class_state,
    withdrawn: row.state === 'withdrawn',
  }))
}

export interface StoredLeave {
  id: string
  nominationId: string
  classId: string
  sessionIds: string[]
  reason: string
  state: LeaveState
  askedBy: string
  askedByName: string
  askedAt: Date
  decidedByName: string | null
  decisionReason: string | null
  lockVersion: number
}

const idList = z.array(z.string())

const leaves = (db: Db) =>
  db
    .selectFrom('training.leave as l')
    .innerJoin('training.nomination as n', 'n.id', 'l.nomination_id')
    .selectAll('l')
    .select([
      'n.class_id',
      sql<unknown>`(select coalesce(json_agg(x.session_id order by x.session_id), '[]')
        from training.leave_session x where x.leave_id = l.id)`.as('session_ids'),
    ])

const toLeave = (
  row: Awaited<ReturnType<ReturnType<typeof leaves>['executeTakeFirstOrThrow']>>,
): StoredLeave => ({
  id: row.id,
  nominationId: row.nomination_id,
  classId: row.class_id,
  sessionIds: idList.parse(row.session_ids),
  reason: row.reason,
  state: leaveState.parse(row.state),
  askedBy: row.asked_by,
  askedByName: row.asked_by_name,
  askedAt: row.asked_at,
  decidedByName: row.decided_by_name,
  decisionReason: row.decision_reason,
  lockVersion: row.lock_version,
})

/** Leave asked for in a class, what is still to be decided first. */
export async function leavesOf(db: Db, classId: string): Promise<StoredLeave[]> {
  const rows = await leaves(db)
    .where('n.class_id', '=', classId)
    .orderBy(sql`l.state <> 'asked'`)
    .orderBy('l.asked_at')
    .orderBy('l.id')
    .execute()
  return rows.map(toLeave)
}

export async function findLeave(db: Db, id: string): Promise<StoredLeave | null> {
  const row = await leaves(db).where('l.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toLeave(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockLeave(db: Db, id: string): Promise<StoredLeave | null> {
  await db.selectFrom('training.leave').select('id').where('id', '=', id).forUpdate().execute()
  return findLeave(db, id)
}
