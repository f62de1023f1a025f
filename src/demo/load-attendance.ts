import { addDays } from '#core/scheduling/working-calendar.ts'
import {
  askLeaveIn,
  decideLeaveIn,
  getAttendance,
  getClass,
  markAttendanceIn,
  setFeeIn,
  withdrawTraineeIn,
} from '#modules/training/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { loadClassOfToday } from './load-class-of-today.ts'
import { type DemoAccounts, playedBy } from './played-by.ts'
import { stepOnDemoClass } from './step-on-demo-class.ts'

interface Cast {
  organisationIds: ReadonlyMap<string, string>
  accounts: DemoAccounts
}

/**
 * How the classes that were begun went on: attendance of every session with somebody late, somebody absent and somebody
 * whose leave passed the limit, then finished, evaluated and closed, by which hours are issued. Beside them a class of
 * today, in which signing in can be tried.
 */
export async function loadAttendance(tx: Context, cast: Cast): Promise<void> {
  const today = businessDay(tx.clock)
  const by = playedBy(tx, cast.accounts)
  const running = await tx.db
    .selectFrom('platform.workflow_instance')
    .select('object_id')
    .where('object_kind', '=', 'training.class')
    .where('state', '=', 'running')
    .orderBy('object_id')
    .execute()
  for (const { object_id: id } of running) {
    const { endsOn } = await getClass(tx, id)
    if (endsOn >= today) continue
    const on = (days: number) => by(earlier(addDays(endsOn, days), today), 'training')
    await attend(on(0), id)
    await payFees(on(0), id)
    await stepOnDemoClass(on(0), id, 'finish')
    await stepOnDemoClass(on(3), id, 'evaluate')
    await stepOnDemoClass(on(7), id, 'close')
  }
  await loadClassOfToday(tx, by, today, cast)
}

/** A day that has not come yet is today: what is told of the demo city was done. */
const earlier = (day: string, today: string): string => (day < today ? day : today)

/** Who is late once, who is absent once, who asks for leave: by their place in the roster. */
const late = 1
const absent = 2
const excused = 3

async function attend(tx: Context, classId: string): Promise<void> {
  const { sessions, trainees } = await getAttendance(tx, classId)
  const last = sessions.at(-1)
  const leaver = trainees[excused]
  if (last !== undefined && leaver !== undefined) {
    const { id } = await askLeaveIn(
      tx,
      { id: leaver.nominationId, sessionIds: [last.id], reason: '参加省里召开的项目调度会' },
      true,
    )
    await decideLeaveIn(tx, { id, lockVersion: 1, grant: true, reason: '会议通知属实，同意请假' }, true)
  }
  for (const [place, session] of sessions.entries()) {
    const marks = trainees.flatMap(({ nominationId }, index) =>
      index === excused && session === last
        ? []
        : [{ nominationId, mark: markAt(index, place), lockVersion: null }],
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

function markAt(trainee: number, session: number): 'present' | 'late' | 'absent' {
  if (session !== 0) return 'present'
  return trainee === late ? 'late' : trainee === absent ? 'absent' : 'present'
}

/** 400 yuan a class-hour keeps every cap. */
const perHour = 400

async function payFees(tx: Context, classId: string): Promise<void> {
  const { sessions } = await getAttendance(tx, classId)
  for (const { id, hours, teacher } of sessions)
    if (teacher !== null)
      await setFeeIn(tx, { id, lockVersion: null, amountAfterTax: String(hours * perHour) }, true)
}
