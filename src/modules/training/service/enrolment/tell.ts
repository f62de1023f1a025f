import { accountsOfPeople, accountsWith } from '#modules/access/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { notify } from '#platform/notify/notify.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { NominationState } from '../../contract/index.ts'
import { type EnrolmentNews, tellEnrolmentJob } from '../../jobs-declared.ts'
import { findClass, type StoredClass } from '../../queries/class.ts'
import { quotasOf } from '../../queries/enrolment/enrolment.ts'
import { nominationsOf, type StoredNomination } from '../../queries/enrolment/nomination.ts'
import { classRef } from '../../refs.ts'
import { tellLateTrainees } from '../timetable/tell.ts'

/** Asks for those concerned to be told, once the transaction stands. */
export const askToTell = (tx: Context, news: EnrolmentNews): Promise<void> =>
  tx.jobs.enqueue(tx, tellEnrolmentJob, news)

/** Tells those concerned what happened to the enrolment of a class. */
export const tellEnrolment = (ctx: Context, news: EnrolmentNews): Promise<void> =>
  inTransaction(ctx, (tx) => tellEnrolmentIn(tx, news))

/** The same in the open transaction. */
export async function tellEnrolmentIn(
  tx: Context,
  { what, classId, nominationIds }: EnrolmentNews,
): Promise<void> {
  const of = await findClass(tx.db, classId)
  if (of === null) return
  const about = (await nominationsOf(tx.db, classId)).filter(({ id }) => nominationIds.includes(id))
  if (what === 'opened') return tellUnits(tx, of)
  if (what === 'withdrawn') return tellOrganisers(tx, of, about)
  await tellPeople(tx, of, about, what)
}

const href = (of: StoredClass): string => `/training/classes/${of.id}/enrolment`
const days = ({ startsOn, endsOn }: StoredClass): string =>
  startsOn === endsOn ? startsOn : `${startsOn} 至 ${endsOn}`

/** Whoever nominates for units that have a quota learns how many; whoever runs the class knows. */
async function tellUnits(tx: Context, of: StoredClass): Promise<void> {
  const today = businessDay(tx.clock)
  const organisers = new Set(
    (await accountsWith(tx.db, 'training.class.run', of.belonging, today)).map(({ id }) => id),
  )
  const units = new Map<string, string[]>()
  for (const { unitId, unitName, seats } of await quotasOf(tx.db, of.id))
    for (const { id } of await accountsWith(tx.db, 'training.nomination.edit', { orgIds: [unitId] }, today))
      if (!organisers.has(id)) units.set(id, [...(units.get(id) ?? []), `${unitName} ${seats} 人`])
  for (const [id, quotas] of units)
    await notify(tx, {
      to: [id],
      topic: 'training.enrolment.opened',
      title: `“${of.title}”开始报名`,
      text: `名额：${quotas.join('、')}。开班时间 ${days(of)}，请在报名选员页面填报。`,
      href: href(of),
      object: classRef(of.id),
      urgency: 'act',
      dedupeKey: `training.enrolment ${of.id}`,
    })
}

async function tellOrganisers(
  tx: Context,
  of: StoredClass,
  about: readonly StoredNomination[],
): Promise<void> {
  const to = await accountsWith(tx.db, 'training.class.run', of.belonging, businessDay(tx.clock))
  for (const { person, unit, reason, id } of about)
    await notify(tx, {
      to: to.map((one) => one.id),
      topic: 'training.nomination.withdrawn',
      title: `${person.name}（${unit.name}）退出“${of.title}”`,
      text: reason,
      href: href(of),
      object: classRef(of.id),
      urgency: 'act',
      dedupeKey: `training.nomination ${id}`,
    })
}

const stateWords: Readonly<Record<NominationState, string>> = {
  nominated: '已由单位报名',
  selected: '已入选',
  waitlisted: '列入候补',
  leftOut: '本次未入选，下一班次优先',
  declined: '不符合参训条件',
  withdrawn: '已退出报名',
}

/** The people themselves learn their state and nothing of why; whoever is selected, of a timetable that stands already. */
async function tellPeople(
  tx: Context,
  of: StoredClass,
  about: readonly StoredNomination[],
  what: 'nominated' | 'settled' | 'cancelled',
): Promise<void> {
  const accounts = await accountsOfPeople(
    tx.db,
    about.map(({ person }) => person.id),
  )
  for (const { id, person, unit, state } of about) {
    const account = accounts.get(person.id)
    if (account === undefined) continue
    await notify(tx, {
      to: [account],
      topic: what === 'cancelled' ? 'training.enrolment.cancelled' : 'training.nomination.settled',
      title: what === 'cancelled' ? `“${of.title}”已取消` : `“${of.title}”：${stateWords[state]}`,
      text: `报名单位：${unit.name}，开班时间 ${days(of)}。`,
      href: href(of),
      object: classRef(of.id),
      urgency: 'know',
      dedupeKey: `training.nomination ${id}`,
    })
  }
  const selected = about.filter(({ state }) => what === 'settled' && state === 'selected')
  await tellLateTrainees(
    tx,
    of,
    selected.flatMap(({ person }) => accounts.get(person.id) ?? []),
  )
}
