/** What a broken rule, an unmet demand or a costly wish is called, in both languages; names are those of the problem. */
import type {
  Broken,
  DemandParams,
  HardParams,
  SoftParams,
  TimetableProblem,
} from '#core/scheduling/timetable/classes/problem.ts'
import type { CourseFinding } from '#core/scheduling/timetable/courses/check-courses.ts'
import type { Words } from '../words.ts'

type Params = HardParams & DemandParams & SoftParams
type Sentences = { [Rule in keyof Params]: (params: Params[Rule], of: Names) => Words }

interface Names {
  session(id: string): string
  class(id: string): string
  teacher(id: string): string
  room(id: string): string
  halfDay(key: string): Words
  /** Half-day and class-hours, counted from 1. */
  time(key: string, start: number): Words
}

/** The sentence of one finding. */
export function timetableSentence(problem: TimetableProblem, broken: Broken): Words {
  const sentence = sentences[broken.rule] as (params: Broken['params'], of: Names) => Words
  return sentence(broken.params, namesOf(problem))
}

/** The sentence of a demand of courses (`.ctt`) that cannot be met. */
export function courseSentence({ rule, params }: CourseFinding): Words {
  if (rule === 'placesTooFew')
    return {
      zh: `共有 ${params.lectures} 次课，教室与时段只有 ${params.places} 个位置。`,
      en: `There are ${params.lectures} lectures and only ${params.places} places of room and period.`,
    }
  const what = {
    courseOverfull: { zh: '课程', en: 'Course' },
    teacherOverfull: { zh: '教师', en: 'Teacher' },
    curriculumOverfull: { zh: '课程组', en: 'Curriculum' },
  }[rule]
  return {
    zh: `${what.zh}“${params.id}”有 ${params.lectures} 次课，可用时段只有 ${params.periods} 个。`,
    en: `${what.en} ${params.id} has ${params.lectures} lectures and only ${params.periods} open periods.`,
  }
}

const kinds = { classroom: { zh: '教室', en: 'classroom' }, field: { zh: '现场教学点', en: 'field site' } }

const sentences: Sentences = {
  unplaced: ({ session }, of) => ({
    zh: `${of.session(session)}尚未安排。`,
    en: `${of.session(session)} has no place yet.`,
  }),
  outsideHalfDay: ({ session, halfDay, start, hours, slots }, of) => ({
    zh: `${of.session(session)}从${of.halfDay(halfDay).zh}第 ${start + 1} 课时起共 ${hours} 课时，超出该半天的 ${slots} 课时。`,
    en: `${of.session(session)} takes ${hours} hours from hour ${start + 1} of ${of.halfDay(halfDay).en}, which has ${slots}.`,
  }),
  outsideClassDates: ({ session, class: own, halfDay }, of) => ({
    zh: `${of.session(session)}排在${of.halfDay(halfDay).zh}，不在${of.class(own)}的办班时间内。`,
    en: `${of.session(session)} is on ${of.halfDay(halfDay).en}, outside the dates of ${of.class(own)}.`,
  }),
  teacherClash: ({ teacher, session, other, halfDay }, of) => ({
    zh: `${of.teacher(teacher)}在${of.halfDay(halfDay).zh}同时要讲${of.session(session)}和${of.session(other)}。`,
    en: `${of.teacher(teacher)} would teach ${of.session(session)} and ${of.session(other)} at the same time on ${of.halfDay(halfDay).en}.`,
  }),
  roomClash: ({ room, session, other, halfDay }, of) => ({
    zh: `${of.room(room)}在${of.halfDay(halfDay).zh}同时排了${of.session(session)}和${of.session(other)}。`,
    en: `${of.room(room)} has ${of.session(session)} and ${of.session(other)} at the same time on ${of.halfDay(halfDay).en}.`,
  }),
  traineeClash: ({ session, other, halfDay, trainees }, of) => ({
    zh: `${trainees.length} 名学员在${of.halfDay(halfDay).zh}同时要上${of.session(session)}和${of.session(other)}。`,
    en: `${counted(trainees.length, 'trainee')} would attend ${of.session(session)} and ${of.session(other)} at the same time on ${of.halfDay(halfDay).en}.`,
  }),
  classClash: ({ class: own, session, other, halfDay }, of) => ({
    zh: `${of.class(own)}在${of.halfDay(halfDay).zh}同时排了${of.session(session)}和${of.session(other)}。`,
    en: `${of.class(own)} has ${of.session(session)} and ${of.session(other)} at the same time on ${of.halfDay(halfDay).en}.`,
  }),
  roomCapacity: ({ session, room, seats, people }, of) => ({
    zh: `${of.session(session)}有 ${people} 人，${of.room(room)}只有 ${seats} 座。`,
    en: `${of.session(session)} has ${people} people, ${of.room(room)} only ${seats} seats.`,
  }),
  roomKind: ({ session, room, kind }, of) => ({
    zh: `${of.session(session)}应安排在${kinds[kind].zh}，${of.room(room)}不是。`,
    en: `${of.session(session)} belongs in a ${kinds[kind].en}; ${of.room(room)} is none.`,
  }),
  teacherUnavailable: ({ teacher, session, halfDay }, of) => ({
    zh: `${of.teacher(teacher)}在${of.halfDay(halfDay).zh}没有空，不能讲${of.session(session)}。`,
    en: `${of.teacher(teacher)} is not free on ${of.halfDay(halfDay).en} for ${of.session(session)}.`,
  }),
  roomUnavailable: ({ room, session, halfDay }, of) => ({
    zh: `${of.room(room)}在${of.halfDay(halfDay).zh}不能用，不能安排${of.session(session)}。`,
    en: `${of.room(room)} is not open on ${of.halfDay(halfDay).en} for ${of.session(session)}.`,
  }),
  feeHours: ({ teacher, halfDay, hours, limit }, of) => ({
    zh: `${of.teacher(teacher)}在${of.halfDay(halfDay).zh}共讲 ${hours} 课时，讲课费每半天最多按 ${limit} 课时计。`,
    en: `${of.teacher(teacher)} teaches ${hours} hours on ${of.halfDay(halfDay).en}; at most ${limit} are paid for in a half-day.`,
  }),
  pinned: ({ session, halfDay, start, room }, of) => ({
    zh: `${of.session(session)}固定在${of.time(halfDay, start).zh}、${of.room(room)}，不能移动。`,
    en: `${of.session(session)} is pinned to ${of.time(halfDay, start).en} in ${of.room(room)}.`,
  }),
  order: ({ session, before }, of) => ({
    zh: `${of.session(before)}应排在${of.session(session)}之前。`,
    en: `${of.session(before)} must come before ${of.session(session)}.`,
  }),
  roomStability: ({ class: own, rooms }, of) => ({
    zh: `${of.class(own)}要用 ${rooms.length} 间教室：${rooms.map((room) => of.room(room)).join('、')}。`,
    en: `${of.class(own)} uses ${rooms.length} classrooms: ${rooms.map((room) => of.room(room)).join(', ')}.`,
  }),
  moduleOrder: ({ class: own, pairs, session, other }, of) => ({
    zh: `${of.class(own)}有 ${pairs} 处未按模块顺序，如${of.session(session)}排在${of.session(other)}之后。`,
    en: `${of.class(own)} leaves the order of modules ${counted(pairs, 'time')}; ${of.session(session)} comes after ${of.session(other)}, for one.`,
  }),
  gaps: ({ class: own, date, hours }, of) => ({
    zh: `${of.class(own)}在${day(date).zh}两节课之间空 ${hours} 课时。`,
    en: `${of.class(own)} has ${counted(hours, 'empty hour')} between sessions on ${day(date).en}.`,
  }),
  spread: ({ class: own, date, hours, share }, of) => ({
    zh: `${of.class(own)}在${day(date).zh}有 ${hours} 课时，平均每天 ${share} 课时。`,
    en: `${of.class(own)} has ${hours} hours on ${day(date).en}; an even share is ${share}.`,
  }),
  preferredHalfDays: ({ session, class: own, halfDay }, of) => ({
    zh: `${of.session(session)}排在${of.halfDay(halfDay).zh}，不是${of.class(own)}希望的时间。`,
    en: `${of.session(session)} is on ${of.halfDay(halfDay).en}, not a half-day that ${of.class(own)} prefers.`,
  }),
  changedTime: ({ session, halfDay, start }, of) => ({
    zh: `${of.session(session)}原公布在${of.time(halfDay, start).zh}。`,
    en: `${of.session(session)} was published for ${of.time(halfDay, start).en}.`,
  }),
  changedRoom: ({ session, room }, of) => ({
    zh: `${of.session(session)}原公布在${of.room(room)}。`,
    en: `${of.session(session)} was published for ${of.room(room)}.`,
  }),
  noRoomBigEnough: ({ session, people, seats, kind }, of) => ({
    zh: `${of.session(session)}有 ${people} 人，最大的${kinds[kind].zh}只有 ${seats} 座。`,
    en: `${of.session(session)} has ${people} people; the biggest ${kinds[kind].en} has ${seats} seats.`,
  }),
  sessionTooLong: ({ session, hours, slots }, of) => ({
    zh: `${of.session(session)}有 ${hours} 课时，最长的半天只有 ${slots} 课时。`,
    en: `${of.session(session)} takes ${hours} hours; the longest half-day has ${slots}.`,
  }),
  sessionOverFeeHours: ({ session, hours, limit }, of) => ({
    zh: `${of.session(session)}有 ${hours} 课时，讲课费每半天最多按 ${limit} 课时计。`,
    en: `${of.session(session)} takes ${hours} hours; a teacher is paid for at most ${limit} in a half-day.`,
  }),
  teacherNeverFree: ({ session, teacher }, of) => ({
    zh: `${of.teacher(teacher)}在办班期间没有一个半天有空，不能讲${of.session(session)}。`,
    en: `${of.teacher(teacher)} is free in no half-day of the class for ${of.session(session)}.`,
  }),
  noPlace: ({ session }, of) => ({
    zh: `${of.session(session)}没有一个时间是授课人和场地同时有空的。`,
    en: `${of.session(session)} has no time at which its teachers and a room are free together.`,
  }),
  classOverfull: ({ class: own, hours, slots }, of) => ({
    zh: `${of.class(own)}共 ${hours} 课时，办班时间只有 ${slots} 课时。`,
    en: `${of.class(own)} has ${hours} hours of sessions and ${slots} hours of time.`,
  }),
  teacherOverfull: ({ teacher, hours, slots }, of) => ({
    zh: `${of.teacher(teacher)}要讲 ${hours} 课时，有空的半天最多能讲 ${slots} 课时。`,
    en: `${of.teacher(teacher)} would teach ${hours} hours; the free half-days allow ${slots}.`,
  }),
  traineeOverfull: ({ trainee, hours, slots, classes }, of) => ({
    zh: `学员“${trainee}”参加${classes.map((own) => of.class(own)).join('、')}，共 ${hours} 课时，时间只有 ${slots} 课时。`,
    en: `Trainee ${trainee} attends ${classes.map((own) => of.class(own)).join(', ')} with ${hours} hours in ${slots} hours of time.`,
  }),
  roomsOverfull: ({ kind, hours, slots }) => ({
    zh: `需要${kinds[kind].zh} ${hours} 课时，全部${kinds[kind].zh}只有 ${slots} 课时。`,
    en: `${hours} hours are needed in ${kinds[kind].en}s, which have ${slots}.`,
  }),
  orderCircle: ({ sessions: waiting }, of) => ({
    zh: `${waiting.map((session) => of.session(session)).join('、')}的先后要求互相矛盾。`,
    en: `${waiting.map((session) => of.session(session)).join(', ')} must each come before another in a circle.`,
  }),
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

function day(date: string): Words {
  return { zh: `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`, en: date }
}

function namesOf(problem: TimetableProblem): Names {
  const named = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name || id
  const halfDay = (key: string): Words => {
    const date = day(key.slice(0, 10))
    const isMorning = key.endsWith('am')
    return {
      zh: `${date.zh}${isMorning ? '上午' : '下午'}`,
      en: `${date.en} ${isMorning ? 'morning' : 'afternoon'}`,
    }
  }
  return {
    session: (id) => {
      const session = problem.sessions.find((one) => one.id === id)
      return session === undefined
        ? `“${id}”`
        : `${named(problem.classes, session.classId)}“${session.title || id}”`
    },
    class: (id) => named(problem.classes, id),
    teacher: (id) => named(problem.teachers, id),
    room: (id) => named(problem.rooms, id),
    halfDay,
    time: (key, start) => ({
      zh: `${halfDay(key).zh}第 ${start + 1} 课时`,
      en: `${halfDay(key).en}, hour ${start + 1}`,
    }),
  }
}
