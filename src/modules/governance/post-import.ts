import { isDeepStrictEqual } from 'node:util'
import { chainEntries } from '#modules/chains/index.ts'
import { organisationEntries, personEntries } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import type { DictionaryEntry } from '#platform/tabular/read/cell.ts'
import { type Post, type PostRole, postTable, postValues } from './contract.ts'
import * as queries from './queries.ts'
import {
  checkDates,
  enterPost,
  lockedPost,
  postRef,
  requirePerson,
  saveTerm,
  seesPost,
  takePostBack,
} from './service.ts'

const assign = 'governance.post.assign'

/** How the roster of the chain-chief system comes in as a table: terms as entered and corrected by hand. */
export const postImport = rowByRow({
  table: postTable,
  permission: assign,
  pages: { list: '/governance', one: () => null },
  faultWords: {
    'governance.post.chainMismatch': {
      zh: '总链长不填产业链，其他职责须填写产业链',
      en: 'the head chief names no chain, every other role names one',
    },
    'governance.post.datesReversed': {
      zh: '截止日期不能早于起始日期',
      en: 'a term cannot end before it begins',
    },
    'governance.post.ambiguous': {
      zh: '有多项相同的任职，请在链卡上分别更正',
      en: 'there are several such terms: correct them on the chain card',
    },
    'governance.post.unknown': { zh: '没有这项任职', en: 'there is no such post' },
    'chains.chain.unknown': { zh: '没有该产业链', en: 'there is no such chain' },
    'directory.person.unknown': { zh: '没有该人员', en: 'there is no such person' },
  },
  object: postRef,
  dictionaries: async (ctx) => ({
    'chains.chain': await chainEntries(ctx),
    'directory.organisation': await unitEntries(ctx),
    'directory.person': await personEntries(ctx),
  }),
  async find(ctx, rows) {
    const found = await postsOfRows(ctx, rows)
    return rows.map((row) => twins(found, row)[0]?.id ?? null)
  },
  async current(ctx, ids) {
    const found = await queries.postsById(ctx.db, ids, ctx.pending !== null)
    return new Map(found.map((post) => [post.id, toEntered(post)]))
  },
  async create(tx, id, entered, links) {
    const place = { chainCode: entered.chainCode as string | null, role: entered.role as PostRole }
    await enterPost(tx, { ...postValues.parse(entered), ...place, succeeds: null }, { id, links })
  },
  async change(tx, id, entered, links, isRevert) {
    const before = await lockedPost(tx, id, assign)
    if (isDeepStrictEqual(toEntered(before), entered)) return
    if (twins(await postsOfRows(tx, [entered]), entered).length > 1)
      throw new AppError('badInput', 'governance.post.ambiguous', 'several posts are alike', {
        field: 'holderName',
      })
    const values = postValues.parse(entered)
    checkDates(values)
    if (values.personId !== before.personId) await requirePerson(tx, values.personId)
    const action = isRevert ? 'governance.post.importReverted' : 'governance.post.update'
    await saveTerm(tx, before, values, action, null, links)
  },
  remove: async (tx, id, reason) => takePostBack(tx, await lockedPost(tx, id, assign), reason),
})

const postsOfRows = (ctx: Context, rows: readonly Entered[]) =>
  queries.postsHeldBy(
    ctx.db,
    rows.map(({ holderName }) => String(holderName)),
  )

/** The posts that a row may mean. */
const twins = (found: readonly Post[], row: Entered): Post[] =>
  found.filter(
    (post) =>
      post.chainCode === (row.chainCode ?? null) &&
      post.role === row.role &&
      post.holderName === row.holderName &&
      post.sinceOn === row.sinceOn,
  )

/** The open units, and those that stand in the roster already: a unit that was closed since is still named there. */
async function unitEntries(ctx: Context): Promise<DictionaryEntry[]> {
  const open = await organisationEntries(ctx)
  const known = new Set(open.map(({ value }) => value))
  const named = new Map<string, DictionaryEntry>()
  for (const post of await queries.listPosts(ctx.db, null)) {
    const { orgId, orgName } = post
    if (orgId !== null && orgName !== null && !known.has(orgId) && seesPost(ctx, post))
      named.set(orgId, { value: orgId, title: orgName })
  }
  return [...open, ...named.values()]
}

const toEntered = (post: Post): Entered => ({
  chainCode: post.chainCode,
  role: post.role,
  holderName: post.holderName,
  holderTitle: post.holderTitle,
  personId: post.personId,
  orgId: post.orgId,
  sinceOn: post.sinceOn,
  untilOn: post.untilOn,
  source: post.source,
  note: post.note,
})
