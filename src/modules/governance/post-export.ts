import { personEntries } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { listOfTable } from '#platform/list/description.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { type Post, postTable } from './contract.ts'
import { inCardOrder } from './export-rows.ts'
import * as queries from './queries.ts'

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
  const people = new Map((await personEntries(ctx)).map(({ value, title }) => [value, String(title)]))
  const posts = (await queries.listPosts(ctx.db, null)).filter(
    ({ untilOn }) => asked.former || untilOn === null || untilOn >= today,
  )
  const rows = (await inCardOrder(ctx, 'governance.post.export', posts)).map((post) => ({
    ...post,
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
