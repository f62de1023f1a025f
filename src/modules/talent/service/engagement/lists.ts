import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { EngagementFileQuery, EngagementListQuery } from '../../contract/engagement.ts'
import { engagementList } from '../../contract/engagement-list.ts'
import type {
  EngagementParties,
  EngagementSummary,
  MisleadingReport,
} from '../../contract/engagement-shapes.ts'
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
      about: [`填报人：${tx.actor.name}`, `数据截至：${businessDay(tx.clock)}`],
      columns,
      asked,
    })
  })
}

/** Which parts of the score refusals contradict. */
export async function reviewRefusals(ctx: Context): Promise<MisleadingReport> {
  requireRight(ctx, 'talent.engagement.review')
  return misleadingParts(await queries.endedPairs(ctx.db))
}
