import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import {
  classCourses,
  classRef,
  getClass,
  insertNominations,
  insertSessions,
  nominationRef,
  sessionRef,
} from '#modules/training/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { loaded } from './loaded.ts'

type DemoClass = Awaited<ReturnType<typeof getClass>>

/** Kinds of unit that send people, and how many of each unit go. */
const senders = ['countyGovernment', 'bureau', 'zoneCommittee', 'serviceCentre', 'enterprise']
const mostTrainees = 28

/** Who attended the classes that were held, and what was taught there: the courses of its design, in one morning and afternoon. */
export async function loadHeldClasses(tx: Context): Promise<void> {
  const rows = await tx.db
    .selectFrom('platform.workflow_instance')
    .select('object_id')
    .where('object_kind', '=', 'training.class')
    .where('state', 'in', ['enrolled', 'running', 'finished', 'evaluated', 'closed'])
    .orderBy('object_id')
    .execute()
  const classes = await Promise.all(rows.map(({ object_id }) => getClass(tx, object_id)))
  for (const [index, one] of classes.sort((a, b) => a.number - b.number).entries()) {
    await loadTrainees(tx, one, index)
    await loadSessions(tx, one)
  }
}

async function loadTrainees(tx: Context, one: DemoClass, round: number): Promise<void> {
  const { rows } = await sql<{ id: string; org_id: string }>`
    select id, org_id from (
      select p.id, p.org_id, row_number() over (partition by p.org_id order by p.staff_no) as place, o.position
      from directory.person p join directory.organisation o on o.id = p.org_id
      where p.left_on is null and o.kind = any(${senders})) ranked
    where place = ${1 + (round % 2)} order by position limit ${Math.min(mostTrainees, one.seats)}`.execute(
    tx.db,
  )
  const nominations = rows.map((row) => ({
    classId: one.id,
    personId: row.id,
    unitOrgId: row.org_id,
    state: 'selected' as const,
    seat: 'hall' as const,
  }))
  const by = { id: tx.actor.id, name: tx.actor.name, isDemo: true }
  const ids = await insertNominations(tx.db, nominations, by, tx.clock.now())
  await recordChanges(
    tx,
    nominations.map((nomination, index) =>
      loaded(nominationRef(ids[index] ?? ''), nomination, [
        { from: nominationRef(ids[index] ?? ''), relation: 'nominatedFor', to: classRef(one.id) },
      ]),
    ),
  )
}

/** The halves of the days of a class and when they are taught. */
const times = [
  { half: 'am', startsAt: '08:30', endsAt: '11:30', hours: 4 },
  { half: 'pm', startsAt: '14:00', endsAt: '15:30', hours: 2 },
  { half: 'pm', startsAt: '15:40', endsAt: '17:10', hours: 2 },
] as const

async function loadSessions(tx: Context, one: DemoClass): Promise<void> {
  const venue = await tx.db
    .selectFrom('training.venue')
    .select('id')
    .where('kind', '=', 'classroom')
    .where('capacity', '>=', one.seats)
    .orderBy('name')
    .executeTakeFirst()
  const days = one.startsOn === one.endsOn ? [one.startsOn] : [one.startsOn, one.endsOn]
  const halves = days.flatMap((on) => times.map((time) => ({ on, ...time })))
  const courses = await classCourses(tx.db, one.id)
  const titles = await titlesOf(
    tx,
    courses.map(({ courseId }) => courseId),
  )
  const sessions = courses.map((course, index) => ({
    id: randomUUID(),
    classId: one.id,
    kind: 'teaching' as const,
    title: titles.get(course.courseId) ?? '',
    course: { id: course.courseId, versionNo: course.versionNo },
    modulePosition: course.modulePosition,
    teacherId: course.teacherId,
    venueId: venue?.id ?? null,
    at: halves[index] ?? null,
    hours: halves[index]?.hours ?? course.hours,
  }))
  await insertSessions(tx.db, sessions, true, tx.clock.now())
  await recordChanges(
    tx,
    sessions.map((session) =>
      loaded(sessionRef(session.id), session, [
        { from: sessionRef(session.id), relation: 'sessionOf', to: classRef(one.id) },
      ]),
    ),
  )
}

async function titlesOf(tx: Context, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('training.course')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
