import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readProblem, timetableSchema } from './format.ts'

const file = {
  halfDays: [{ date: '2026-03-02', part: 'am' }],
  classes: [{ id: 'A' }],
  sessions: [{ id: 's', classId: 'A', hours: 2 }],
  rooms: [{ id: 'r', seats: 30 }],
}

const read = (change: object) => readProblem(JSON.stringify({ ...file, ...change }))

const faults = (change: object) => {
  const found = read(change)
  if (found.ok) throw new Error('no fault was found')
  return found.faults
}

describe('the file of a timetable', () => {
  it('fills in what is left out', () => {
    expect(read({})).toEqual({
      ok: true,
      problem: {
        halfDays: [{ date: '2026-03-02', part: 'am', hours: 4 }],
        classes: [{ id: 'A', name: '', trainees: [], size: 0, halfDays: null, preferred: [] }],
        sessions: [
          {
            id: 's',
            classId: 'A',
            title: '',
            hours: 2,
            teacherIds: [],
            kind: 'classroom',
            module: null,
            position: null,
            after: [],
            pinned: null,
          },
        ],
        teachers: [],
        rooms: [{ id: 'r', name: '', kind: 'classroom', seats: 30, unavailable: [] }],
        feeHours: 4,
        weights: {
          roomStability: 2,
          moduleOrder: 3,
          gaps: 2,
          spread: 1,
          preferredHalfDays: 1,
          changedTime: 5,
          changedRoom: 2,
        },
        previous: [],
      },
    })
  })

  it.each([
    [{ rooms: [{ id: 'r' }] }, 'rooms.0.seats: '],
    [{ room: [] }, 'the file: Unrecognized key: "room"'],
    [
      { sessions: [{ id: 's', classId: 'B', hours: 2 }] },
      'sessions.0.classId: expected a class of the file, B is none',
    ],
    [
      { sessions: [{ id: 's', classId: 'A', hours: 2, teacherIds: ['t'] }] },
      'sessions.0.teacherIds: expected a teacher of the file, t is none',
    ],
    [
      { rooms: [{ id: 'r', seats: 30, unavailable: ['2026-03-03 am'] }] },
      'rooms.0.unavailable: expected a halfDay of the file, 2026-03-03 am is none',
    ],
    [{ classes: [{ id: 'A' }, { id: 'A' }] }, 'the file: class A stands twice'],
    [
      { previous: [{ sessionId: 's', halfDay: '2026-03-02 am', start: 0, roomId: 'x' }] },
      'previous.0.roomId: expected a room of the file, x is none',
    ],
  ])('says where it is wrong: %j', (change, message) => {
    expect(faults(change)).toContainEqual(expect.stringContaining(message))
  })

  it('says so when it is no JSON', () => {
    expect(readProblem('{')).toMatchObject({ ok: false, faults: [expect.stringContaining('no JSON')] })
  })

  it('reads the example of its description, whose schema is the one of this code', () => {
    const page = readFileSync('docs/formats/training-timetable.md', 'utf8')
    const [, example] = /```json\n([\s\S]*?)```/.exec(page) ?? []
    expect(readProblem(example ?? '')).toMatchObject({ ok: true })
    expect(readFileSync('docs/formats/training-timetable.schema.json', 'utf8')).toBe(timetableSchema())
  })
})
