import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/database.ts'
import {
  half,
  type OtherSession,
  type ReleasedSession,
  releasedSession,
  type Situation,
  type TimetableChange,
  type TimetableFinding,
  timetableChange,
  timetableFinding,
} from '../contract/index.ts'

/** Version of the draft of a class; 1 before anything was drafted. */
export async function timetableVersion(db: Db, classId: string): Promise<number> {
  const row = await db
    .selectFrom('training.timetable')
    .select('lock_version')
    .where('class_id', '=', classId)
    .executeTakeFirst()
  return row?.lock_version ?? 1
}

/** The same, held against other writers of this timetable until the transaction ends. */
export async function lockTimetable(db: Db, classId: string): Promise<{ lockVersion: number }> {
  await db
    .insertInto('training.timetable')
    .values({ class_id: classId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('training.timetable')
    .select('lock_version')
    .where('class_id', '=', classId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { lockVersion: row.lock_version }
}

/** Counts a change of the draft. */
export async function bumpTimetable(db: Db, classId: string): Promise<void> {
  await db
    .updateTable('training.timetable')
    .set((set) => ({ lock_version: set('lock_version', '+', 1) }))
    .where('class_id', '=', classId)
    .execute()
}

export interface StoredRelease {
  number: number
  content: ReleasedSession[]
  changes: TimetableChange[]
  broken: TimetableFinding[]
  overrideReason: string | null
  at: Date
  by: string
}

const contents = z.array(releasedSession)
const changeList = z.array(timetableChange)
const findingList = z.array(timetableFinding)

/** The releases of a class, the last one first. */
export async function releasesOf(db: Db, classId: string): Promise<StoredRelease[]> {
  const rows = await db
    .selectFrom('training.timetable_release')
    .selectAll()
    .where('class_id', '=', classId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    content: contents.parse(row.content),
    changes: changeList.parse(row.changes),
    broken: findingList.parse(row.broken),
    overrideReason: row.override_reason,
    at: row.released_at,
    by: row.released_by_name,
  }))
}

/** The sessions of a class as they were released last; null before the first release. */
export async function releasedSessionsOf(db: Db, classId: string): Promise<ReleasedSession[] | null> {
  return (await releasesOf(db, classId))[0]?.content ?? null
}

export async function insertRelease(
  db: Db,
  classId: string,
  release: Omit<StoredRelease, 'at' | 'by'> & { by: { id: string; name: string }; isDemo: boolean },
  at: Date,
): Promise<void> {
  await db
    .insertInto('training.timetable_release')
    .values({
      class_id: classId,
      number: release.number,
      content: JSON.stringify(release.content),
      changes: JSON.stringify(release.changes),
      broken: JSON.stringify(release.broken),
      override_reason: release.overrideReason,
      released_at: at,
      released_by: release.by.id,
      released_by_name: release.by.name,
      is_demo: release.isDemo,
    })
    .execute()
}

/** Sessions of other classes that take place, within a span of days. */
export async function otherSessions(
  db: Db,
  classId: string,
  span: { from: string; to: string },
): Promise<OtherSession[]> {
  const { rows } = await sql<{
    id: string
    title: string
    class_id: string
    class_title: string
    held_on: string
    half: string
    starts_at: string
    ends_at: string
    hours: string
    teachers: { id: string; name: string }[]
    venue_id: string | null
    venue_name: string | null
    shared: number
  }>`
    select s.id, s.title, s.class_id, k.title as class_title, s.held_on, s.half, s.starts_at, s.ends_at, s.hours,
      s.venue_id, v.name as venue_name,
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', coalesce(p.name, t.name)) order by t.id), '[]')
        from training.teacher t left join directory.person p on p.id = t.person_id
        where t.id = s.teacher_id or t.id in
          (select c.teacher_id from training.session_co_teacher c where c.session_id = s.id)) as teachers,
      (select count(*)::integer from training.nomination own
        join training.nomination other on other.person_id = own.person_id and other.class_id = s.class_id
        where own.class_id = ${classId} and own.state = 'selected' and other.state = 'selected') as shared
    from training.session s
      join training.class k on k.id = s.class_id
      join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = k.id::text
      left join training.venue v on v.id = s.venue_id
    where s.class_id <> ${classId} and s.held_on between ${span.from} and ${span.to}
      and i.state not in ('rejected', 'cancelled')
    order by s.held_on, s.starts_at, s.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    class: { id: row.class_id, title: row.class_title },
    at: { on: row.held_on, half: half.parse(row.half), startsAt: row.starts_at, endsAt: row.ends_at },
    hours: Number(row.hours),
    teachers: row.teachers,
    venue: row.venue_id === null ? null : { id: row.venue_id, name: row.venue_name ?? '' },
    sharedTrainees: row.shared,
  }))
}

const absences = (owner: string) => sql<Situation['teachers'][number]['unavailable']>`(
  select coalesce(json_agg(json_build_object('fromOn', u.from_on, 'untilOn', u.until_on, 'half', u.half,
    'reason', u.reason) order by u.from_on, u.id), '[]')
  from training.unavailability u where ${sql.ref(owner)} = x.id)`

/** Teachers with the days on which they cannot be had. */
export async function teacherDays(db: Db, ids: readonly string[]): Promise<Situation['teachers']> {
  if (ids.length === 0) return []
  const { rows } = await sql<Situation['teachers'][number]>`
    select x.id, coalesce(p.name, x.name) as name, ${absences('u.teacher_id')} as unavailable
    from training.teacher x left join directory.person p on p.id = x.person_id
    where x.id = any(${[...ids]}::uuid[]) order by x.id`.execute(db)
  return rows
}

/** Venues in use, and those named, with their days; classrooms first. */
export async function venueDays(db: Db, named: readonly string[]): Promise<Situation['venues']> {
  const { rows } = await sql<Situation['venues'][number]>`
    select x.id, x.name, x.kind, x.capacity, ${absences('u.venue_id')} as unavailable
    from training.venue x where x.deleted_at is null and (not x.retired or x.id = any(${[...named]}::uuid[]))
    order by x.kind, x.name_order, x.id`.execute(db)
  return rows
}

/** Addresses of venues by id. */
export async function venueAddresses(db: Db, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('training.venue')
    .select(['id', 'address'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.address]))
}
