import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import {
  classCourses,
  classRef,
  getClass,
  insertSessions,
  putClassCourses,
  sessionRef,
} from '#modules/training/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { loaded } from './loaded.ts'

type DemoClass = Awaited<ReturnType<typeof getClass>>

/** What was taught in the classes that were held: one course for each module, in one morning and afternoon. */
export async function loadHeldClasses(tx: Context): Promise<void> {
  const rows = await tx.db
    .selectFrom('platform.workflow_instance')
    .select('object_id')
    .where('object_kind', '=', 'training.class')
    .where('state', 'in', ['enrolled', 'running', 'finished', 'evaluated', 'closed'])
    .orderBy('object_id')
    .execute()
  const classes = await Promise.all(rows.map(({ object_id }) => getClass(tx, object_id)))
  for (const one of classes.sort((a, b) => a.number - b.number)) await loadSessions(tx, one)
}

/** The halves of the days of a class and when they are taught. */
const times = [
  { half: 'am', startsAt: '08:30', endsAt: '11:30', hours: 4 },
  { half: 'pm', startsAt: '14:00', endsAt: '15:30', hours: 2 },
  { half: 'pm', startsAt: '15:40', endsAt: '17:10', hours: 2 },
] as const

async function loadSessions(tx: Context, one: DemoClass): Promise<void> {
  const taken = new Set<string>()
  const courses = []
  for (const [index, module] of one.modules.entries()) {
    const { rows } = await sql<{ id: string; version_no: number; teacher_id: string | null }>`
      select c.id, c.version_no,
        (select t.teacher_id from training.course_teacher t where t.course_id = c.id order by t.position limit 1) as teacher_id
      from training.course c join training.course_version v on v.course_id = c.id and v.version_no = c.version_no
      where not c.retired and not c.id = any(${[...taken]}::uuid[])
        and v.category = any(${categories[module.kind]})
      order by exists (select from training.course_version_chain x join chains.chain n on n.id = x.chain_id
          where x.course_id = c.id and x.version_no = c.version_no and n.code = ${one.chainCode}) desc, c.number
      limit 1`.execute(tx.db)
    for (const row of rows) {
      taken.add(row.id)
      courses.push({
        modulePosition: index + 1,
        courseId: row.id,
        versionNo: row.version_no,
        teacherId: row.teacher_id,
        hours: 3,
      })
    }
  }
  await putClassCourses(tx.db, one.id, courses)
  const venue = await tx.db
    .selectFrom('training.venue')
    .select('id')
    .where('kind', '=', 'classroom')
    .where('capacity', '>=', one.seats)
    .orderBy('name')
    .executeTakeFirst()
  const days = one.startsOn === one.endsOn ? [one.startsOn] : [one.startsOn, one.endsOn]
  const halves = days.flatMap((on) => times.map((time) => ({ on, ...time })))
  const titles = await titlesOf(tx, [...taken])
  const sessions = (await classCourses(tx.db, one.id)).map((course, index) => ({
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

const categories: Record<string, string[]> = {
  industry: ['industryTrend', 'policy', 'practice'],
  talentParty: ['talent', 'partyBuilding'],
  investment: ['investment'],
  free: ['finance', 'planning', 'policy', 'practice'],
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
