import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { Link } from '#platform/thread/thread.ts'
import { chainIdsByCode } from '../queries/chain.ts'
import { chainRef } from '../refs.ts'

/** The ids of these chains. @throws AppError `badInput` `chains.chain.unknown` for codes that no chain has. */
export async function chainIdsOf(tx: Context, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const ids = await chainIdsByCode(tx.db)
  const unknown = codes.filter((code) => !ids.has(code))
  if (unknown.length > 0)
    throw new AppError('badInput', 'chains.chain.unknown', `there is no chain ${unknown.join(', ')}`, {
      field: 'chainCodes',
      codes: unknown,
    })
  return codes.map((code) => ids.get(code)!)
}

/** The thread of something to the chains it is for. */
export const aboutChains = (from: ObjectRef, codes: readonly string[]): Link[] =>
  codes.map((code) => ({ from, relation: 'about', to: chainRef(code) }))
