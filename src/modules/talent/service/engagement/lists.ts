import { saidChains } from '#modules/chains/index.ts'
import { regionEntries } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said, saidChoices, saidIf } from '#platform/list/filter-words.ts'
import { listFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { EngagementFileQuery, EngagementFilter, EngagementListQuery } from '../../contract/engagement.ts'
import { engagementList } from '../../contract/engagement-list.ts'
import type {
  EngagementParties,
  EngagementSummary,
  MisleadingReport,
} from '../../contract/engagement-shapes.ts'
import { engagementStateWords } from '../../contract/engagement-terms.ts'
import type { ListChoice } from '../../contract/list-choice.ts'
import { planTable } from '../../contract/plan-table.ts'
import * as queries from '../../queries/engagement.ts'
import { personTitle } from '../../rules/engagement-person.ts'
import { misleadingParts } from '../../rules/misleading.ts'
import { toEngagementRow } from './show.ts'

/** Engagements in sight; in no other order wanted, the last changed first. */
export async function listEngagements(
  ctx: Context,
  filter: EngagementListQuery,
): Promise<ListPage<EngagementSummary>> {
  requireRight(ctx, 'talent.engagement.read')
  return mapPage(await queries.listEngagements(ctx, filter), (one) => toEngagementRow(ctx, one))
}

/** What the list can be narrowed to: all that is in sight, people as masked as their rows. */
export async function listEngagementParties(ctx: Context): Promise<EngagementParties> {
  requireRight(ctx, 'talent.engagement.read')
  const { enterprises, needs, people } = await queries.engagementParties(ctx)
  return {
    enterprises,
    needs: needs.map(({ id, number, title }) => ({ id, name: `${title}（#${number}）` })),
    people: people.map(({ id, isNamed, ...person }) => ({ id, name: personTitle(person, isNamed) })),
  }
}

/** Those that fit, in Excel. That a list left the house is noted in the audit. */
export function exportEngagements(ctx: Context, { columns, ...asked }: EngagementFileQuery): Promise<File> {
  requireRight(ctx, 'talent.engagement.export')
  return inTransaction(ctx, async (tx) => {
    const { items, total } = await queries.listAllEngagements(tx, asked)
    return listFile(tx, engagementList, {
      name: 'engagements',
      action: 'talent.engagement.export',
      rows: items.map((one) => toEngagementRow(tx, one)),
      total,
      about: [chosenBy(await saidFilter(tx, asked)), `导出于 ${businessDay(tx.clock)}`],
      columns,
      asked,
    })
  })
}

/** By what the rows were chosen, in words; people as masked as in the list. */
async function saidFilter(tx: Context, filter: EngagementFilter): Promise<string[]> {
  const parties = await listEngagementParties(tx)
  const named = (choices: readonly ListChoice[], id: string | undefined) =>
    id === undefined ? undefined : [choices.find((one) => one.id === id)?.name ?? '不在可查看范围内']
  const region =
    filter.region === undefined
      ? undefined
      : (await regionEntries(tx)).find(({ value }) => value === filter.region)?.title
  return [
    ...containing(filter.query, '需求或企业'),
    ...said(
      '状态',
      filter.state?.map((state) => engagementStateWords[state].zh),
    ),
    ...(await saidChains(tx, filter.chain)),
    ...said('企业', named(parties.enterprises, filter.enterprise)),
    ...said('需求', named(parties.needs, filter.need)),
    ...said('人才', named(parties.people, filter.person)),
    ...saidIf(filter.waiting, '只看待我办理'),
    ...said('县（市、区）', region === undefined ? undefined : [region]),
    ...saidChoices(planTable.columns.category, filter.category === undefined ? undefined : [filter.category]),
    ...said('到岗不早于', filter.boardedFrom === undefined ? undefined : [filter.boardedFrom]),
    ...said('到岗不晚于', filter.boardedUntil === undefined ? undefined : [filter.boardedUntil]),
  ]
}

/** Which parts of the score refusals contradict. */
export async function reviewRefusals(ctx: Context): Promise<MisleadingReport> {
  requireRight(ctx, 'talent.engagement.review')
  return misleadingParts(await queries.endedPairs(ctx.db))
}
