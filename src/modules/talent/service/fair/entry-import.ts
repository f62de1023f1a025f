import { isDeepStrictEqual } from 'node:util'
import { enterpriseEntries } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import { inputSchema } from '#platform/tabular/description/table.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { fairEntryTable, fairResultTable } from '../../contract/fair-table.ts'
import { entriesById, entriesByTitle, type FairEntryRecord } from '../../queries/fair-entry.ts'
import { type FairResultRecord, resultsById, resultsOn } from '../../queries/fair-result.ts'
import { needsByTitle } from '../../queries/need.ts'
import { fairEntryRef, fairResultRef } from '../../refs.ts'
import { editedEntry, enterEntry, saveEntry, takeOff } from './entries.ts'
import { fairEntries } from './fair-import.ts'
import { enteredResult, heldEntry, hrefOfEntry } from './fair-records.ts'
import { editedResult, enterResult, saveResult, takeAwayResult } from './results.ts'

const entryRow = inputSchema(fairEntryTable)
const resultRow = inputSchema(fairResultTable)

const dictionaries = async (ctx: Context) => ({
  'talent.fair': await fairEntries(ctx),
  'directory.enterprise': await enterpriseEntries(ctx),
})

const placeOf = ({ fairId, enterpriseId, needTitle }: Entered) => ({
  fairId: String(fairId),
  enterpriseId: String(enterpriseId),
  needTitle: String(needTitle),
})

const faultWords = {
  'talent.fair.unknown': { zh: '没有这场对接会', en: 'there is no such fair' },
  'talent.fairEntry.needUnknown': {
    zh: '该企业没有这项人才需求',
    en: 'the enterprise has no need of this title',
  },
  'talent.fairEntry.cancelled': { zh: '该对接会已取消', en: 'the fair was cancelled' },
  'talent.fairEntry.needEnded': {
    zh: '需求已满足或已关闭，不能在筹备中的对接会发布',
    en: 'the need is over and cannot be announced at a fair to come',
  },
  'talent.fairEntry.twice': { zh: '该需求已在这场对接会', en: 'the need is at the fair already' },
  'talent.fairEntry.unknown': { zh: '没有这条参会需求', en: 'there is no such need at a fair' },
}

/** They stand on the page of their fair. */
const noPageOfTheirOwn = { list: '/talent/fairs', one: () => null }

/** How needs at fairs come in as a table: a row means the need of its title at its enterprise, at a fair. */
export const fairEntryImport = rowByRow({
  table: fairEntryTable,
  permission: 'talent.fair.join',
  pages: {
    ...noPageOfTheirOwn,
    of: async (db, ids) =>
      new Map((await entriesById(db, ids)).map(({ id, fairId }) => [id, hrefOfEntry(fairId, id)])),
  },
  faultWords,
  object: fairEntryRef,
  dictionaries,
  find: (ctx, rows) => entriesByTitle(ctx.db, rows.map(placeOf)),
  async current(ctx, ids) {
    return new Map((await entriesById(ctx.db, ids)).map((one) => [one.id, enteredOfEntry(one)]))
  },
  async create(tx, id, entered, more) {
    const { fairId, enterpriseId, needTitle, ...input } = entryRow.parse(entered)
    const [needId] = await needsByTitle(tx.db, [{ enterpriseId, title: needTitle }])
    if (needId == null)
      throw badField('needTitle', 'talent.fairEntry.needUnknown', 'there is no need of this title')
    await enterEntry(tx, { ...input, id, fairId, needId }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    const before = await editedEntry(tx, id)
    if (isDeepStrictEqual(enteredOfEntry(before), entered)) return
    const { seats, booth, note } = entryRow.parse(entered)
    const action = isRevert ? 'talent.fairEntry.importReverted' : 'talent.fairEntry.update'
    await saveEntry(tx, before, { seats, booth, note }, action, more)
  },
  remove: async (tx, id, reason) =>
    takeOff(tx, await editedEntry(tx, id), 'talent.fairEntry.importReverted', reason),
})

/** How results of fairs come in as a table: a row means what is reported of a need at a fair to a day. */
export const fairResultImport = rowByRow({
  table: fairResultTable,
  permission: 'talent.fair.report',
  pages: {
    ...noPageOfTheirOwn,
    of: async (db, ids) =>
      new Map(
        (await resultsById(db, ids)).map(({ id, fairId, entryId }) => [id, hrefOfEntry(fairId, entryId)]),
      ),
  },
  faultWords: {
    ...faultWords,
    'talent.fairResult.entryUnknown': {
      zh: '这场对接会没有该企业的这项需求；请先导入参会需求',
      en: 'the enterprise did not bring this need to the fair; bring it first',
    },
    'talent.fairResult.notHeld': { zh: '对接会尚未举办或已取消', en: 'the fair was not held' },
    'talent.fairResult.empty': { zh: '至少填一项数', en: 'nothing was counted' },
    'talent.fairResult.dayOutside': {
      zh: '截止日期早于对接会或晚于今天',
      en: 'the day lies before the fair or has not come',
    },
    'talent.fairResult.twice': { zh: '该需求当日已有成果', en: 'there is a report of this day already' },
    'talent.fairResult.unknown': { zh: '没有这条成果', en: 'there is no such report' },
  },
  object: fairResultRef,
  dictionaries,
  async find(ctx, rows) {
    const entries = await entriesByTitle(ctx.db, rows.map(placeOf))
    return resultsOn(
      ctx.db,
      rows.map(({ asOfOn }, at) => ({ entryId: entries[at] ?? null, asOfOn: String(asOfOn) })),
    )
  },
  async current(ctx, ids) {
    return new Map((await resultsById(ctx.db, ids)).map((one) => [one.id, enteredOfResult(one)]))
  },
  async create(tx, id, entered, more) {
    const { fairId, enterpriseId, needTitle, ...input } = resultRow.parse(entered)
    const [entryId] = await entriesByTitle(tx.db, [{ fairId, enterpriseId, needTitle }])
    if (entryId == null)
      throw badField('needTitle', 'talent.fairResult.entryUnknown', 'the need was not brought to the fair')
    await enterResult(tx, await heldEntry(tx, entryId), { ...input, id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    const before = await editedResult(tx, id)
    if (isDeepStrictEqual(enteredOfResult(before), entered)) return
    const { fairId: _fair, enterpriseId: _enterprise, needTitle: _need, ...input } = resultRow.parse(entered)
    const action = isRevert ? 'talent.fairResult.importReverted' : 'talent.fairResult.update'
    await saveResult(tx, before, input, action, more)
  },
  remove: async (tx, id, reason) =>
    takeAwayResult(tx, await editedResult(tx, id), 'talent.fairResult.importReverted', reason),
})

const enteredOfEntry = (one: FairEntryRecord): Entered => ({
  ...placeOf({ ...one }),
  seats: one.seats,
  booth: one.booth,
  note: one.note,
})

const enteredOfResult = (one: FairResultRecord): Entered => ({
  ...placeOf({ ...one }),
  ...enteredResult(one),
})
