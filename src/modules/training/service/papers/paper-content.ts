import { phonesOf } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { DocumentKind } from '#platform/officialdoc/contract.ts'
import { type FilledSheet, fillSheet, type SheetColumn } from '#platform/tabular/workbook.ts'
import type { ClassPaper, PaperInput } from '../../contract/papers.ts'
import type { StoredClass } from '../../queries/class.ts'
import { nomineesOf, postsOf, unitSeatsOf } from '../../queries/papers.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { traineesOf } from '../../queries/trainees.ts'
import { traineeGroups } from '../../rules/trainee-groups.ts'
import { taughtDays } from './class-days.ts'
import { noticeData } from './notice-data.ts'

/** A paper before it is a file: what fills the city's template, and the same as a sheet where it is a table. */
export interface PaperContent {
  kind: DocumentKind
  data: Record<string, unknown>
  sheet: FilledSheet | null
}

type Make = (tx: Context, of: StoredClass, input: PaperInput) => Promise<PaperContent>

/** @throws AppError `conflict` `training.paper.*` when the class has not got what the paper tells. */
export const contentOf: Record<ClassPaper, Make> = {
  notice: async (tx, of, input) => ({
    kind: 'classNotice',
    data: await noticeData(tx, of, input),
    sheet: null,
  }),

  quotaTable: async (tx, of) => {
    const units = await unitSeatsOf(tx.db, of.id)
    if (units.length === 0) throw refuse(of, 'noQuota', 'no unit has seats')
    const seats = units.reduce((sum, unit) => sum + unit.seats, 0)
    const title = `${of.title}名额分配表`
    return {
      kind: 'quotaTable',
      data: {
        ...signed(tx, of),
        title,
        quotas: units.map((unit) => ({ unit: unit.name, count: String(unit.seats) })),
        seats: String(seats),
      },
      sheet: sheetOf(
        '名额分配',
        `${title}（合计 ${seats} 人）`,
        units,
        column('单位', 40, (unit) => unit.name),
        column('名额', 10, (unit) => unit.seats),
        column('备注', 24, () => null),
      ),
    }
  },

  replySlip: async (tx, of, input) => {
    const unit = await unitOf(tx, of, input.unitId)
    const nominees = unit === null ? [] : await nomineesOf(tx.db, of.id, unit.id)
    const posts = await postsOf(
      tx.db,
      nominees.map(({ personId }) => personId),
      businessDay(tx.clock),
    )
    const people = nominees.map(({ personId, name }) => ({ name, post: posts.get(personId) ?? null }))
    const title = `${of.title}报名回执`
    const blank = Array.from({ length: Math.max(0, 8 - people.length) }, () => ({ name: null, post: null }))
    return {
      kind: 'replySlip',
      data: {
        title,
        classTitle: of.title,
        unit: unit?.name ?? null,
        people,
        replyBy: input.replyBy,
        contact: input.contact,
      },
      sheet: sheetOf<{ name: string | null; post: string | null }>(
        '报名回执',
        `${title}（单位：${unit?.name ?? ''}）`,
        [...people, ...blank],
        { ...column('姓名', 14, (one) => one.name), personal: people.length > 0 },
        column('性别', 8, () => null),
        column('单位', 30, (one) => (one.name === null ? null : (unit?.name ?? null))),
        column('职务', 24, (one) => one.post),
        column('职级', 14, () => null),
        column('手机号码', 18, () => null),
        column('食宿要求', 18, () => null),
        column('车牌号', 14, () => null),
      ),
    }
  },

  roster: async (tx, of, { groups, phoneReason }) => {
    const people = await traineesInGroups(tx, of, groups)
    const ids = people.map(({ personId }) => personId)
    const phones = await phonesOf(tx, ids, phoneReason)
    const posts = await postsOf(tx.db, ids, businessDay(tx.clock))
    const title = `${of.title}学员名册`
    const rows = people.map(({ personId, name, org, group }) => ({
      group,
      name,
      org,
      post: posts.get(personId) ?? null,
      phone: phones.get(personId) ?? null,
    }))
    return {
      kind: 'classRoster',
      data: { ...signed(tx, of), title, people: rows },
      sheet: sheetOf<(typeof rows)[number]>(
        '学员名册',
        `${title}（共 ${rows.length} 人）`,
        rows,
        column('组别', 10, (one) => one.group),
        { ...column('姓名', 14, (one) => one.name), personal: true },
        column('单位', 36, (one) => one.org),
        column('职务', 24, (one) => one.post),
        { ...column('联系电话', 18, (one) => one.phone), personal: true },
      ),
    }
  },

  signInSheet: async (tx, of, { groups, on }) => {
    const people = await traineesInGroups(tx, of, groups)
    const sessions = await sessionsOf(tx.db, of.id)
    const days = taughtDays(of, sessions)
    const day = on ?? days[0] ?? of.startsOn
    if (!days.includes(day)) throw refuse(of, 'notTaughtOn', `it is not taught on ${day}`, { day })
    const title = `${of.title}签到表`
    const rows = people.map(({ name, org, group }) => ({ group, name, org }))
    const today = sessions.filter(({ at }) => at?.on === day)
    return {
      kind: 'signInSheet',
      data: {
        title,
        day,
        sessions:
          today.map(({ title: what, at }) => `${at?.startsAt}—${at?.endsAt} ${what}`).join('；') || null,
        people: rows,
      },
      sheet: sheetOf<(typeof rows)[number]>(
        '签到表',
        `${title}（${day}，应到 ${rows.length} 人）`,
        rows,
        column('组别', 10, (one) => one.group),
        { ...column('姓名', 14, (one) => one.name), personal: true },
        column('单位', 36, (one) => one.org),
        column('上午', 14, () => null),
        column('下午', 14, () => null),
        column('备注', 18, () => null),
      ),
    }
  },
}

const refuse = (of: StoredClass, what: string, message: string, details = {}): AppError =>
  new AppError('conflict', `training.paper.${what}`, message, { id: of.id, ...details })

const signed = (tx: Context, of: StoredClass) => ({ issuer: of.host.name, date: businessDay(tx.clock) })

/** The unit of a slip, which must have seats or people in the class. */
async function unitOf(
  tx: Context,
  of: StoredClass,
  id: string | null,
): Promise<{ id: string; name: string } | null> {
  if (id === null) return null
  const unit = (await unitSeatsOf(tx.db, of.id)).find((one) => one.id === id)
  if (unit === undefined)
    throw refuse(of, 'unitWithoutSeats', 'that unit has no seats in the class', { unitId: id })
  return unit
}

async function traineesInGroups(tx: Context, of: StoredClass, count: number | null) {
  const trainees = await traineesOf(tx.db, of.id)
  if (trainees.length === 0) throw refuse(of, 'noTrainees', 'nobody is selected yet')
  const groups = traineeGroups(trainees, count)
  return trainees
    .map(({ personId, name, unit }, index) => ({ personId, name, org: unit.name, at: groups[index] ?? 1 }))
    .sort((one, other) => one.at - other.at)
    .map(({ at, ...one }) => ({ ...one, group: `第${at}组` }))
}

const column = <Row>(title: string, width: number, value: SheetColumn<Row>['value']): SheetColumn<Row> => ({
  title,
  width,
  value,
})

/** A table with its rows counted. */
function sheetOf<Row extends object>(
  name: string,
  title: string,
  rows: readonly Row[],
  ...columns: SheetColumn<Row>[]
): FilledSheet {
  const counted = rows.map((row, index) => ({ ...row, place: index + 1 }))
  return fillSheet({
    name,
    title,
    columns: [column<Row & { place: number }>('序号', 8, (row) => row.place), ...columns],
    rows: counted,
  })
}
