import { listChainNames } from '#modules/chains/index.ts'
import { personEntries } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listOfTable } from '#platform/list/description.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { may } from '#platform/rights/rights.ts'
import { type Post, postRoles, postTable } from './contract.ts'
import * as queries from './queries.ts'
import { seesPost } from './service.ts'

/** A post as the roster tells it: chain and person by name. */
type RosterRow = Post & { chainName: string | null; personName: string | null }

const roster = listOfTable<RosterRow>()(postTable, { sorts: [] })

/**
 * The roster within the actor's reach as a workbook, in the order of the cards: the head chief, then chain by chain. With
 * it the same table can be brought again. Noted in the audit.
 *
 * @param asked.former whether terms that have ended are listed as well.
 */
export async function exportPosts(ctx: Context, asked: { former: boolean }): Promise<File> {
  const today = businessDay(ctx.clock)
  const chains = await listChainNames(ctx.db, today)
  const people = new Map((await personEntries(ctx)).map(({ value, title }) => [value, String(title)]))
  const names = new Map<string | null, string | null>([
    [null, null],
    ...chains.map(({ code, name }): [string, string] => [code, name]),
  ])
  const order = [...names.keys()]
  const rows = (await queries.listPosts(ctx.db, null))
    .filter((post) => names.has(post.chainCode) && seesPost(ctx, post) && mayTake(ctx, post))
    .filter((post) => asked.former || post.untilOn === null || post.untilOn >= today)
    .sort(
      (a, b) =>
        order.indexOf(a.chainCode) - order.indexOf(b.chainCode) ||
        postRoles.indexOf(a.role) - postRoles.indexOf(b.role),
    )
    .map((post) => ({
      ...post,
      chainName: names.get(post.chainCode) ?? null,
      // As the table names people, so that it can be read again; one who has left stands by the name of the holder only.
      personName: post.personId === null ? null : (people.get(post.personId) ?? null),
    }))
  return listFile(ctx, roster, {
    name: 'chain-chief-roster',
    action: 'governance.post.export',
    rows: rows.slice(0, mostRowsInFile),
    total: rows.length,
    about: [asked.former ? '含历任' : '现任和待任', `导出于 ${today}`],
    columns: undefined,
    asked,
  })
}

/** The head chief stands on every card, and so in whatever part of the roster somebody may take out. */
const mayTake = (ctx: Context, { chainCode }: Post): boolean =>
  may(ctx, 'governance.post.export', chainCode === null ? undefined : { chainCodes: [chainCode] })
