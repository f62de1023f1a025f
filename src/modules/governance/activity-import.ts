import { isDeepStrictEqual } from 'node:util'
import { chainEntries } from '#modules/chains/index.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { activityRef, binActivity, enterActivity } from './activities.ts'
import * as queries from './activity-queries.ts'
import { activityTable } from './contract.ts'
import { postsHeldBy } from './queries.ts'
import { isHeldOn } from './rules.ts'
import { lockedPost, seesPost } from './service.ts'

const add = 'governance.activity.add'

/**
 * How activities come in as a table. As by hand they are never edited: a row that tells one otherwise is refused, and
 * taking a batch back puts its activities into the recycle bin.
 */
export const activityImport = rowByRow({
  table: activityTable,
  permission: add,
  pages: { list: '/governance', one: () => null },
  faultWords: {
    'governance.post.unknown': {
      zh: '链卡上没有这一任职，请核对产业链、职责和姓名或名称',
      en: 'no such post stands on the chain card: check chain, role and holder',
    },
    'governance.activity.termUnclear': {
      zh: '活动日期不在其任期之内，或同时有几段任期，请在链卡上登记',
      en: 'the day lies in none of the terms of this holder, or in several: record it on the chain card',
    },
    'governance.activity.notEdited': {
      zh: '该活动已登记，活动不作修改；有误的请先在链卡上删除',
      en: 'the activity is there and none is edited: delete it on the chain card first',
    },
    'governance.activity.unknown': { zh: '没有这项活动', en: 'there is no such activity' },
  },
  object: activityRef,
  dictionaries: async (ctx) => ({ 'chains.chain': await chainEntries(ctx) }),
  async find(ctx, rows) {
    const found = await queries.activitiesTitled(
      ctx.db,
      rows.map(({ title }) => String(title)),
    )
    return rows.map((row) => found.find((one) => isMeant(one, row))?.id ?? null)
  },
  async current(ctx, ids) {
    const found = await queries.activitiesById(ctx.db, ids, ctx.pending !== null)
    return new Map(found.map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, links) {
    const activity = {
      heldOn: String(entered.heldOn),
      title: String(entered.title),
      note: (entered.note as string | null) ?? null,
    }
    await enterActivity(tx, await postOfRow(tx, entered), activity, { id, links })
  },
  async change(tx, id, entered) {
    const [activity] = await queries.activitiesById(tx.db, [id], true)
    if (activity === undefined)
      throw new AppError('notFound', 'governance.activity.unknown', `there is no activity ${id}`, { id })
    await lockedPost(tx, activity.postId, add)
    if (isDeepStrictEqual(toEntered(activity), entered)) return
    throw new AppError('badInput', 'governance.activity.notEdited', 'activities are never edited', {
      field: 'note',
    })
  },
  async remove(tx, id, reason) {
    await binActivity(tx, id, reason)
  },
})

const toEntered = (one: queries.PlacedActivity): Entered => ({
  chainCode: one.chainCode,
  role: one.role,
  holderName: one.holderName,
  heldOn: one.heldOn,
  title: one.title,
  note: one.note,
})

const isMeant = (one: queries.PlacedActivity, row: Entered): boolean =>
  activityTable.key.every((key) => toEntered(one)[key] === (row[key] ?? null))

/** The post that a new activity belongs to: of several terms of the holder the one in which the day lies. */
async function postOfRow(tx: Context, row: Entered): Promise<string> {
  const terms = (await postsHeldBy(tx.db, [String(row.holderName)])).filter(
    (post) => post.chainCode === (row.chainCode ?? null) && post.role === row.role && seesPost(tx, post),
  )
  if (terms.length === 0)
    throw new AppError('badInput', 'governance.post.unknown', 'there is no such post', {
      field: 'holderName',
    })
  const meant = terms.filter((term) => terms.length === 1 || isHeldOn(term, String(row.heldOn)))
  if (meant.length !== 1)
    throw new AppError('badInput', 'governance.activity.termUnclear', 'the day names no single term', {
      field: 'heldOn',
    })
  return meant[0]!.id
}
