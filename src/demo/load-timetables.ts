import { sql } from 'kysely'
import { halfOf, type ProposedPlace } from '#modules/training/contract/index.ts'
import { fillIn, getClass, getTimetable, place, putClassCourses, releaseIn } from '#modules/training/index.ts'
import type { Context } from '#platform/context.ts'
import { must } from './loaded.ts'

/** Class-hours of the courses of the three modules of a lecture, and when they are taught. */
const day = [
  { hours: 4, startsAt: '08:50', endsAt: '11:50' },
  { hours: 2, startsAt: '14:00', endsAt: '15:30' },
  { hours: 2, startsAt: '15:40', endsAt: '17:10' },
]
const opening = { startsAt: '08:30', endsAt: '08:45' }
const closing = { startsAt: '17:15', endsAt: '17:30' }

/**
 * Plays the timetable of a class that was held: made of its courses, arranged and released. That of the second class was
 * changed once more, so that its story shows what a change looks like.
 */
export async function releaseTimetables(tx: Context, classId: string, termNo: number): Promise<void> {
  const venues = await arrange(tx, classId, [0, 1, 2])
  await releaseIn(tx, classId, null, true)
  if (termNo !== 2) return
  const { draft } = await getTimetable(tx, classId)
  const last = must(
    draft?.sessions.findLast(({ kind }) => kind === 'teaching'),
    'a session',
  )
  const at = must(last.at ?? undefined, 'its time')
  await place(tx, classId, [
    { sessionId: last.id, at: { ...at, startsAt: '15:50', endsAt: '17:20' }, venueId: venues[1] ?? null },
  ])
  const end = must(
    draft?.sessions.find(({ kind }) => kind === 'closing'),
    'a closing',
  )
  await place(tx, classId, [
    {
      sessionId: end.id,
      at: { on: at.on, half: 'pm', startsAt: '17:25', endsAt: '17:40' },
      venueId: venues[1] ?? null,
    },
  ])
  await releaseIn(tx, classId, null, true)
}

/** The draft of a class that takes nominations: its last two modules stand the wrong way round, which the page says. */
export async function draftTimetable(tx: Context, classId: string): Promise<void> {
  await arrange(tx, classId, [0, 2, 1])
}

/** Chooses courses, makes sessions of them and places these in the order given; gives the classrooms that are big enough. */
async function arrange(tx: Context, classId: string, order: readonly number[]): Promise<string[]> {
  const one = await getClass(tx, classId)
  await chooseCourses(tx, one)
  await fillIn(tx, classId, true)
  const rows = await tx.db
    .selectFrom('training.venue')
    .select('id')
    .where('kind', '=', 'classroom')
    .where('capacity', '>=', one.seats)
    .orderBy('name')
    .execute()
  const venues = rows.map(({ id }) => id)
  const sessions = (await getTimetable(tx, classId)).draft?.sessions ?? []
  const at = (sessionId: string, time: { startsAt: string; endsAt: string }): ProposedPlace => ({
    sessionId,
    at: {
      on: one.startsOn,
      half: halfOf(time.startsAt),
      startsAt: time.startsAt,
      endsAt: time.endsAt,
    },
    venueId: venues[0] ?? null,
  })
  await place(
    tx,
    classId,
    sessions.flatMap(({ id, kind, modulePosition }) => {
      if (kind === 'opening') return [at(id, opening)]
      if (kind === 'closing') return [at(id, closing)]
      const slot = day[order[(modulePosition ?? 0) - 1] ?? -1]
      return slot === undefined ? [] : [at(id, slot)]
    }),
  )
  return venues
}

const categories: Record<string, string[]> = {
  industry: ['industryTrend', 'policy', 'practice'],
  talentParty: ['talent', 'partyBuilding'],
  investment: ['investment'],
  free: ['finance', 'planning', 'policy', 'practice'],
}

/** One course for each module, of the chain of the class where there is one. */
async function chooseCourses(tx: Context, one: Awaited<ReturnType<typeof getClass>>): Promise<void> {
  const courses: Parameters<typeof putClassCourses>[2][number][] = []
  for (const [index, module] of one.modules.entries()) {
    const { rows } = await sql<{ id: string; version_no: number; teacher_id: string | null }>`
      select c.id, c.version_no,
        (select t.teacher_id from training.course_teacher t where t.course_id = c.id order by t.position limit 1) as teacher_id
      from training.course c join training.course_version v on v.course_id = c.id and v.version_no = c.version_no
      where not c.retired and not c.id = any(${courses.map(({ courseId }) => courseId)}::uuid[])
        and v.category = any(${categories[module.kind]}) and v.form in ('lecture', 'case')
      order by exists (select from training.course_version_chain x join chains.chain n on n.id = x.chain_id
          where x.course_id = c.id and x.version_no = c.version_no and n.code = ${one.chainCode}) desc, c.number
      limit 1`.execute(tx.db)
    for (const row of rows)
      courses.push({
        modulePosition: index + 1,
        courseId: row.id,
        versionNo: row.version_no,
        teacherId: row.teacher_id,
        hours: day[index]?.hours ?? 2,
      })
  }
  await putClassCourses(tx.db, one.id, courses)
}
