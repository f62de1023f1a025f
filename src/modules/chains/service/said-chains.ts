import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { said } from '#platform/list/filter-words.ts'
import { listChainNames } from '../queries/chain.ts'

/** The chains by which the rows of an exported list were chosen. */
export async function saidChains(ctx: Context, codes: readonly string[] | undefined): Promise<string[]> {
  if (!codes?.length) return []
  const names = new Map(
    (await listChainNames(ctx.db, businessDay(ctx.clock))).map(({ code, name }) => [code, name]),
  )
  return said(
    '产业链',
    codes.map((code) => names.get(code) ?? code),
  )
}
