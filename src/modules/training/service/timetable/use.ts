import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay, businessDayOf } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { fillSheet, workbook } from '#platform/tabular/workbook.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type HeldSession, halfWords, type ReleasedSession } from '../../contract/index.ts'
import { sessionsAt, sessionsOfTeacher } from '../../queries/held-sessions.ts'
import { releasesOf } from '../../queries/timetable.ts'
import { visibleClass } from '../class/show-class.ts'
import { getTeacher } from '../library/teachers.ts'
import { getVenue } from '../library/venues.ts'

/** Where a teacher is needed from today on, by released timetables. */
export async function listTeacherSessions(ctx: Context, id: string): Promise<HeldSession[]> {
  await getTeacher(ctx, id)
  return sessionsOfTeacher(ctx.db, id, businessDay(ctx.clock))
}

/** What a venue is used for from today on, by released timetables. */
export async function listVenueSessions(ctx: Context, id: string): Promise<HeldSession[]> {
  await getVenue(ctx, id)
  return sessionsAt(ctx.db, id, businessDay(ctx.clock))
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The released timetable as a workbook. That it left the house is noted in the audit. */
export async function exportTimetable(ctx: Context, id: string): Promise<File> {
  const one = await visibleClass(ctx, id)
  requireRight(ctx, 'training.class.export', one.belonging)
  const [release] = await releasesOf(ctx.db, id)
  if (release === undefined)
    throw new AppError('conflict', 'training.timetable.notReleased', 'the class has no released timetable')
  const bytes = await workbook(
    [
      fillSheet<ReleasedSession>({
        name: '课表',
        title: `${one.title}课表（第 ${release.number} 次发布，${businessDayOf(release.at)}）`,
        columns: [
          { title: '日期', width: 12, value: ({ at }) => at.on },
          { title: '半天', width: 8, value: ({ at }) => halfWords[at.half].zh },
          { title: '开始', width: 8, value: ({ at }) => at.startsAt },
          { title: '结束', width: 8, value: ({ at }) => at.endsAt },
          { title: '内容', width: 40, value: ({ title }) => title },
          {
            title: '模块',
            width: 20,
            value: ({ modulePosition }) =>
              modulePosition === null ? null : (one.modules[modulePosition - 1]?.title ?? null),
          },
          {
            title: '教师',
            width: 16,
            personal: true,
            value: ({ teachers }) => teachers.map(({ name }) => name).join('、') || null,
          },
          { title: '地点', width: 24, value: ({ venue }) => venue?.name ?? null },
          { title: '地址', width: 30, value: ({ venue }) => venue?.address ?? null },
          { title: '学时', width: 8, value: ({ hours }) => hours },
        ],
        rows: release.content,
      }),
    ],
    { by: ctx.actor.name, at: ctx.clock.now() },
  )
  await inTransaction(ctx, async (tx) =>
    recordOccurrences(tx, [
      {
        action: 'training.timetable.export',
        object: { kind: 'training.list', id: 'timetable' },
        details: { classId: id, release: release.number, rows: release.content.length },
      },
    ]),
  )
  return new File([bytes], `timetable-${one.startsOn}.xlsx`, { type: xlsx })
}
