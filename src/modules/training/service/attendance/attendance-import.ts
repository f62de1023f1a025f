import { personEntries } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError, badField } from '#platform/errors.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { attendanceMark, attendanceTable } from '../../contract/index.ts'
import { deleteMark } from '../../queries/attendance/attendance-writes.ts'
import {
  type MarkOfPerson,
  marksAt,
  marksById,
  sessionsToMark,
  traineeAt,
} from '../../queries/attendance/imports.ts'
import { attendanceRef, sessionRef } from '../../refs.ts'
import { markingStates } from './board.ts'
import { markAttendanceIn, runningClass } from './mark.ts'

/** How a sign-in sheet comes in: for trainees without an account, or a room without a network. */
export const attendanceImport = rowByRow({
  table: attendanceTable,
  permission: 'training.class.run',
  pages: { list: '/training/classes', one: () => null },
  faultWords: {
    'training.attendance.notTrainee': {
      zh: '该人员不是本班学员',
      en: 'this person is no trainee of the class',
    },
    'training.attendance.closed': {
      zh: '开班后、结班前才能登记考勤',
      en: 'attendance is recorded from the beginning until the class is closed',
    },
    'training.session.unknown': { zh: '没有这个课次', en: 'there is no such session' },
    'training.class.unknown': { zh: '没有这个班次', en: 'there is no such class' },
    'platform.object.changed': { zh: '该考勤刚被他人修改', en: 'somebody changed this mark just now' },
  },
  object: attendanceRef,
  async dictionaries(ctx) {
    const sessions = await sessionsToMark(ctx, markingStates)
    return {
      'directory.person': await personEntries(ctx),
      'training.session': sessions.map((one) => {
        const short = `${one.on} ${one.startsAt} ${one.title}`
        return { value: one.id, title: `${one.classTitle} ${short}`, aliases: [short] }
      }),
    }
  },
  async find(ctx, rows) {
    const stored = await marksAt(ctx.db, [...new Set(rows.map(({ sessionId }) => String(sessionId)))])
    const byKey = new Map(stored.map((one) => [`${one.sessionId} ${one.personId}`, one.id]))
    return rows.map(
      ({ sessionId, personId }) => byKey.get(`${String(sessionId)} ${String(personId)}`) ?? null,
    )
  },
  async current(ctx, ids) {
    return new Map((await marksById(ctx.db, ids)).map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, more) {
    const sessionId = String(entered.sessionId)
    const nominationId = await traineeAt(tx.db, sessionId, String(entered.personId))
    if (nominationId === null)
      throw badField('personId', 'training.attendance.notTrainee', 'this is no trainee of the class')
    const mark = attendanceMark.parse(entered.mark)
    await markAttendanceIn(tx, sessionId, [{ id, nominationId, mark, lockVersion: null }], 'sheet', more)
  },
  async change(tx, id, entered, more) {
    const before = await heldMark(tx, id)
    const { nominationId, sessionId, lockVersion } = before
    const mark = attendanceMark.parse(entered.mark)
    await markAttendanceIn(tx, sessionId, [{ nominationId, mark, lockVersion }], 'sheet', more)
  },
  async remove(tx, id, reason) {
    const before = await heldMark(tx, id)
    await runningClass(tx, before.sessionId)
    await deleteMark(tx.db, id)
    await recordChanges(tx, [
      {
        action: 'training.attendance.importReverted',
        object: attendanceRef(id),
        before: { mark: before.mark },
        after: null,
        reason,
        links: [{ from: attendanceRef(id), relation: 'attendanceAt', to: sessionRef(before.sessionId) }],
      },
    ])
  },
})

const toEntered = ({ sessionId, personId, mark }: MarkOfPerson): Entered => ({ sessionId, personId, mark })

async function heldMark(tx: Context, id: string): Promise<MarkOfPerson> {
  const [held] = await marksById(tx.db, [id])
  if (held === undefined)
    throw new AppError('conflict', 'platform.object.changed', 'this mark is gone', { current: null })
  return held
}
