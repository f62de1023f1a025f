/**
 * Problem: reading the text format of ITC-2007, track 3, as it is found: with or without the sections at its end, any
 * spaces, either line end; and telling what a bad line should have been.
 * Method: line by line; a header word gives a number, a section word changes what lines must look like.
 * Reference: the format as told in docs/formats/training-timetable.md.
 * Cost: O(length).
 */
import type { Course, CourseInstance, Curriculum, Room, Unavailability } from './instance.ts'

/** A line that cannot be read: what stands there and what is expected. Lines count from 1; 0 is the whole file. */
export interface CttFault {
  readonly line: number
  readonly message: string
}

export type CttReading =
  | { readonly ok: true; readonly instance: CourseInstance; readonly remarks: readonly CttFault[] }
  | { readonly ok: false; readonly faults: readonly CttFault[] }

const headers = ['name', 'courses', 'rooms', 'days', 'periods_per_day', 'curricula', 'constraints'] as const
type Header = (typeof headers)[number]
const sections = ['courses', 'rooms', 'curricula', 'unavailability_constraints'] as const
type Section = (typeof sections)[number]

const shapes: Record<Section, string> = {
  courses: 'a course: its name, teacher, number of lectures, least number of days, number of students',
  rooms: 'a room: its name, number of seats',
  curricula: 'a curriculum: its name, number of courses, the names of so many courses',
  unavailability_constraints: 'a closed period: name of the course, day, period (both from 0)',
}

/** Reads a whole file. Faults are told all at once, up to the first twenty. */
export function readCtt(text: string): CttReading {
  const faults: CttFault[] = []
  const remarks: CttFault[] = []
  const header = new Map<Header, { value: string; line: number }>()
  const courses = new Map<string, Course>()
  const rooms = new Map<string, Room>()
  const curricula = new Map<string, Curriculum>()
  const unavailable = new Map<string, Unavailability & { line: number }>()
  let section: Section | null = null
  let ended = false
  let hasClosed = false

  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  for (const [index, raw] of lines.entries()) {
    const line = index + 1
    const content = raw.trim()
    if (content === '') continue
    const bad = (expected: string) =>
      faults.push({ line, message: `“${clip(content)}”: expected ${expected}` })
    if (ended) {
      remarks.push({ line, message: `“${clip(content)}” stands after END. and is not read` })
      break
    }
    if (/^end\.?$/i.test(content)) {
      ended = true
      continue
    }
    const heading = /^([a-z_]+)\s*:\s*(.*)$/i.exec(content)
    const word = heading?.[1]?.toLowerCase() ?? ''
    const rest = heading?.[2] ?? ''
    if (heading !== null && rest === '' && isSection(word)) {
      section = word
      hasClosed ||= word === 'unavailability_constraints'
      continue
    }
    if (heading !== null && isHeader(word) && section === null) {
      if (word !== 'name' && whole(rest) === null) bad(`a whole number after ${heading[1]}:`)
      else header.set(word, { value: rest, line })
      continue
    }
    if (section === null) {
      bad(`one of Name:, Courses:, Rooms:, Days:, Periods_per_day:, Curricula:, Constraints: or COURSES:`)
      continue
    }
    const cells = content.split(/\s+/)
    const expected = shapes[section]
    if (section === 'courses') {
      const [id, teacher, ...numbers] = cells
      const [lectures, minDays, students] = numbers.map(whole)
      if (cells.length !== 5 || lectures == null || minDays == null || students == null) bad(expected)
      else if (courses.has(id!)) bad(`a course that is not there yet; ${id} is`)
      else courses.set(id!, { id: id!, teacher: teacher!, lectures, minDays, students })
    } else if (section === 'rooms') {
      const [id, number] = cells
      const seats = whole(number ?? '')
      if (cells.length !== 2 || seats === null) bad(expected)
      else if (rooms.has(id!)) bad(`a room that is not there yet; ${id} is`)
      else rooms.set(id!, { id: id!, seats })
    } else if (section === 'curricula') {
      const [id, number, ...members] = cells
      const unknown = members.find((member) => !courses.has(member))
      if (members.length === 0 || whole(number!) === null) bad(expected)
      else if (whole(number!) !== members.length)
        bad(`${number} courses, as the line says; it names ${members.length}`)
      else if (unknown !== undefined) bad(`courses of the section COURSES; ${unknown} is not there`)
      else if (curricula.has(id!)) bad(`a curriculum that is not there yet; ${id} is`)
      else curricula.set(id!, { id: id!, courses: [...new Set(members)] })
    } else {
      const [course, ...numbers] = cells
      const [day, period] = numbers.map(whole)
      if (cells.length !== 3 || day == null || period == null) bad(expected)
      else if (!courses.has(course!)) bad(`a course of the section COURSES; ${course} is not there`)
      else unavailable.set(`${course} ${day} ${period}`, { course: course!, day, period, line })
    }
  }

  const number = (key: Header) => whole(header.get(key)?.value ?? '')
  const days = number('days')
  const periodsPerDay = number('periods_per_day')
  if (days === null || days === 0 || days > 366)
    faults.push({
      line: header.get('days')?.line ?? 0,
      message: 'expected Days: with a number from 1 to 366',
    })
  if (periodsPerDay === null || periodsPerDay === 0 || periodsPerDay > 31)
    faults.push({
      line: header.get('periods_per_day')?.line ?? 0,
      message: 'expected Periods_per_day: with a number from 1 to 31',
    })
  if (courses.size === 0)
    faults.push({ line: 0, message: 'expected a section COURSES: with at least one course' })
  if (rooms.size === 0) faults.push({ line: 0, message: 'expected a section ROOMS: with at least one room' })
  const counted: [Header, number][] = [
    ['courses', courses.size],
    ['rooms', rooms.size],
    ['curricula', curricula.size],
  ]
  if (faults.length === 0)
    for (const [key, found] of counted) {
      const said = header.get(key)
      if (said !== undefined && Number(said.value) !== found)
        faults.push({
          line: said.line,
          message: `expected ${said.value} ${key}, found ${found}: the file may be cut off`,
        })
    }
  for (const { line, course, day, period } of unavailable.values())
    if (days !== null && periodsPerDay !== null && (day >= days || period >= periodsPerDay))
      faults.push({
        line,
        message: `${course} ${day} ${period}: expected a day below ${days} and a period below ${periodsPerDay}`,
      })
  if (faults.length > 0 || days === null || periodsPerDay === null)
    return { ok: false, faults: faults.slice(0, 20) }

  const constraints = header.get('constraints')
  if (constraints !== undefined && Number(constraints.value) !== unavailable.size)
    remarks.push({
      line: constraints.line,
      message: hasClosed
        ? `the header says ${constraints.value} closed periods, the file lists ${unavailable.size}`
        : `the section UNAVAILABILITY_CONSTRAINTS is missing; the header says ${constraints.value} closed periods, none is kept`,
    })
  return {
    ok: true,
    remarks,
    instance: {
      name: header.get('name')?.value ?? '',
      days,
      periodsPerDay,
      courses: [...courses.values()],
      rooms: [...rooms.values()],
      curricula: [...curricula.values()],
      unavailable: [...unavailable.values()].map(({ course, day, period }) => ({ course, day, period })),
    },
  }
}

const isHeader = (word: string): word is Header => (headers as readonly string[]).includes(word)
const isSection = (word: string): word is Section => (sections as readonly string[]).includes(word)
const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

function whole(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
