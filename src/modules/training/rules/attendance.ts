import type { AttendanceMark, AttendanceStanding } from '../contract/attendance-terms.ts'

/** Of the class-hours of a class at most this part may be missed. */
export const mostMissed = { of: 7 } as const

/** Class-hours by what became of them. */
export interface Tally {
  total: number
  /** In time or late. */
  attended: number
  leave: number
  absent: number
  /** Of sessions for which nothing was recorded. */
  open: number
}

// Hours have one decimal; whole tenths add up exactly.
const tenths = (hours: number): number => Math.round(hours * 10)

/** What a trainee attended of sessions. @param mark null where nothing was recorded. */
export function tally(sessions: readonly { hours: number; mark: AttendanceMark | null }[]): Tally {
  const sum = (fits: (mark: AttendanceMark | null) => boolean) =>
    sessions.filter(({ mark }) => fits(mark)).reduce((all, { hours }) => all + tenths(hours), 0) / 10
  return {
    total: sum(() => true),
    attended: sum((mark) => mark === 'present' || mark === 'late'),
    leave: sum((mark) => mark === 'leave'),
    absent: sum((mark) => mark === 'absent'),
    open: sum((mark) => mark === null),
  }
}

/** Whether hours are more than a seventh of all; exactly a seventh is not. */
export const passesSeventh = (hours: number, total: number): boolean =>
  tenths(hours) * mostMissed.of > tenths(total)

/** The most hours of leave, rounded down to a tenth. */
export const leaveLimit = (total: number): number => Math.floor(tenths(total) / mostMissed.of) / 10

/**
 * Where a trainee stands. Leave of more than a seventh of all class-hours leads to withdrawal, which a person confirms. A
 * trainee completes when all sessions are recorded and what was missed, excused or not, is no more than a seventh: to be
 * away without leave must not be better than with it.
 */
export function standingOf(of: Tally): Exclude<AttendanceStanding, 'withdrawn'> {
  if (passesSeventh(of.leave, of.total)) return 'toWithdraw'
  if (passesSeventh(of.leave + of.absent, of.total)) return 'notCompleted'
  return of.open > 0 || of.total === 0 ? 'onCourse' : 'completed'
}
