import { type Guards, may, openTo } from '#platform/rights/rights.ts'
import { grantsOf } from './queries/grant.ts'

/** Who may see this module's objects in threads and history: administrators, and everybody their own. */
export const accessGuards: Guards = {
  'access.role': openTo('access.role.read'),
  'access.account': async (ctx, ids) =>
    new Set(may(ctx, 'access.account.read') ? ids : ids.filter((id) => id === ctx.actor.id)),
  'access.grant': async (ctx, ids) =>
    new Set(may(ctx, 'access.grant.read') ? ids : await grantsOf(ctx.db, ctx.actor.id, ids)),
}
