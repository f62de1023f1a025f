import { z } from 'zod'
import { day } from '#platform/http/contract.ts'
import { half } from '../session-terms.ts'

const common = {
  /** Sessions of this class that it is about. */
  sessionIds: z.array(z.uuid()),
  /** The class on the other side of a clash. */
  otherClass: z.object({ id: z.uuid(), title: z.string() }).nullable(),
}
const when = { on: day, half }
const text = z.string()
const count = z.number()

/** What a timetable breaks (`hard`) or leaves to be wished for, with what a sentence about it names. */
export const timetableFinding = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('unplaced'), hard: z.literal(true), ...common, session: text }),
  z.object({
    rule: z.literal('outsideClassDays'),
    hard: z.literal(true),
    ...common,
    session: text,
    on: day,
    startsOn: day,
    endsOn: day,
  }),
  z.object({
    rule: z.literal('classClash'),
    hard: z.literal(true),
    ...common,
    ...when,
    session: text,
    other: text,
  }),
  z.object({
    rule: z.literal('teacherClash'),
    hard: z.literal(true),
    ...common,
    ...when,
    teacher: text,
    session: text,
    other: text,
  }),
  z.object({
    rule: z.literal('venueClash'),
    hard: z.literal(true),
    ...common,
    ...when,
    venue: text,
    session: text,
    other: text,
  }),
  z.object({
    rule: z.literal('traineeClash'),
    hard: z.literal(true),
    ...common,
    ...when,
    trainees: count,
    session: text,
    other: text,
  }),
  z.object({
    rule: z.literal('capacity'),
    hard: z.literal(true),
    ...common,
    session: text,
    venue: text,
    seats: count,
    people: count,
  }),
  z.object({
    rule: z.literal('teacherUnavailable'),
    hard: z.literal(true),
    ...common,
    ...when,
    session: text,
    teacher: text,
    why: text.nullable(),
  }),
  z.object({
    rule: z.literal('venueUnavailable'),
    hard: z.literal(true),
    ...common,
    ...when,
    session: text,
    venue: text,
    why: text.nullable(),
  }),
  z.object({
    rule: z.literal('feeHours'),
    hard: z.literal(true),
    ...common,
    ...when,
    teacher: text,
    hours: count,
    limit: count,
  }),
  z.object({
    rule: z.literal('openingFirst'),
    hard: z.literal(false),
    ...common,
    session: text,
    other: text,
  }),
  z.object({ rule: z.literal('closingLast'), hard: z.literal(false), ...common, session: text, other: text }),
  z.object({ rule: z.literal('moduleOrder'), hard: z.literal(false), ...common, session: text, other: text }),
  z.object({
    rule: z.literal('venueMoves'),
    hard: z.literal(false),
    ...common,
    on: day,
    venues: z.array(text),
  }),
  z.object({ rule: z.literal('venueMissing'), hard: z.literal(false), ...common, session: text }),
  z.object({ rule: z.literal('teacherMissing'), hard: z.literal(false), ...common, session: text }),
  z.object({ rule: z.literal('venueKind'), hard: z.literal(false), ...common, session: text, venue: text }),
  z.object({
    rule: z.literal('tooShort'),
    hard: z.literal(false),
    ...common,
    session: text,
    hours: count,
    minutes: count,
    needed: count,
  }),
  z.object({
    rule: z.literal('hoursOfClass'),
    hard: z.literal(false),
    ...common,
    planned: count,
    hours: count,
  }),
  z.object({
    rule: z.literal('changedTime'),
    hard: z.literal(false),
    ...common,
    ...when,
    session: text,
    startsAt: text,
  }),
  z.object({
    rule: z.literal('changedVenue'),
    hard: z.literal(false),
    ...common,
    session: text,
    venue: text,
  }),
])
export type TimetableFinding = z.infer<typeof timetableFinding>
