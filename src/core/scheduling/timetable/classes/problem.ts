/** The timetable of training classes as plain data. Ids are unique within their list; every list may be empty but the half-days. */
export interface TimetableProblem {
  /** In any order; sorted by date, morning before afternoon. */
  readonly halfDays: readonly HalfDay[]
  readonly classes: readonly TimetableClass[]
  readonly sessions: readonly Session[]
  readonly teachers: readonly Teacher[]
  readonly rooms: readonly TimetableRoom[]
  /** Class-hours a teacher may be paid for in one half-day; 4 by the rules of lecture fees. */
  readonly feeHours: number
  readonly weights: Weights
  /** What was published before; the new one should differ little. */
  readonly previous: readonly Placement[]
}

/** Half a day with room for so many class-hours; its slots count from 0. */
export interface HalfDay {
  readonly date: string
  readonly part: 'am' | 'pm'
  readonly hours: number
}

/** A half-day written as `2026-03-02 am`. */
export type HalfDayKey = string

export interface TimetableClass {
  readonly id: string
  readonly name: string
  /** Who attends. The same person may attend several classes. */
  readonly trainees: readonly string[]
  /** People to seat, where more come than are named; the greater number counts. */
  readonly size: number
  /** Half-days the class may use; null for all. */
  readonly halfDays: readonly HalfDayKey[] | null
  /** Half-days it would rather use; empty when it does not mind. */
  readonly preferred: readonly HalfDayKey[]
}

export interface Session {
  readonly id: string
  readonly classId: string
  readonly title: string
  /** Class-hours, whole, taken one after the other. */
  readonly hours: number
  readonly teacherIds: readonly string[]
  readonly kind: 'classroom' | 'field'
  /** Modules of a class come in this order; null when it belongs to none. */
  readonly module: number | null
  /** The opening comes before, the closing after all other sessions of the class. */
  readonly position: 'opening' | 'closing' | null
  /** Sessions of the same class that come before this one. */
  readonly after: readonly string[]
  /** Where it must stay; null when it may move. */
  readonly pinned: Place | null
}

export interface Teacher {
  readonly id: string
  readonly name: string
  readonly unavailable: readonly HalfDayKey[]
}

/** A classroom or a site for field teaching. It holds one session at a time. */
export interface TimetableRoom {
  readonly id: string
  readonly name: string
  readonly kind: 'classroom' | 'field'
  readonly seats: number
  readonly unavailable: readonly HalfDayKey[]
}

export interface Place {
  readonly halfDay: HalfDayKey
  /** First class-hour within the half-day, from 0. */
  readonly start: number
  readonly roomId: string
}

export interface Placement extends Place {
  readonly sessionId: string
}

/** Price of one unit of each wish; 0 switches it off. */
export interface Weights {
  /** A classroom of a class more than one. */
  readonly roomStability: number
  /** A pair of sessions whose modules stand in the wrong order. */
  readonly moduleOrder: number
  /** An empty class-hour between two sessions of a day. */
  readonly gaps: number
  /** A class-hour on a day above an even share. */
  readonly spread: number
  /** A session outside the preferred half-days of its class. */
  readonly preferredHalfDays: number
  /** A session at another time than published. */
  readonly changedTime: number
  /** A session in another room than published. */
  readonly changedRoom: number
}

export const timetableDefaults = {
  feeHours: 4,
  weights: {
    roomStability: 2,
    moduleOrder: 3,
    gaps: 2,
    spread: 1,
    preferredHalfDays: 1,
    changedTime: 5,
    changedRoom: 2,
  } satisfies Weights,
} as const

export const timetableWishes = [
  'roomStability',
  'moduleOrder',
  'gaps',
  'spread',
  'preferredHalfDays',
  'changedTime',
  'changedRoom',
] as const satisfies readonly (keyof Weights)[]

export type TimetableWish = (typeof timetableWishes)[number]

/** What must not happen, with what a sentence about it needs to name. Ids, dates and numbers only. */
export type HardParams = {
  unplaced: { session: string }
  outsideHalfDay: { session: string; halfDay: HalfDayKey; start: number; hours: number; slots: number }
  outsideClassDates: { session: string; class: string; halfDay: HalfDayKey }
  teacherClash: { teacher: string; session: string; other: string; halfDay: HalfDayKey }
  roomClash: { room: string; session: string; other: string; halfDay: HalfDayKey }
  traineeClash: { session: string; other: string; halfDay: HalfDayKey; trainees: readonly string[] }
  classClash: { class: string; session: string; other: string; halfDay: HalfDayKey }
  roomCapacity: { session: string; room: string; seats: number; people: number }
  roomKind: { session: string; room: string; kind: Session['kind'] }
  teacherUnavailable: { teacher: string; session: string; halfDay: HalfDayKey }
  roomUnavailable: { room: string; session: string; halfDay: HalfDayKey }
  feeHours: { teacher: string; halfDay: HalfDayKey; hours: number; limit: number }
  pinned: { session: string; halfDay: HalfDayKey; start: number; room: string }
  order: { session: string; before: string }
}

export type SoftParams = {
  roomStability: { class: string; rooms: readonly string[] }
  moduleOrder: { class: string; pairs: number; session: string; other: string }
  gaps: { class: string; date: string; hours: number }
  spread: { class: string; date: string; hours: number; share: number }
  preferredHalfDays: { session: string; class: string; halfDay: HalfDayKey }
  changedTime: { session: string; halfDay: HalfDayKey; start: number }
  changedRoom: { session: string; room: string }
}

/** What no timetable can satisfy, whatever its places. */
export type DemandParams = {
  noRoomBigEnough: { session: string; people: number; seats: number; kind: Session['kind'] }
  sessionTooLong: { session: string; hours: number; slots: number }
  sessionOverFeeHours: { session: string; hours: number; limit: number }
  teacherNeverFree: { session: string; teacher: string }
  noPlace: { session: string }
  classOverfull: { class: string; hours: number; slots: number }
  teacherOverfull: { teacher: string; hours: number; slots: number }
  traineeOverfull: { trainee: string; hours: number; slots: number; classes: readonly string[] }
  roomsOverfull: { kind: Session['kind']; hours: number; slots: number }
  orderCircle: { sessions: readonly string[] }
}

type Entry<Params> = {
  [Rule in keyof Params]: { readonly rule: Rule; readonly params: Params[Rule] }
}[keyof Params]

/** A broken hard rule or an unmet demand (`hard`), or a wish not granted with its cost. */
export type Broken =
  | (Entry<HardParams> & { readonly hard: true; readonly cost: 0 })
  | (Entry<DemandParams> & { readonly hard: true; readonly cost: 0 })
  | (Entry<SoftParams> & { readonly hard: false; readonly cost: number })

export const halfDayKey = (halfDay: HalfDay): HalfDayKey => `${halfDay.date} ${halfDay.part}`
