import type { Context } from '#platform/context.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { DictionaryEntry } from '#platform/tabular/read/cell.ts'
import type { Major } from '../../contract/major.ts'
import * as queries from '../../queries/major.ts'

/** Majors in use, by code. */
export async function listMajors(ctx: Context): Promise<Major[]> {
  requireRight(ctx, 'talent.skill.read')
  return queries.listMajors(ctx.db)
}

/** Majors as entries of a dictionary: each is known by its title and code, and by its bare name where it alone has it. */
export async function majorEntries(ctx: Pick<Context, 'db'>): Promise<DictionaryEntry[]> {
  return (await queries.listMajors(ctx.db)).map(({ code, name, title }) => ({
    value: code,
    title,
    aliases: [name],
  }))
}
