import type { Context } from '#platform/context.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Major } from '../../contract/major.ts'
import * as queries from '../../queries/major.ts'

/** Majors in use, by code. */
export async function listMajors(ctx: Context): Promise<Major[]> {
  requireRight(ctx, 'talent.skill.read')
  return queries.listMajors(ctx.db)
}

/** Majors as entries of a dictionary: each is known by its name and by its code. */
export async function majorEntries(ctx: Pick<Context, 'db'>) {
  return (await queries.listMajors(ctx.db)).map(({ code, name }) => ({
    value: code,
    title: name,
    aliases: [code],
  }))
}
