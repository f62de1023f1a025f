import { addDays } from '#core/scheduling/working-calendar.ts'
import { accountsOfPeople } from '#modules/access/index.ts'
import { organisationRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { notify } from '#platform/notify/index.ts'
import { inTransaction } from '#platform/transaction.ts'
import { findClass, type StoredClass } from '../../queries/class.ts'
import * as queries from '../../queries/follow-up/follow-up.ts'
import { presentAt } from '../../queries/present.ts'
import { sessionsEndedOn } from '../../queries/rating/rated-sessions.ts'
import { hasRated } from '../../queries/rating/ratings.ts'
import { traineesOf } from '../../queries/trainees.ts'
import { classRef } from '../../refs.ts'
import * as rules from '../../rules/follow-up.ts'
import { phaseOf } from '../rating/rate.ts'

/**
 * What the day brings to those who were taught: whoever was in a session today is asked to rate it; three months after a
 * class its trainees are asked what they use of it, and who has not answered is reminded, so many times at most.
 */
export async function followClasses(ctx: Context): Promise<void> {
  const today = businessDay(ctx.clock)
  await askToRate(ctx, today)
  const due = await queries.classesToFollowUp(ctx.db, {
    from: addDays(today, -rules.followUpAfterDays - rules.followUpLateDays),
    until: addDays(today, -rules.followUpAfterDays),
  })
  for (const classId of due) await inTransaction(ctx, (tx) => openFollowUpIn(tx, classId))
  for (const classId of await queries.openFollowUps(ctx.db, today))
    await inTransaction(ctx, (tx) => remindIn(tx, classId, today))
}

/** One notice for each class and person, whatever the number of sessions. */
async function askToRate(ctx: Context, today: string): Promise<void> {
  const classes = new Map<string, { title: string; people: Set<string> }>()
  for (const session of await sessionsEndedOn(ctx.db, today)) {
    if (phaseOf(ctx, session) !== 'open') continue
    const one = classes.get(session.classId) ?? { title: session.classTitle, people: new Set() }
    for (const personId of await presentAt(ctx.db, session.id))
      if (!(await hasRated(ctx.db, session.id, personId))) one.people.add(personId)
    classes.set(session.classId, one)
  }
  for (const [classId, { title, people }] of classes)
    await inTransaction(ctx, async (tx) => {
      const accounts = await accountsOfPeople(tx.db, [...people])
      if (accounts.size === 0) return
      await notify(tx, {
        to: [...accounts.values()],
        topic: 'training.rating.invited',
        title: `请为今天的课程打分：${title}`,
        text: '每门课不到一分钟。匿名打分，不记录谁打了几分。',
        href: '/my/ratings',
        object: classRef(classId),
        urgency: 'know',
        dedupeKey: `training.rating ${classId}`,
      })
    })
}

/** Asks the trainees of a class, in the open transaction; nobody where there were none. */
export async function openFollowUpIn(tx: Context, classId: string): Promise<void> {
  const one = await findClass(tx.db, classId)
  const people = (await traineesOf(tx.db, classId)).map(({ personId }) => personId)
  if (one === null || people.length === 0) return
  const openedOn = businessDay(tx.clock)
  const closesOn = addDays(openedOn, rules.followUpDays)
  if (!(await queries.insertFollowUp(tx.db, { classId, openedOn, closesOn }, people))) return
  await tell(tx, one, people, closesOn, {
    topic: 'training.followUp.invited',
    ask: '请说说学以致用的情况',
  })
  await record(tx, one, 'openFollowUp', { openedOn, closesOn, asked: people.length })
}

async function remindIn(tx: Context, classId: string, today: string): Promise<void> {
  const [one, followUp] = [await findClass(tx.db, classId), await queries.findFollowUp(tx.db, classId)]
  if (one === null || followUp === null) return
  const before = addDays(today, -rules.followUpReminderDays)
  const late = await queries.lateFollowUps(tx.db, classId, rules.mostFollowUpReminders, before)
  if (late.length === 0) return
  await queries.noteFollowUpReminders(tx.db, classId, late, today)
  await tell(tx, one, late, followUp.closesOn, {
    topic: 'training.followUp.reminded',
    ask: '尚未填写学以致用情况',
  })
  await record(tx, one, 'remindFollowUp', { reminded: late.length })
}

async function tell(
  tx: Context,
  one: StoredClass,
  personIds: readonly string[],
  closesOn: string,
  { topic, ask }: { topic: string; ask: string },
): Promise<void> {
  const accounts = await accountsOfPeople(tx.db, [...personIds])
  if (accounts.size === 0) return
  await notify(tx, {
    to: [...accounts.values()],
    topic,
    title: `${ask}：${one.title}`,
    text: `约需两分钟，${closesOn}截止。匿名填写，不记录谁答了什么。`,
    href: `/my/follow-up/${one.id}`,
    object: classRef(one.id),
    urgency: 'know',
    dedupeKey: `training.followUp ${one.id}`,
  })
}

const record = (tx: Context, one: StoredClass, verb: 'openFollowUp' | 'remindFollowUp', after: object) =>
  recordChanges(tx, [
    {
      action: `training.class.${verb}`,
      object: classRef(one.id),
      before: null,
      after,
      links: [{ from: classRef(one.id), relation: 'hostedBy', to: organisationRef(one.host.id) }],
    },
  ])
