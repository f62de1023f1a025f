import { z } from 'zod'
import {
  halfDayKey,
  type TimetableProblem,
  timetableDefaults,
} from '#core/scheduling/timetable/classes/problem.ts'

const id = z.string().trim().min(1).max(100)
const halfDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} (am|pm)$/)
  .describe('A half-day of the list, as “2026-03-02 am”.')
const hours = z.int().min(1).max(12)
const weight = z.number().min(0).max(1000)
const place = {
  halfDay,
  start: z.int().min(0).max(11).describe('First class-hour within the half-day, from 0.'),
  roomId: id,
}
const defaults = timetableDefaults.weights

const shape = z.strictObject({
  $schema: z.string().optional(),
  halfDays: z
    .array(
      z.strictObject({
        date: z.iso.date(),
        part: z.enum(['am', 'pm']),
        hours: hours.default(4).describe('Class-hours in it.'),
      }),
    )
    .min(1)
    .max(400),
  classes: z
    .array(
      z.strictObject({
        id,
        name: z.string().default(''),
        trainees: z
          .array(id)
          .default([])
          .describe('Who attends; the same person may attend several classes.'),
        size: z.int().min(0).default(0).describe('People to seat, where more come than are named.'),
        halfDays: z.array(halfDay).nullable().default(null).describe('Half-days it may use; null for all.'),
        preferred: z.array(halfDay).default([]).describe('Half-days it would rather use.'),
      }),
    )
    .max(200),
  sessions: z
    .array(
      z.strictObject({
        id,
        classId: id,
        title: z.string().default(''),
        hours,
        teacherIds: z.array(id).default([]),
        kind: z.enum(['classroom', 'field']).default('classroom'),
        module: z.int().nullable().default(null).describe('Modules of a class come in this order.'),
        position: z
          .enum(['opening', 'closing'])
          .nullable()
          .default(null)
          .describe('The opening comes before, the closing after all others of its class.'),
        after: z.array(id).default([]).describe('Sessions that come before this one.'),
        pinned: z.strictObject(place).nullable().default(null).describe('Where it must stay.'),
      }),
    )
    .max(2000),
  teachers: z
    .array(z.strictObject({ id, name: z.string().default(''), unavailable: z.array(halfDay).default([]) }))
    .max(1000)
    .default([]),
  rooms: z
    .array(
      z.strictObject({
        id,
        name: z.string().default(''),
        kind: z.enum(['classroom', 'field']).default('classroom'),
        seats: z.int().min(0),
        unavailable: z.array(halfDay).default([]),
      }),
    )
    .min(1)
    .max(200),
  feeHours: hours
    .default(timetableDefaults.feeHours)
    .describe('Class-hours a teacher may be paid for in one half-day.'),
  weights: z
    .strictObject({
      roomStability: weight.default(defaults.roomStability).describe('A classroom of a class more than one.'),
      moduleOrder: weight
        .default(defaults.moduleOrder)
        .describe('A pair of sessions in the wrong order of modules.'),
      gaps: weight.default(defaults.gaps).describe('An empty class-hour between two sessions of a day.'),
      spread: weight.default(defaults.spread).describe('A class-hour on a day above an even share.'),
      preferredHalfDays: weight
        .default(defaults.preferredHalfDays)
        .describe('A session outside the preferred half-days.'),
      changedTime: weight.default(defaults.changedTime).describe('A session at another time than published.'),
      changedRoom: weight.default(defaults.changedRoom).describe('A session in another room than published.'),
    })
    .prefault({}),
  previous: z
    .array(z.strictObject({ sessionId: id, ...place }))
    .default([])
    .describe('What was published before.'),
})

/** A timetable of training classes as a file; docs/formats/training-timetable.md explains it. */
export const timetableFile = shape.superRefine((file, ctx) => {
  const lists = {
    halfDay: file.halfDays.map(halfDayKey),
    class: ids(file.classes),
    session: ids(file.sessions),
  }
  const known = {
    ...lists,
    teacher: ids(file.teachers),
    room: ids(file.rooms),
  }
  for (const [what, list] of Object.entries(known))
    for (const twice of new Set(list.filter((one, at) => list.indexOf(one) !== at)))
      ctx.addIssue({ code: 'custom', path: [], message: `${what} ${twice} stands twice` })
  const sets = Object.fromEntries(Object.entries(known).map(([what, list]) => [what, new Set(list)]))
  const check = (what: keyof typeof known, list: readonly string[], path: (string | number)[]) => {
    for (const one of list)
      if (sets[what]?.has(one) !== true)
        ctx.addIssue({ code: 'custom', path, message: `expected a ${what} of the file, ${one} is none` })
  }
  file.classes.forEach((own, at) => {
    check('halfDay', own.halfDays ?? [], ['classes', at, 'halfDays'])
    check('halfDay', own.preferred, ['classes', at, 'preferred'])
  })
  for (const list of ['teachers', 'rooms'] as const)
    for (const [at, own] of file[list].entries()) check('halfDay', own.unavailable, [list, at, 'unavailable'])
  file.sessions.forEach((own, at) => {
    check('class', [own.classId], ['sessions', at, 'classId'])
    check('teacher', own.teacherIds, ['sessions', at, 'teacherIds'])
    check('session', own.after, ['sessions', at, 'after'])
    if (own.pinned === null) return
    check('halfDay', [own.pinned.halfDay], ['sessions', at, 'pinned', 'halfDay'])
    check('room', [own.pinned.roomId], ['sessions', at, 'pinned', 'roomId'])
  })
  file.previous.forEach((own, at) => {
    check('session', [own.sessionId], ['previous', at, 'sessionId'])
    check('halfDay', [own.halfDay], ['previous', at, 'halfDay'])
    check('room', [own.roomId], ['previous', at, 'roomId'])
  })
})

const ids = (list: readonly { id: string }[]) => list.map((one) => one.id)

export type ProblemReading =
  | { readonly ok: true; readonly problem: TimetableProblem }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the product's JSON. Each fault says where it stands and what is expected; the first twenty are told. */
export function readProblem(text: string): ProblemReading {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { ok: false, faults: [`no JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
  const parsed = timetableFile.safeParse(value)
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues
        .slice(0, 20)
        .map(({ path, message }) => `${path.length === 0 ? 'the file' : path.join('.')}: ${message}`),
    }
  const { $schema: _, ...problem } = parsed.data
  return { ok: true, problem }
}

/** The JSON Schema of the file, as kept in docs/formats. */
export function timetableSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(shape, { io: 'input' }), null, 2)}\n`
}
