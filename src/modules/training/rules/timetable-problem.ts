/** A class's timetable as the problem of core/scheduling, and its answer as times and venues again. */

import {
  type Broken,
  halfDayKey,
  type Place,
  type Placement,
  type Session,
  type TimetableProblem,
  timetableDefaults,
} from '#core/scheduling/timetable/classes/problem.ts'
import { addDays } from '#core/scheduling/working-calendar.ts'
import {
  absenceAt,
  type Half,
  halves,
  type PlannedSession,
  type ProposedPlace,
  type SessionTime,
  type Situation,
  slotOf,
  slotsOfHalf,
  timeOfSlot,
} from '../contract/index.ts'

/** Where a field session is: its site is content and stays as it was chosen, so the search has one place for all. */
const anyField = 'field'

const keyOf = ({ on, half }: { on: string; half: Half }) =>
  halfDayKey({ date: on, part: half, hours: slotsOfHalf })

/**
 * The problem of one class, counted in halves of class-hours. What other classes do on its days is taken as given, half-day by half-day: their teachers and
 * rooms are not to be had then, and no session lies where a trainee attends one of theirs.
 */
export function problemOf(
  own: { id: string; title: string; trainees: readonly string[] },
  situation: Situation,
  sessions: readonly PlannedSession[],
): TimetableProblem {
  const { startsOn, endsOn, people } = situation.class
  const halfDays: { date: string; part: Half; hours: number }[] = []
  for (let date = startsOn; date <= endsOn; date = addDays(date, 1))
    for (const part of halves) halfDays.push({ date, part, hours: slotsOfHalf })
  const busy = (uses: (other: Situation['others'][number]) => boolean) =>
    new Set(situation.others.filter(uses).map(({ at }) => keyOf(at)))
  const shut = (
    unavailable: Situation['teachers'][number]['unavailable'],
    uses: (other: Situation['others'][number]) => boolean,
  ) => {
    const taken = busy(uses)
    return halfDays
      .filter((one) => taken.has(halfDayKey(one)) || absenceAt(unavailable, one.date, one.part) !== undefined)
      .map(halfDayKey)
  }
  const away = busy(({ sharedTrainees }) => sharedTrainees > 0)
  const known = new Set(halfDays.map(halfDayKey))
  const sites = [
    ...new Map(
      sessions.flatMap(({ kind, venue }) =>
        kind === 'fieldTeaching' && venue !== null ? [[venue.id, venue] as const] : [],
      ),
    ).values(),
  ]
  const published = new Map(situation.published?.map((one) => [one.id, one]))
  const placeOf = (
    session: PlannedSession,
    at: SessionTime | null,
    venueId: string | undefined,
  ): Place | null => {
    const roomId = session.kind === 'fieldTeaching' ? anyField : venueId
    const isRoom = roomId === anyField || rooms.some(({ id }) => id === roomId)
    return at === null || roomId === undefined || !isRoom || !known.has(keyOf(at))
      ? null
      : { halfDay: keyOf(at), start: slotOf(at), roomId }
  }
  const rooms = situation.venues
    .filter(({ kind }) => kind === 'classroom')
    .map(({ id, name, capacity, unavailable }) => ({
      id,
      name,
      kind: 'classroom' as const,
      seats: capacity,
      unavailable: shut(unavailable, ({ venue }) => venue?.id === id),
    }))
  return {
    halfDays,
    classes: [
      {
        id: own.id,
        name: own.title,
        trainees: own.trainees,
        size: people,
        halfDays: halfDays.map(halfDayKey).filter((key) => !away.has(key)),
        preferred: [],
      },
    ],
    sessions: sessions.map(
      (session): Session => ({
        id: session.id,
        classId: own.id,
        title: session.title,
        hours: session.hours * 2,
        teacherIds: [
          ...session.teachers.map(({ id }) => id),
          // The site goes with the session as a teacher does.
          ...(session.kind === 'fieldTeaching' && session.venue !== null ? [siteId(session.venue.id)] : []),
        ],
        kind: session.kind === 'fieldTeaching' ? 'field' : 'classroom',
        module: session.modulePosition,
        position: session.kind === 'opening' || session.kind === 'closing' ? session.kind : null,
        after: [],
        pinned: session.pinned ? placeOf(session, session.at, session.venue?.id) : null,
      }),
    ),
    teachers: [
      ...situation.teachers.map(({ id, name, unavailable }) => ({
        id,
        name,
        unavailable: shut(unavailable, ({ teachers }) => teachers.some((teacher) => teacher.id === id)),
      })),
      ...sites.map(({ id, name }) => ({
        id: siteId(id),
        name,
        unavailable: shut(
          situation.venues.find((venue) => venue.id === id)?.unavailable ?? [],
          ({ venue }) => venue?.id === id,
        ),
      })),
    ],
    rooms: [...rooms, { id: anyField, name: '现场教学点', kind: 'field', seats: people, unavailable: [] }],
    feeHours: timetableDefaults.feeHours * 2,
    weights: timetableDefaults.weights,
    // Before the first release what was arranged by hand should stay where it can.
    previous: sessions.flatMap((session) => {
      const was = published.get(session.id)
      const place = placeOf(session, was?.at ?? session.at, (was?.venue ?? session.venue)?.id)
      return place === null ? [] : [{ sessionId: session.id, ...place }]
    }),
  }
}

const siteId = (venueId: string) => `site ${venueId}`

/** Where the sessions would be: a session that stays in its class-hour keeps its minutes, a field site is kept. */
export function placesFrom(
  placements: readonly Placement[],
  sessions: readonly PlannedSession[],
): ProposedPlace[] {
  const byId = new Map(sessions.map((session) => [session.id, session]))
  return placements.flatMap(({ sessionId, halfDay, start, roomId }): ProposedPlace[] => {
    const session = byId.get(sessionId)
    if (session === undefined) return []
    const venueId = roomId === anyField ? (session.venue?.id ?? null) : roomId
    const [on = '', part] = halfDay.split(' ')
    const half: Half = part === 'am' ? 'am' : 'pm'
    const { at } = session
    const stays = at !== null && keyOf(at) === halfDay && slotOf(at) === start
    return [
      {
        sessionId,
        venueId,
        at: stays ? at : { on, half, ...timeOfSlot(half, start, session.hours) },
      },
    ]
  })
}

/** A finding of the search in class-hours again. */
export function inClassHours(broken: Broken): Broken {
  const params = Object.entries(broken.params).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'number' && counted.has(key) ? value / 2 : value,
  ])
  return { ...broken, params: Object.fromEntries(params) } as Broken
}
const counted = new Set(['hours', 'slots', 'limit', 'start'])
