import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import type { BinKind } from '#platform/bin/bin-kind.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import { inTransaction } from '#platform/transaction.ts'
import { enterpriseInput } from '../contract.ts'
import * as queries from '../queries/enterprise.ts'
import { belongingOf, lockedEnterprise, saveEnterprise } from './enterprises.ts'
import { enterpriseRef, regionRef } from './refs.ts'

/** How an enterprise lies in the recycle bin. */
export const enterpriseBin: BinKind = {
  table: 'directory.enterprise',
  title: ['name'],
  alias: 'e',
  readRight: 'directory.enterprise.read',
  scope: queries.enterpriseScope,
  links: async (tx, id) => [
    {
      from: enterpriseRef(id),
      relation: 'locatedIn',
      to: regionRef(await queries.regionOfEnterprise(tx.db, id)),
    },
  ],
}

/**
 * Deletes an enterprise entered by mistake.
 *
 * @throws AppError `conflict` while anything refers to it, or when somebody changed it meanwhile.
 */
export async function removeEnterprise(
  ctx: Context,
  id: string,
  lockVersion: number,
  reason: string,
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const enterprise = await lockedEnterprise(tx, id)
    requireRight(tx, 'directory.enterprise.remove', await belongingOf(tx, enterprise))
    requireVersion(enterprise, lockVersion)
    await moveToBin(tx, enterpriseBin, enterpriseRef(id), reason)
    return { id }
  })
}

/** Takes back a change of an enterprise's data. */
export const enterpriseUndoer: Undoer = {
  actions: ['directory.enterprise.update', 'directory.enterprise.undo'],
  permission: 'directory.enterprise.edit',
  editable: (ctx, ids) =>
    queries.enterprisesWithin(
      ctx.db,
      ids,
      scopeFilter(ctx, 'directory.enterprise.edit', queries.enterpriseScope),
    ),
  lock: (tx, { object }) => queries.lockEnterprise(tx.db, object.id),
  restore: async (tx, change) => {
    const current = await lockedEnterprise(tx, change.object.id)
    await saveEnterprise(tx, current, enterpriseInput.parse(change.before), 'directory.enterprise.undo', [
      undoLink(change),
    ])
  },
}
