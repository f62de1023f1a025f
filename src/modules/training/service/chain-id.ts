import { findChainByCode } from '#modules/chains/index.ts'
import type { Context } from '#platform/context.ts'
import { badField } from '#platform/errors.ts'

/** The id of the chain that an input names, null where it names none. @throws AppError `badInput` `chains.chain.unknown`. */
export async function chainIdOf(tx: Context, chainCode: string | null): Promise<string | null> {
  if (chainCode === null) return null
  const chain = await findChainByCode(tx.db, chainCode)
  if (chain === null) throw badField('chainCode', 'chains.chain.unknown', `there is no chain ${chainCode}`)
  return chain.id
}
