import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { DictionaryEntry } from '#platform/tabular/read/cell.ts'
import { listChainNames } from '../queries/chain.ts'
import { listNodeNames } from '../queries/node.ts'

/** The chains of today, as a table names them. */
export async function chainEntries(ctx: Context): Promise<DictionaryEntry[]> {
  const chains = await listChainNames(ctx.db, businessDay(ctx.clock))
  return chains.map(({ code, name }) => ({ value: code, title: name, aliases: [`${name}产业链`] }))
}

/** Every node, as a table names it. */
export async function nodeEntries(ctx: Context): Promise<DictionaryEntry[]> {
  return (await listNodeNames(ctx.db)).map(({ code, name }) => ({ value: code, title: name }))
}
