import {
  askLeaveIn,
  decideLeaveIn,
  getAttendance,
  markAttendanceIn,
  setFeeIn,
  withdrawTraineeIn,
} from '#modules/training/index.ts'
import type { Context } from '#platform/context.ts'

/** Who is late once, who is absent once, who asks for leave: by their place in the roster. */
const late = 1
const absent = 2
const excused = 3

/**
 * Attendance of every session with somebody late, somebody absent and somebody whose leave passed the limit. These miss a
 * lesson: half an hour of an opening or a closing would stay below the seventh.
 */
export async function attend(tx: Context, classId: string): Promise<void> {
  const { sessions, trainees } = await getAttendance(tx, classId)
  const lessons = sessions.filter(({ kind }) => kind !== 'opening' && kind !== 'closing')
  const first = lessons[0]
  const last = lessons.at(-1)
  const leaver = trainees[excused]
  if (last !== undefined && leaver !== undefined) {
    const { id } = await askLeaveIn(
      tx,
      { id: leaver.nominationId, sessionIds: [last.id], reason: '参加省里召开的项目调度会' },
      true,
    )
    await decideLeaveIn(tx, { id, lockVersion: 1, grant: true, reason: '会议通知属实，同意请假' }, true)
  }
  for (const session of sessions) {
    const marks = trainees.flatMap(({ nominationId }, index) =>
      index === excused && session === last
        ? []
        : [{ nominationId, mark: markAt(index, session === first), lockVersion: null }],
    )
    await markAttendanceIn(tx, session.id, marks, 'hand', [], true)
  }
  for (const one of (await getAttendance(tx, classId)).trainees)
    if (one.standing === 'toWithdraw')
      await withdrawTraineeIn(tx, {
        id: one.nominationId,
        lockVersion: one.lockVersion,
        reason: '请假累计超过总学时的七分之一，经沟通按规定退学，下期优先安排。',
      })
}

function markAt(trainee: number, isFirstLesson: boolean): 'present' | 'late' | 'absent' {
  if (!isFirstLesson) return 'present'
  return trainee === late ? 'late' : trainee === absent ? 'absent' : 'present'
}

/** 400 yuan a class-hour keeps every cap. */
const perHour = 400

/** What the lectures are paid. */
export async function payFees(tx: Context, classId: string): Promise<void> {
  const { sessions } = await getAttendance(tx, classId)
  for (const { id, hours, teacher } of sessions)
    if (teacher !== null)
      await setFeeIn(tx, { id, lockVersion: null, amountAfterTax: String(hours * perHour) }, true)
}
