import { describe, expect, it } from 'vitest'
import { readCtt } from './read-ctt.ts'

const text = `Name: Toy
Courses: 2
Rooms: 1
Days: 5
Periods_per_day: 4
Curricula: 1
Constraints: 1

COURSES:
SceCosC Ocra 3 3 30
ArcTec Indaco 3 2 42

ROOMS:
A 32

CURRICULA:
Cur1 2 SceCosC ArcTec

UNAVAILABILITY_CONSTRAINTS:
ArcTec 4 1

END.
`

const faults = (changed: string) => {
  const read = readCtt(changed)
  if (read.ok) throw new Error('no fault was found')
  return read.faults
}

describe('readCtt', () => {
  it('reads the format', () => {
    expect(readCtt(text)).toEqual({
      ok: true,
      remarks: [],
      instance: {
        name: 'Toy',
        days: 5,
        periodsPerDay: 4,
        courses: [
          { id: 'SceCosC', teacher: 'Ocra', lectures: 3, minDays: 3, students: 30 },
          { id: 'ArcTec', teacher: 'Indaco', lectures: 3, minDays: 2, students: 42 },
        ],
        rooms: [{ id: 'A', seats: 32 }],
        curricula: [{ id: 'Cur1', courses: ['SceCosC', 'ArcTec'] }],
        unavailable: [{ course: 'ArcTec', day: 4, period: 1 }],
      },
    })
  })

  it('does not mind line ends, tabs, spaces at the end, a byte order mark or words in other case', () => {
    const other = `\uFEFF${text.replaceAll('\n', ' \r\n').replace('A 32', '\tA\t32').replace('ROOMS', 'Rooms')}`
    expect(readCtt(other)).toEqual(readCtt(text))
  })

  it('reads a file without its last sections and says what is missing', () => {
    const read = readCtt(text.slice(0, text.indexOf('UNAVAILABILITY')))
    expect(read).toMatchObject({ ok: true, instance: { unavailable: [] } })
    expect(read).toMatchObject({
      remarks: [{ line: 7, message: expect.stringContaining('UNAVAILABILITY_CONSTRAINTS is missing') }],
    })
  })

  it.each([
    [
      'SceCosC Ocra 3 3 30',
      'SceCosC Ocra 3 3',
      10,
      'expected a course: its name, teacher, number of lectures',
    ],
    ['ArcTec Indaco', 'SceCosC Indaco', 11, 'expected a course that is not there yet; SceCosC is'],
    ['A 32', 'A many', 14, 'expected a room: its name, number of seats'],
    ['Cur1 2', 'Cur1 3', 17, 'expected 3 courses, as the line says; it names 2'],
    ['2 SceCosC ArcTec', '2 SceCosC Tec', 17, 'expected courses of the section COURSES; Tec is not there'],
    ['ArcTec 4 1', 'ArcTec 5 1', 20, 'expected a day below 5 and a period below 4'],
    ['ArcTec 4 1', 'Tec 4 1', 20, 'expected a course of the section COURSES; Tec is not there'],
    ['Days: 5', 'Days: five', 4, 'expected a whole number after Days:'],
    ['Courses: 2', 'Courses: 3', 2, 'expected 3 courses, found 2: the file may be cut off'],
  ])('names the line: %s → %s', (good, bad, line, message) => {
    expect(faults(text.replace(good, bad))).toContainEqual({
      line,
      message: expect.stringContaining(message),
    })
  })

  it('says of any other text that it is none of these', () => {
    expect(faults('{"halfDays": []}')[0]).toMatchObject({
      line: 1,
      message: expect.stringContaining('expected one of'),
    })
    expect(faults('')).not.toEqual([])
  })
})
