import { isDeepStrictEqual } from 'node:util'
import { chainEntries } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse } from '#platform/db/editing.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { DictionaryEntry } from '#platform/tabular/read/cell.ts'
import { fairInput } from '../../contract/fair-shapes.ts'
import { fairTable } from '../../contract/fair-table.ts'
import * as queries from '../../queries/fair.ts'
import { fairRef } from '../../refs.ts'
import { enteredFair, fairChanged, hrefOfFair } from './fair-records.ts'
import { editedFair, enterFair, saveFair } from './fairs.ts'

/** How fairs come in as a table: a row means the fair of its title and first day. */
export const fairImport = rowByRow({
  table: fairTable,
  permission: 'talent.fair.edit',
  pages: { list: '/talent/fairs', one: hrefOfFair },
  faultWords: {
    'talent.fair.daysReversed': { zh: '结束日期早于开始日期', en: 'it ends before it begins' },
    'talent.fair.placeMissing': {
      zh: '除线上招聘会外须填地点',
      en: 'only an online fair has no place',
    },
    'talent.fair.cancelReason': {
      zh: '已取消的须填取消原因，其他状态不填',
      en: 'a cancelled fair says why, and no other does',
    },
    'talent.fair.notYet': {
      zh: '开始日期未到，不能填“已举办”',
      en: 'it has not begun and cannot have been held',
    },
    'talent.fair.hasResults': {
      zh: '已有成果，不能改为未举办，开始日期也不能晚于成果日期',
      en: 'results were reported: it was held, and not after them',
    },
    'talent.fair.taken': {
      zh: '已有同名同日的对接会',
      en: 'there is a fair of this title and day already',
    },
    'chains.chain.unknown': { zh: '没有这条产业链', en: 'there is no such chain' },
  },
  object: fairRef,
  dictionaries: async (ctx) => ({ 'chains.chain': await chainEntries(ctx) }),
  find: (ctx, rows) =>
    queries.fairsByTitle(
      ctx.db,
      rows.map(({ title, fromOn }) => ({ title: String(title), fromOn: String(fromOn) })),
    ),
  async current(ctx, ids) {
    return new Map((await queries.fairsById(ctx, ids)).map((one) => [one.id, enteredFair(one)]))
  },
  async create(tx, id, entered, more) {
    await enterFair(tx, { ...fairInput.parse(entered), id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    const before = await editedFair(tx, id)
    if (isDeepStrictEqual(enteredFair(before), entered)) return
    const action = isRevert ? 'talent.fair.importReverted' : 'talent.fair.update'
    await saveFair(tx, before, fairInput.parse(entered), action, more)
  },
  async remove(tx, id, reason) {
    const before = await editedFair(tx, id)
    requireRight(tx, 'talent.fair.remove', before.belonging)
    await refuseInUse(fairRef(id), () => queries.deleteFair(tx.db, id))
    const change = fairChanged('talent.fair.importReverted', before, { id, ...enteredFair(before) })
    await recordChanges(tx, [{ ...change, after: null, reason }])
  },
})

/** Fairs in sight as entries of a dictionary; where two have a title, with the first day in brackets. */
export async function fairEntries(ctx: Context): Promise<DictionaryEntry[]> {
  const fairs = await queries.fairChoices(ctx)
  const holders = Map.groupBy(fairs, ({ title }) => title)
  return fairs.map(({ id, title, fromOn }) =>
    holders.get(title)!.length === 1
      ? { value: id, title, aliases: [`${title}（${fromOn}）`] }
      : { value: id, title: `${title}（${fromOn}）` },
  )
}
