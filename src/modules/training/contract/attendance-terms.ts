import { z } from 'zod'

/** How a trainee attended a session: in time, after it had begun, not at all without being excused, excused. */
export const attendanceMarks = ['present', 'late', 'absent', 'leave'] as const
export const attendanceMark = z.enum(attendanceMarks)
export type AttendanceMark = z.infer<typeof attendanceMark>

/** How a mark came about: by the code on the screen, by hand, from a sheet, with a leave that was granted. */
export const attendanceWays = ['code', 'hand', 'sheet', 'leave'] as const
export const attendanceWay = z.enum(attendanceWays)
export type AttendanceWay = z.infer<typeof attendanceWay>

export const leaveStates = ['asked', 'granted', 'refused'] as const
export const leaveState = z.enum(leaveStates)
export type LeaveState = z.infer<typeof leaveState>

/**
 * Where a trainee stands by attendance: nothing against completing so far; leave above the limit, so that a person has to
 * decide on withdrawal; complete; missed too much to complete; withdrawn.
 */
export const attendanceStandings = [
  'onCourse',
  'toWithdraw',
  'completed',
  'notCompleted',
  'withdrawn',
] as const
export const attendanceStanding = z.enum(attendanceStandings)
export type AttendanceStanding = z.infer<typeof attendanceStanding>

/** Hours of centralised training count towards what is due; online and other hours are recorded beside them. */
export const hoursKinds = ['centralised', 'online', 'other'] as const
export const hoursKind = z.enum(hoursKinds)
export type HoursKind = z.infer<typeof hoursKind>

/** Division rank and above; section rank and below. */
export const rankBands = ['division', 'section'] as const
export const rankBand = z.enum(rankBands)
export type RankBand = z.infer<typeof rankBand>

/**
 * Whether the training due was done: done; the window is still open; promoted without having done it, within the year
 * that is given for it; not done; nothing known of the rank.
 */
export const complianceStates = ['met', 'open', 'grace', 'missed', 'unknown'] as const
export const complianceState = z.enum(complianceStates)
export type ComplianceState = z.infer<typeof complianceState>
