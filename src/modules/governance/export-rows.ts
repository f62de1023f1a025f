import { listChainNames } from '#modules/chains/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { may } from '#platform/rights/rights.ts'
import { type PostRole, postRoles } from './contract.ts'

/**
 * What of the cards the actor may take out, with the names of chains, in the order of the cards: first what belongs to the
 * head chief, then chain by chain and role by role; within a role as given.
 */
export async function inCardOrder<Row extends { chainCode: string | null; role: PostRole }>(
  ctx: Context,
  permission: Permission,
  rows: readonly Row[],
): Promise<(Row & { chainName: string | null })[]> {
  const chains = await listChainNames(ctx.db, businessDay(ctx.clock))
  const names = new Map<string | null, string | null>([
    [null, null],
    ...chains.map(({ code, name }): [string, string] => [code, name]),
  ])
  const order = [...names.keys()]
  return rows
    .filter(({ chainCode }) => names.has(chainCode))
    .filter(({ chainCode }) => isInReach(ctx, 'governance.card.read', chainCode))
    .filter(({ chainCode }) => isInReach(ctx, permission, chainCode))
    .map((row) => ({ ...row, chainName: names.get(row.chainCode) ?? null }))
    .sort(
      (a, b) =>
        order.indexOf(a.chainCode) - order.indexOf(b.chainCode) ||
        postRoles.indexOf(a.role) - postRoles.indexOf(b.role),
    )
}

/** The head chief stands on every card, and so in whatever part of the cards somebody may take out. */
const isInReach = (ctx: Context, permission: Permission, chainCode: string | null): boolean =>
  may(ctx, permission, chainCode === null ? undefined : { chainCodes: [chainCode] })
