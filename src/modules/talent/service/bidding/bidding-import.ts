import { isDeepStrictEqual } from 'node:util'
import { enterpriseEntries } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'
import { inputSchema } from '#platform/tabular/description/table.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { tidyDecimal } from '#platform/tabular/read/amount.ts'
import type { BiddingFields, BiddingNeed } from '../../contract/bidding-shapes.ts'
import { biddingTable } from '../../contract/bidding-table.ts'
import { usualWeights } from '../../contract/bidding-terms.ts'
import * as queries from '../../queries/bidding.ts'
import { needsByTitle } from '../../queries/need.ts'
import { biddingRef } from '../../refs.ts'
import { editedBidding, enterBidding, hrefOf, saveBidding, takeBackBidding } from './enter.ts'

const rowSchema = inputSchema(biddingTable)
type Row = ReturnType<typeof rowSchema.parse>

/** How biddings come in as a table: a row means the one of its title at its enterprise; a new one waits as collected. */
export const biddingImport = rowByRow({
  table: biddingTable,
  permission: 'talent.bidding.edit',
  pages: { list: '/talent/biddings', one: hrefOf },
  faultWords: {
    'talent.bidding.needUnfit': {
      zh: '该企业没有这项开放中的技术需求，或已在榜',
      en: 'the enterprise has no open technical need of this title, or it is listed already',
    },
    'talent.bidding.needFixed': {
      zh: '同名榜单属于另一项技术需求；请换一个榜题',
      en: 'the bidding of this title is of another need; take another title',
    },
    'talent.bidding.fixed': {
      zh: '同名榜单已开始揭榜或已结束，内容不能再改',
      en: 'the bidding of this title takes bids or is over and stays as it is',
    },
    'talent.bidding.missing': {
      zh: '未填写，技术需求中也没有',
      en: 'empty, and the need does not say it either',
    },
    'talent.bidding.weightsHalf': {
      zh: '四项权重须同时填写，合计 100',
      en: 'the four weights go together and come to 100',
    },
    'talent.bidding.periodReversed': { zh: '揭榜截止早于揭榜开始', en: 'the period ends before it begins' },
    'talent.bidding.reviewEarly': { zh: '评审日期须在揭榜截止之后', en: 'the review comes after the period' },
  },
  object: biddingRef,
  dictionaries: async (ctx) => ({ 'directory.enterprise': await enterpriseEntries(ctx) }),
  find: (ctx, rows) =>
    queries.biddingsByTitle(
      ctx.db,
      rows.map(({ enterpriseId, title }) => ({ enterpriseId: String(enterpriseId), title: String(title) })),
    ),
  async current(ctx, ids) {
    return new Map((await queries.biddingsById(ctx.db, ids)).map((one) => [one.id, enteredOf(one)]))
  },
  async create(tx, id, entered, more) {
    const row = rowSchema.parse(entered)
    const need = await needOf(tx, row)
    await enterBidding(tx, { ...fieldsOf(row, need), needId: need.id, id }, false, more)
  },
  async change(tx, id, entered, more, isRevert) {
    const row = rowSchema.parse(entered)
    const before = await editedBidding(tx, id)
    // A row that changes nothing is good in every state.
    if (isDeepStrictEqual(enteredOf(before), entered)) return
    if (row.needTitle !== null && row.needTitle !== before.need.title)
      throw badField('needTitle', 'talent.bidding.needFixed', 'a bidding stays with its need')
    const action = isRevert ? 'talent.bidding.importReverted' : 'talent.bidding.update'
    await saveBidding(tx, before, fieldsOf(row, null), action, more)
  },
  remove: async (tx, id, reason) => takeBackBidding(tx, await editedBidding(tx, id), reason),
})

/** The open technical need that a new row is of. @throws AppError `badInput` `talent.bidding.needUnfit`. */
async function needOf(tx: Context, { enterpriseId, needTitle, title }: Row): Promise<BiddingNeed> {
  const [id] = await needsByTitle(tx.db, [{ enterpriseId, title: needTitle ?? title }])
  const [need] = id == null ? [] : await queries.openTechnicalNeeds(tx.db, id)
  if (need === undefined)
    throw badField('needTitle', 'talent.bidding.needUnfit', 'there is no open technical need of this title')
  return need
}

/** What a row says, and where it says nothing, what the need does. @throws AppError for what neither says. */
function fieldsOf(row: Row, need: BiddingNeed | null): BiddingFields {
  return {
    title: row.title,
    targets: said('targets', row.targets ?? need?.targets),
    budget: said('budget', row.budget ?? need?.budget),
    termMonths: said('termMonths', row.termMonths ?? need?.termMonths),
    propertyRule: row.propertyRule ?? need?.propertyRule ?? null,
    bidFromOn: row.bidFromOn,
    bidUntilOn: row.bidUntilOn,
    reviewOn: row.reviewOn,
    weights: weightsOf(row),
    note: row.note,
  }
}

function said<T>(field: string, value: T | null | undefined): T {
  if (value == null) throw badField(field, 'talent.bidding.missing', `${field} is said nowhere`)
  return value
}

function weightsOf({ weightTechnology, weightFeasibility, weightTeam, weightPrice }: Row) {
  const given = [weightTechnology, weightFeasibility, weightTeam, weightPrice]
  if (given.every((weight) => weight === null)) return usualWeights
  const [technology, feasibility, team, price] = given
  if (technology == null || feasibility == null || team == null || price == null) throw weightsHalf()
  if (technology + feasibility + team + price !== 100) throw weightsHalf()
  return { technology, feasibility, team, price }
}

const weightsHalf = () =>
  badField('weightPrice', 'talent.bidding.weightsHalf', 'the four weights go together and come to 100')

const enteredOf = (one: queries.StoredBidding): Entered => ({
  title: one.title,
  enterpriseId: one.enterprise.id,
  needTitle: one.need.title,
  targets: one.targets,
  budget: tidyDecimal(one.budget),
  termMonths: one.termMonths,
  propertyRule: one.propertyRule,
  bidFromOn: one.bidFromOn,
  bidUntilOn: one.bidUntilOn,
  reviewOn: one.reviewOn,
  weightTechnology: one.weights.technology,
  weightFeasibility: one.weights.feasibility,
  weightTeam: one.weights.team,
  weightPrice: one.weights.price,
  note: one.note,
})
