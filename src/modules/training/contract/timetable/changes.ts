import { z } from 'zod'
import { type PlannedSession, type ReleasedSession, type SessionTime, sessionTime } from './shapes.ts'

const common = { sessionId: z.uuid(), session: z.string() }
const name = z.string()

/** In what a release differs from the one before it. */
export const timetableChange = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('added'), ...common, at: sessionTime, venue: name.nullable() }),
  z.object({ rule: z.literal('removed'), ...common, at: sessionTime }),
  z.object({ rule: z.literal('time'), ...common, from: sessionTime, to: sessionTime }),
  z.object({ rule: z.literal('venue'), ...common, from: name.nullable(), to: name.nullable() }),
  z.object({ rule: z.literal('teachers'), ...common, from: z.array(name), to: z.array(name) }),
  z.object({ rule: z.literal('title'), ...common, from: name }),
  z.object({ rule: z.literal('hours'), ...common, from: z.number(), to: z.number() }),
])
export type TimetableChange = z.infer<typeof timetableChange>

/** What both a draft and a release tell of a session. */
type Told = Pick<PlannedSession | ReleasedSession, 'id' | 'title' | 'teachers' | 'venue' | 'hours'> & {
  at: SessionTime | null
}

const sameTime = (one: SessionTime, other: SessionTime) =>
  one.on === other.on && one.startsAt === other.startsAt && one.endsAt === other.endsAt

const sameIds = (one: readonly { id: string }[], other: readonly { id: string }[]) =>
  one.length === other.length && one.every(({ id }, index) => id === other[index]?.id)

/** In what the arranged sessions differ from what was released, in the order of the sessions; what is gone comes last. */
export function changesBetween(
  before: readonly ReleasedSession[],
  after: readonly Told[],
): TimetableChange[] {
  const changes: TimetableChange[] = []
  const old = new Map(before.map((one) => [one.id, one]))
  for (const { id, title, at, venue, teachers, hours } of after) {
    if (at === null) continue
    const was = old.get(id)
    old.delete(id)
    const of = { sessionId: id, session: title }
    if (was === undefined) {
      changes.push({ rule: 'added', ...of, at, venue: venue?.name ?? null })
      continue
    }
    if (was.title !== title) changes.push({ rule: 'title', ...of, from: was.title })
    if (!sameTime(was.at, at)) changes.push({ rule: 'time', ...of, from: was.at, to: at })
    if (was.venue?.id !== venue?.id)
      changes.push({ rule: 'venue', ...of, from: was.venue?.name ?? null, to: venue?.name ?? null })
    if (!sameIds(was.teachers, teachers))
      changes.push({
        rule: 'teachers',
        ...of,
        from: was.teachers.map((one) => one.name),
        to: teachers.map((one) => one.name),
      })
    if (was.hours !== hours) changes.push({ rule: 'hours', ...of, from: was.hours, to: hours })
  }
  for (const { id, title, at } of old.values())
    changes.push({ rule: 'removed', sessionId: id, session: title, at })
  return changes
}
