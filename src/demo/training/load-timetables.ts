import { halfOf, minutesOf, type ProposedPlace } from '#modules/training/contract/index.ts'
import { fillIn, getClass, getTimetable, place, releaseIn } from '#modules/training/index.ts'
import type { Context } from '#platform/context.ts'
import { must } from '../loaded.ts'

/** A class-hour in minutes, and the break between two lessons. */
const lesson = 45
const pause = 10
const opening = { startsAt: '08:30', endsAt: '08:45' }
/** When lessons begin and have to be over. */
const halves = [
  { from: minutesOf('08:50'), until: minutesOf('12:00') },
  { from: minutesOf('14:00'), until: minutesOf('18:10') },
]

/**
 * Plays the timetable of a class that was held: made of its courses, arranged and released. That of the second class was
 * changed once more, so that its story shows what a change looks like.
 */
export async function releaseTimetables(tx: Context, classId: string, termNo: number): Promise<void> {
  const venues = await arrange(tx, classId, false)
  await releaseIn(tx, classId, null, true)
  if (termNo !== 2) return
  const { draft } = await getTimetable(tx, classId)
  const last = must(
    draft?.sessions.findLast(({ kind }) => kind === 'teaching'),
    'a session',
  )
  const at = must(last.at ?? undefined, 'its time')
  await place(tx, classId, [{ sessionId: last.id, at, venueId: venues[1] ?? null }])
  await releaseIn(tx, classId, null, true)
}

/** The draft of a class that takes nominations: its last two modules stand the wrong way round, which the page says. */
export async function draftTimetable(tx: Context, classId: string): Promise<void> {
  await arrange(tx, classId, true)
}

/** Makes sessions of the courses of the class and places them one after the other; gives the classrooms that are big enough. */
async function arrange(tx: Context, classId: string, lastTwoSwapped: boolean): Promise<string[]> {
  const one = await getClass(tx, classId)
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
  const lessons = sessions
    .filter(({ kind }) => kind !== 'opening' && kind !== 'closing')
    .sort((a, b) => (a.modulePosition ?? 0) - (b.modulePosition ?? 0))
  if (lastTwoSwapped) lessons.push(...lessons.splice(-2).reverse())
  const at = (sessionId: string, { startsAt, endsAt }: Times): ProposedPlace => ({
    sessionId,
    at: { on: one.startsOn, half: halfOf(startsAt), startsAt, endsAt },
    venueId: venues[0] ?? null,
  })
  const times = oneAfterTheOther(lessons.map(({ hours }) => hours))
  const end = minutesOf(times.at(-1)?.endsAt ?? '17:30') + pause
  await place(tx, classId, [
    ...sessions.filter(({ kind }) => kind === 'opening').map(({ id }) => at(id, opening)),
    ...lessons.map(({ id }, index) => at(id, must(times[index], 'a time'))),
    ...sessions
      .filter(({ kind }) => kind === 'closing')
      .map(({ id }) => at(id, { startsAt: clock(end), endsAt: clock(end + 15) })),
  ])
  return venues
}

interface Times {
  startsAt: string
  endsAt: string
}

/** Lessons of so many class-hours in the morning and, where they no longer fit, in the afternoon. */
function oneAfterTheOther(hours: readonly number[]): Times[] {
  let half = 0
  let next = halves[0]!.from
  return hours.map((count) => {
    const length = count * lesson
    if (half === 0 && next + length > halves[0]!.until) {
      half = 1
      next = halves[1]!.from
    }
    const startsAt = next
    next += length + pause
    return { startsAt: clock(startsAt), endsAt: clock(startsAt + length) }
  })
}

const clock = (at: number): string =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(Math.round(at) % 60).padStart(2, '0')}`
