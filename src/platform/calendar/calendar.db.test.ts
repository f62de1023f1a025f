import { describe, expect, it } from 'vitest'
import { addWorkdays, isWorkday, workdaysBetween } from '#core/scheduling/working-calendar.ts'
import type { Context } from '../context.ts'
import { onBothDatabases } from '../db/testing/on-both-databases.ts'
import { AppError } from '../errors.ts'
import { loadCalendar } from './load-calendar.ts'
import { getYear, importYear, putDay, removeDay } from './service.ts'

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.reason : String(error)),
  )

onBothDatabases('the working calendar', (_database, ctx) => {
  it('knows the decreed years by itself and says of later ones that they are provisional', async () => {
    const calendar = await loadCalendar(ctx().db, 2022, 2028)
    const inYear = (year: number) => workdaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)
    expect([2023, 2024, 2025, 2026].map(inYear)).toEqual([249, 251, 248, 248])
    expect(addWorkdays(calendar, '2026-09-30', 5)).toBe('2026-10-13')
    expect([...calendar.provisionalYears]).toEqual([2027, 2028])
  })

  it('gives the same object until an entry changes its version', async () => {
    const first = await loadCalendar(ctx().db, 2023, 2024)
    expect(await loadCalendar(ctx().db, 2023, 2024)).toBe(first)
    await putDay(ctx(), {
      day: '2023-07-03',
      isWorkday: false,
      name: '防汛停工',
      source: '市防指通知',
      lockVersion: null,
    })
    const second = await loadCalendar(ctx().db, 2023, 2024)
    expect(second.version).not.toBe(first.version)
    expect([isWorkday(first, '2023-07-03'), isWorkday(second, '2023-07-03')]).toEqual([true, false])
  })

  it('lists special days with kind and source, and takes an entry back', async () => {
    const year = await getYear(ctx(), 2023)
    expect(year.isProvisional).toBe(false)
    expect(year.days.find((day) => day.day === '2023-06-25')).toMatchObject({
      kind: 'makeUp',
      name: '端午节',
    })
    const entry = year.days.find((day) => day.day === '2023-07-03')
    expect(entry).toMatchObject({ kind: 'holiday', source: '市防指通知', lockVersion: 1 })
    expect(year.workdays.reduce((sum, days) => sum + days, 0)).toBe(249 - 1)
    const after = await removeDay(ctx(), '2023-07-03', 1, '通知撤销')
    expect(after.days.some((day) => day.day === '2023-07-03')).toBe(false)
    expect(await refusalOf(removeDay(ctx(), '2023-07-03', 1, '再撤销一次'))).toBe(
      'platform.calendarDay.unknown',
    )
  })

  it('refuses an entry that was begun on an older one', async () => {
    const edit = { day: '2023-08-01', isWorkday: false, name: '停工', source: '测试', lockVersion: null }
    await putDay(ctx(), edit)
    expect(await refusalOf(putDay(ctx(), edit))).toBe('platform.object.changed')
  })

  it('a year whose notice was entered is provisional no longer, a single day does not make it so', async () => {
    await putDay(ctx(), {
      day: '2027-03-01',
      isWorkday: false,
      name: '停工',
      source: '测试',
      lockVersion: null,
    })
    expect((await getYear(ctx(), 2027)).isProvisional).toBe(true)
    const year = await importYear(
      ctx(),
      2027,
      '国办通知（测试）',
      [
        { day: '2027-01-01', isWorkday: false, name: '元旦' },
        { day: '2027-01-03', isWorkday: true, name: '元旦' },
      ],
      (await getYear(ctx(), 2027)).lockVersion,
    )
    expect(year).toMatchObject({ isProvisional: false, source: '国办通知（测试）' })
    expect(year.days.map((day) => [day.day, day.kind])).toEqual([
      ['2027-01-01', 'holiday'],
      ['2027-01-03', 'makeUp'],
    ])
  })

  it('refuses a notice with days of another year or a day twice, and an editor without the right', async () => {
    const free = (day: string) => ({ day, isWorkday: false, name: '元旦' })
    expect(await refusalOf(importYear(ctx(), 2027, '国办通知', [free('2028-01-01')], 1))).toBe(
      'platform.calendarYear.badNotice',
    )
    expect(
      await refusalOf(importYear(ctx(), 2027, '国办通知', [free('2027-01-01'), free('2027-01-01')], 1)),
    ).toBe('platform.calendarYear.badNotice')
    const reader: Context = { ...ctx(), actor: { ...ctx().actor, id: 'reader', rights: new Map() } }
    expect(await refusalOf(importYear(reader, 2027, '国办通知', [free('2027-01-01')], 1))).toBe(
      'platform.right.missing',
    )
  })

  it('a notice does not replace what somebody entered for the year since the form was opened', async () => {
    const opened = await getYear(ctx(), 2029)
    expect(opened.lockVersion).toBe(1)
    const day = { day: '2029-05-04', isWorkday: false, name: '停工', source: '测试', lockVersion: null }
    const { lockVersion } = await putDay(ctx(), day)
    const notice = [{ day: '2029-01-01', isWorkday: false, name: '元旦' }]
    expect(await refusalOf(importYear(ctx(), 2029, '国办通知', notice, opened.lockVersion))).toBe(
      'platform.object.changed',
    )
    expect((await getYear(ctx(), 2029)).days.map((entry) => entry.day)).toEqual(['2029-05-04'])
    const year = await importYear(ctx(), 2029, '国办通知', notice, lockVersion)
    expect(year.days.map((entry) => entry.day)).toEqual(['2029-01-01'])
  })

  describe('every edit', () => {
    it('leaves an audit entry', async () => {
      const rows = await ctx()
        .db.selectFrom('platform.audit_entry')
        .select('action')
        .where('object_kind', 'like', 'platform.calendar%')
        .orderBy('seq')
        .execute()
      expect(rows.map((row) => row.action)).toEqual([
        'platform.calendarDay.put',
        'platform.calendarDay.remove',
        'platform.calendarDay.put',
        'platform.calendarDay.put',
        'platform.calendarYear.import',
        'platform.calendarDay.put',
        'platform.calendarYear.import',
      ])
    })
  })
})
